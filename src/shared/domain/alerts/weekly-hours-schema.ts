/** Schema of hours of the week. Apart from the rules', which are many: settings are read before anything is on screen. */
import { z } from 'zod'
import { zoneNamed } from '../../lib/zoned-time.js'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected HH:MM')

/** Hours of the week by the clocks of a zone. An end that is not later than the start is one of the next day. */
export const weeklyHours = z.strictObject({
  /** Name in the time-zone database; empty: this machine's. */
  zone: z.string().default('').refine((name) => name === '' || zoneNamed(name) !== null, 'expected a known time zone'),
  /** Days on which the hours begin; 0: Sunday. */
  days: z.array(z.int().min(0).max(6)).min(1).max(7),
  from: time,
  until: time
})
export type WeeklyHours = z.infer<typeof weeklyHours>
