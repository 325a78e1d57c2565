/** What the feed of the broker's data says of itself, as part of the session's status. */
import { z } from 'zod'

const at = z.int()

/** One try to wake a stream that fell silent or ended. */
export const streamRecord = z.object({
  /** As a person names it: "quotes ES", "P&L DU1". */
  stream: z.string(),
  /** When it was last heard, or asked for. */
  since: at,
  /** When it was asked for again. */
  at,
  /** How many times in this silence, this one included. */
  tries: z.int().positive(),
  reason: z.string(),
  action: z.literal('resubscribed'),
  /** pending: nothing yet. answered: data came. silent: none came before the next try. ended: the session ended first. */
  result: z.enum(['pending', 'answered', 'silent', 'ended'])
})
export type StreamRecord = z.infer<typeof streamRecord>

/** Something that the broker limits, and how much of it is in use. */
export const budget = z.object({
  name: z.string(),
  used: z.int().nonnegative(),
  limit: z.int().nonnegative(),
  /** "lines", "in one second". */
  unit: z.string(),
  /** How many wait for their turn. */
  waiting: z.int().nonnegative()
})
export type Budget = z.infer<typeof budget>
