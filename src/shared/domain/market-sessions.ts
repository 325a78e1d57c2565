/** When markets trade, as the details of their contracts list it: about a week. */
import { z } from 'zod'

const span = z.object({ from: z.int(), to: z.int() })

export const marketSessions = z.object({
  /** As the broker names it: CME, IDEALPRO, SMART, ... */
  exchange: z.string(),
  /** Of the exchange, as the broker names it. */
  timeZone: z.string(),
  /** Contracts that trade then and there. */
  conIds: z.array(z.string()),
  /** Sessions that have not ended, oldest first: the regular ones, and all. */
  regular: z.array(span),
  all: z.array(span),
  /** Workdays without any session: `2026-11-26`, on the exchange's calendar. */
  holidays: z.array(z.string()),
  /** What comes after this day is not known: `2026-11-27`. */
  lastDay: z.string()
})
export type MarketSessions = z.infer<typeof marketSessions>
