/** What the page asks of the history of the desk: schemas of the contract. */
import { z } from 'zod'
import { momentReasons } from '../domain/history-moment.js'

/** More than a scale on a screen has places for. */
const MOST_MOMENTS = 2_000

const at = z.int().min(0)
const kept = at.nullable()
const moment = { at, reason: z.enum(momentReasons) }

/** In the form of the contract: input, output, milliseconds. */
export const historyRequests = {
  /** When the desk was kept in a span, both ends in it. */
  'history:moments': {
    input: z.object({ from: at, until: at, most: z.int().min(1).max(MOST_MOMENTS) }),
    output: z.object({ moments: z.array(z.object(moment)), total: z.int(), oldest: kept, newest: kept, notice: z.string().nullable() }),
    deadlineMs: 10_000
  },
  /** The last desk that was kept until then, or the oldest: `slices` is the text of a patch's. */
  'history:open': {
    input: z.object({ at }),
    output: z.object({ ...moment, previous: kept, next: kept, bearings: z.object({ clockSkewMs: z.number().nullable(), brokerAccounts: z.array(z.string()).readonly() }).nullable(), slices: z.string(), notice: z.string().nullable() }),
    deadlineMs: 10_000
  }
} as const
