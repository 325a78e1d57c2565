/** Hours of the week over clock changes and weekends, as quiet hours and as the hours in which a rule is awake. */
import { describe, expect, it } from 'vitest'
import { defaultRules } from './default-rules.js'
import { isAwake, isQuiet } from './weekly-hours.js'
import type { WeeklyHours } from './weekly-hours-schema.js'

const NEW_YORK = 'America/New_York'
const session: WeeklyHours = { zone: NEW_YORK, days: [1, 2, 3, 4, 5], from: '09:30', until: '16:00' }
const night: WeeklyHours = { zone: '', days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', until: '07:00' }
const at = (text: string): number => Date.parse(text)
const awake = (text: string): boolean => isAwake({ activeHours: session }, at(text), 'UTC')
const quiet = (text: string, zone: string): boolean => isQuiet({ quietHours: night }, 'warning', at(text), zone)

describe('the session of New York', () => {
  it.each([
    // Clocks go forward on 2026-03-08: 09:30 is 14:30 UTC before, 13:30 after.
    ['2026-03-06T14:29:59Z', false], ['2026-03-06T14:30:00Z', true], ['2026-03-06T20:59:59Z', true], ['2026-03-06T21:00:00Z', false],
    ['2026-03-07T15:00:00Z', false], ['2026-03-08T15:00:00Z', false],
    ['2026-03-09T13:29:59Z', false], ['2026-03-09T13:30:00Z', true], ['2026-03-09T19:59:59Z', true], ['2026-03-09T20:00:00Z', false],
    // And back on 2026-11-01.
    ['2026-10-30T13:30:00Z', true], ['2026-11-02T13:30:00Z', false], ['2026-11-02T14:30:00Z', true]
  ])('at %s: %s', (time, expected) => {
    expect(awake(time)).toBe(expected)
  })
})

describe('a night through midnight', () => {
  it.each([
    // In Berlin clocks go forward on 2026-03-29 at 02:00, back on 2026-10-25 at 03:00: the night is an hour shorter, or longer.
    ['2026-03-28T20:59:00Z', false], ['2026-03-28T21:00:00Z', true], ['2026-03-29T01:30:00Z', true], ['2026-03-29T04:59:00Z', true], ['2026-03-29T05:00:00Z', false],
    ['2026-10-24T20:00:00Z', true], ['2026-10-25T00:30:00Z', true], ['2026-10-25T01:30:00Z', true], ['2026-10-25T05:59:00Z', true], ['2026-10-25T06:00:00Z', false]
  ])('in Berlin at %s: %s', (time, expected) => {
    expect(quiet(time, 'Europe/Berlin')).toBe(expected)
  })

  it('begins on the days that are named, and ends on the next', () => {
    const friday: WeeklyHours = { ...night, days: [5] }
    const isNight = (text: string): boolean => isQuiet({ quietHours: friday }, 'info', at(text), 'UTC')
    expect(['2026-11-20T21:59:00Z', '2026-11-20T22:00:00Z', '2026-11-21T06:59:00Z', '2026-11-21T07:00:00Z', '2026-11-21T23:00:00Z'].map(isNight)).toEqual([false, true, true, false, false])
  })

  it('does not hold back what is critical', () => {
    expect(isQuiet({ quietHours: night }, 'critical', at('2026-11-20T23:00:00Z'), 'UTC')).toBe(false)
  })
})

it('has the rules about the session asleep for a whole weekend', () => {
  const rules = defaultRules(0).filter(({ activeHours }) => activeHours !== null)
  expect(rules.length).toBeGreaterThan(0)
  for (let time = at('2026-11-20T21:00:00Z'); time < at('2026-11-23T14:30:00Z'); time += 600_000) {
    for (const rule of rules) expect(isAwake(rule, time, 'UTC')).toBe(false)
  }
})
