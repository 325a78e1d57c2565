/** What the rules see of the desk. Made by main over its store, and by a preview over a history. */
import type { PositionRow } from '../position-row.js'
import type { SignalTraces } from '../signal-trace.js'
import type { MarketNow } from './market-calendar.js'
import type { EpochMs } from '../../lib/clock.js'
import type { SliceMeta } from '../../state/slice-meta.js'
import type { SliceKey, SliceRow } from '../../state/slices.js'
import type { DeskStatus } from '../../state/status.js'

export interface AlertDesk {
  readonly now: EpochMs
  /** By the database's clock; null: not measured. */
  readonly databaseNow: EpochMs | null
  /** When the rules began to look, at start or after the machine slept: what was heard before proves nothing. */
  readonly lookingSince: EpochMs
  /** Zone of this machine, for hours that name none. */
  readonly localZone: string
  readonly status: DeskStatus
  readonly rows: <K extends SliceKey>(key: K) => ReadonlyMap<string, SliceRow<K>>
  readonly meta: (key: SliceKey) => SliceMeta
  /** Why the slice proves nothing now: not connected, stale, never read, not provided; null: it can be judged by. */
  readonly doubt: (key: SliceKey) => string | null
  /** Both books in one, as the panel shows them, by the row's id. */
  readonly positions: () => ReadonlyMap<string, PositionRow>
  /** Positions of an instrument, by contract id, symbol or local symbol: their rows' ids. */
  readonly positionsNamed: (name: string) => readonly string[]
  readonly traces: () => SignalTraces
  /** Whether instruments trade now. @param names contract ids, symbols or local symbols; empty: all of the desk */
  readonly market: (names: readonly string[]) => MarketNow
}

/** Which rows have changed since a rule was last judged. */
export interface Touched {
  readonly rows: (key: SliceKey) => ReadonlySet<string>
  /** By the position row's id; gone ones included. */
  readonly positions: () => ReadonlySet<string>
}

/** The first reason to doubt any of the slices. */
export function anyDoubt(desk: Pick<AlertDesk, 'doubt'>, keys: readonly SliceKey[]): string | null {
  for (const key of keys) {
    const doubt = desk.doubt(key)
    if (doubt !== null) return doubt
  }
  return null
}
