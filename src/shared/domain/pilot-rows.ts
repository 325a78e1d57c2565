/** What Pitwall keeps of all paper trades, however many there are: exact tallies by group, and how they were come by. */
import { z } from 'zod'
import { decimalText } from '../lib/decimal-schema.js'

const count = z.int().nonnegative()
const at = z.int()

/** What paper trades are grouped by; `all` has one group per currency. */
export const pilotDimensions = ['all', 'strategy', 'venue', 'symbol', 'day', 'strategyDay'] as const

/**
 * Counts and exact sums of the paper trades of one group, in one currency. Trades that have closed with a known result are
 * in all sums, and no others; `day` groups hold closed trades alone, by the day of their closing, and so do those of a
 * strategy on a day, which are kept for the latest days only and know no best, worst or latest trade.
 */
export const pilotTally = z.object({
  dimension: z.enum(pilotDimensions),
  /** Name of the strategy, venue or symbol; the day as `2026-11-21`, in the zone that the review names; `2026-11-21 name` for a strategy on a day; empty for `all`. */
  key: z.string(),
  currency: z.string(),
  open: count,
  /** Closed with a known result. */
  closed: count,
  /** Closed, and the database does not tell the result: in no sum. */
  withoutResult: count,
  cancelled: count,
  rejected: count,
  /** The word for their state is none that is known here. */
  other: count,
  /** A value in them is not finite, or missing where one is required: in no sum. */
  unreadable: count,
  wins: count,
  losses: count,
  /** Of those closed, the ones that had an expected edge. */
  edgeTrades: count,
  /** Sum of the wins. */
  profit: decimalText,
  /** Sum of the losses, zero or negative. */
  loss: decimalText,
  fees: decimalText,
  /** Sum of expected edge × quantity. */
  expected: decimalText,
  /** Realized P&L of the trades in `expected`. */
  achieved: decimalText,
  /** Highest and lowest realized P&L of one trade; null: none has closed. */
  best: decimalText.nullable(),
  worst: decimalText.nullable(),
  /** Latest closing; of a trade without one, its last change. */
  lastClosedAt: at.nullable()
})
export type PilotTallyRow = z.infer<typeof pilotTally>
export type PilotDimension = PilotTallyRow['dimension']

/** The one row that says how true the tallies are. */
export const pilotReview = z.object({
  id: z.literal('paper_trades'),
  /** All trades, in any state. */
  trades: count,
  /** Groups that are too many to be shown: those with the fewest trades of their dimension. */
  groupsLeftOut: count,
  /** First day of which the strategies' results are known day by day; empty: all are. */
  strategyDaysFrom: z.string().default(''),
  /** Zone of the days, as the time-zone database names it. */
  zone: z.string(),
  /** When the tallies were last added up from all trades; since then they have been kept by what changed. */
  countedAt: at,
  /** Why they are known to be off until the next count of all trades; null: they are not. */
  pending: z.string().nullable(),
  /** The last time that a count of all trades found them to be off, and by how much; null: never in this session. */
  off: z.object({ until: at, what: z.string() }).nullable()
})
export type PilotReview = z.infer<typeof pilotReview>
