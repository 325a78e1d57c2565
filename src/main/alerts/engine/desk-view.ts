/** What the rules see of the desk: its store, its status, and views that are made when a rule asks for them. */
import type { AlertDesk } from '../../../shared/domain/alerts/alert-desk.js'
import type { MarketCalendar, MarketNow } from '../../../shared/domain/alerts/market-calendar.js'
import type { PositionRow } from '../../../shared/domain/position-row.js'
import { heartbeatsJudgedAt } from '../../../shared/domain/service-state.js'
import { SignalTraces } from '../../../shared/domain/signal-trace.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import { reachOf, sliceFreshness, type Reach } from '../../../shared/state/panel-truth.js'
import type { SliceMeta } from '../../../shared/state/slice-meta.js'
import { slices, type SliceKey, type SliceRow } from '../../../shared/state/slices.js'
import type { DeskStatus } from '../../../shared/state/status.js'
import type { DeskRows, SliceChange } from '../../desk/ports.js'
import { PositionView } from './position-view.js'

export class DeskView implements AlertDesk {
  now: EpochMs
  lookingSince: EpochMs
  readonly book: PositionView
  #status: DeskStatus
  #reach: Reach
  #traces: SignalTraces | null = null
  readonly #doubts = new Map<SliceKey, string | null>()
  /** Contracts by the names of their quotes; null: not asked for since the last look. */
  #quoted: ReadonlyMap<string, readonly string[]> | null = null

  constructor(
    private readonly store: DeskRows,
    private readonly statusNow: () => DeskStatus,
    private readonly calendar: () => MarketCalendar,
    readonly localZone: string,
    now: EpochMs
  ) {
    this.now = now
    this.lookingSince = now
    this.#status = statusNow()
    this.#reach = reachOf(this.#status)
    this.book = new PositionView(store)
  }

  /** A new look: everything is what it is at `now`. */
  look(now: EpochMs): void {
    this.now = now
    this.#status = this.statusNow()
    this.#reach = reachOf(this.#status)
    this.#doubts.clear()
    this.#traces = null
    this.#quoted = null
  }

  /** What was heard before the moment proves nothing any more. */
  lookAnew(now: EpochMs): void {
    this.lookingSince = now
  }

  /** Values positions that wait for it. @returns which */
  refreshPositions(): readonly string[] {
    return this.book.refresh({ status: this.#status, isFresh: (key) => this.doubt(key) === null }, this.now)
  }

  note(change: SliceChange): void {
    this.book.note(change)
  }

  get status(): DeskStatus {
    return this.#status
  }

  get databaseNow(): EpochMs | null {
    const skew = this.#status.postgres.clockSkewMs
    return skew === null ? null : this.now + skew
  }

  readonly rows = <K extends SliceKey>(key: K): ReadonlyMap<string, SliceRow<K>> => this.store.rows(key)
  readonly meta = (key: SliceKey): SliceMeta => this.store.meta(key)

  readonly doubt = (key: SliceKey): string | null => {
    const known = this.#doubts.get(key)
    if (known !== undefined) return known
    const found = this.#doubtOf(key)
    this.#doubts.set(key, found)
    return found
  }

  readonly positions = (): ReadonlyMap<string, PositionRow> => this.book.rows

  readonly positionsNamed = (name: string): readonly string[] => this.book.named(name)

  readonly traces = (): SignalTraces => (this.#traces ??= this.#trace())

  readonly market = (names: readonly string[]): MarketNow => this.calendar().at(names.length === 0 ? null : names.flatMap((name) => [name, ...this.#contractsNamed(name)]), this.now)

  #contractsNamed(name: string): readonly string[] {
    const held = this.book.named(name).flatMap((id) => this.book.rows.get(id)?.conId ?? [])
    this.#quoted ??= quotedContracts(this.store.rows('quotes').values())
    return [...held, ...(this.#quoted.get(name) ?? [])]
  }

  #trace(): SignalTraces {
    const all = <K extends SliceKey>(key: K) => [...this.store.rows(key).values()]
    const skew = this.#status.postgres.clockSkewMs
    const readAt = (key: SliceKey): EpochMs | null => heartbeatsJudgedAt(this.meta(key).asOf, skew)
    return new SignalTraces({
      databaseOrders: all('databaseOrders'), triggerOrders: all('triggerOrders'), brokerOrders: all('brokerOrders'), completedOrders: all('completedOrders'), fills: all('fills'),
      paperTrades: all('paperTrades'), services: all('services'), servicesJudgedAt: readAt('services'),
      ordersUnknown: this.doubt('databaseOrders'), tradesUnknown: this.doubt('paperTrades'), ordersReadAt: readAt('databaseOrders'), tradesReadAt: readAt('paperTrades')
    })
  }

  #doubtOf(key: SliceKey): string | null {
    const { title, source } = slices[key]
    const meta = this.meta(key)
    if (meta.unavailable !== null) return `${title}: ${meta.unavailable}`
    const { state } = sliceFreshness({ key, meta }, this.#reach, this.now)
    if (state === 'never') return `${title}: not known yet`
    if (state === 'offline') return `${title}: ${source === 'ib' ? 'IB' : 'Postgres'} is not connected`
    if (state === 'stale') return `${title}: stale`
    return (meta.asOf ?? 0) < this.lookingSince ? `${title}: not read since Pitwall began to look` : null
  }
}

function quotedContracts(quotes: Iterable<SliceRow<'quotes'>>): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>()
  for (const { conId, symbol, localSymbol } of quotes) for (const name of new Set([symbol, localSymbol])) named.set(name, [...(named.get(name) ?? []), conId])
  return named
}
