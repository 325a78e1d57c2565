/** Whether a market trades at a moment, and when that changes. */
import type { EpochMs } from '../lib/clock.js'
import type { MarketSessions } from './market-sessions.js'

export interface MarketState {
  /** open: the regular session. extended: before, after or overnight. closed: nothing trades. */
  readonly state: 'open' | 'extended' | 'closed'
  /** When this state ends; null: not known, the hours are listed for a few days only. */
  readonly until: EpochMs | null
  /** When the next regular session begins; null: not known. */
  readonly opens: EpochMs | null
}

type Sessions = Pick<MarketSessions, 'regular' | 'all'>

export function marketState({ regular, all }: Sessions, now: EpochMs): MarketState {
  const opens = regular.find(({ from }) => from > now)?.from ?? null
  const isOpen = regular.find(({ from, to }) => from <= now && now < to)
  if (isOpen !== undefined) return { state: 'open', until: isOpen.to, opens }
  const trades = all.find(({ from, to }) => from <= now && now < to)
  if (trades !== undefined) return { state: 'extended', until: opens === null ? trades.to : Math.min(opens, trades.to), opens }
  return { state: 'closed', until: all.find(({ from }) => from > now)?.from ?? null, opens }
}
