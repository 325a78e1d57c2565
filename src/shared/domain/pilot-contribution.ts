/** What one paper trade adds to the tallies of the groups that it is in. */
import type { EpochMs } from '../lib/clock.js'
import type { DecimalText } from '../lib/decimal.js'
import type { PilotDimension } from './pilot-rows.js'

export const tradeKinds = ['open', 'closed', 'cancelled', 'rejected', 'other', 'unreadable'] as const
export type TradeKind = (typeof tradeKinds)[number]

export interface Contribution {
  readonly kind: TradeKind
  readonly strategy: string
  readonly venue: string
  readonly symbol: string
  readonly currency: string
  /** Of closing; for trades of kind `closed` only. */
  readonly day: string
  readonly closedAt: EpochMs | null
  /** Null: the database does not tell. */
  readonly realized: DecimalText | null
  readonly fees: DecimalText
  /** Expected edge × quantity; null: nothing was expected. */
  readonly expected: DecimalText | null
}

export interface GroupName {
  readonly dimension: PilotDimension
  readonly key: string
  readonly currency: string
}

/** A strategy on a day as the key of a group; days sort by text. */
export function strategyDayKey(strategy: string, day: string): string {
  return `${day} ${strategy}`
}

export function strategyAndDay(key: string): { readonly strategy: string; readonly day: string } {
  const end = key.indexOf(' ')
  return { day: key.slice(0, end), strategy: key.slice(end + 1) }
}

/**
 * The groups that a trade counts in.
 * @param strategyDaysFrom first day on which strategies are counted day by day
 */
export function groupsOf({ kind, strategy, venue, symbol, currency, day }: Pick<Contribution, 'kind' | 'strategy' | 'venue' | 'symbol' | 'currency' | 'day'>, strategyDaysFrom = ''): readonly GroupName[] {
  const groups: GroupName[] = [
    { dimension: 'all', key: '', currency },
    { dimension: 'strategy', key: strategy, currency },
    { dimension: 'venue', key: venue, currency },
    { dimension: 'symbol', key: symbol, currency }
  ]
  if (kind === 'closed') groups.push({ dimension: 'day', key: day, currency })
  if (kind === 'closed' && day >= strategyDaysFrom) groups.push({ dimension: 'strategyDay', key: strategyDayKey(strategy, day), currency })
  return groups
}

/** Key of a group among all. */
export function groupId({ dimension, key, currency }: GroupName): string {
  return `${dimension}|${key}|${currency}`
}
