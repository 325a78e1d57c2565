/** The top figures of a desk for whoever has no page in front of them: made by the rules that the page uses, of all its accounts together. */
import { accountSummary } from '../../shared/domain/account-summary.js'
import { grossExposure } from '../../shared/domain/exposure.js'
import type { Figure } from '../../shared/domain/figure.js'
import type { Part, Total } from '../../shared/domain/money-total.js'
import { blotterCounts, openOrders } from '../../shared/domain/order-blotter.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { answered, askedTruth } from '../../shared/state/answered.js'
import { sliceFreshness, type PanelTruth, type Reach } from '../../shared/state/panel-truth.js'
import { sliceKeys, slices, type SliceKey, type SliceRow } from '../../shared/state/slices.js'
import type { DeskStatus } from '../../shared/state/status.js'
import { PositionView, type BookState } from '../alerts/engine/position-view.js'
import type { DeskStore } from '../desk/desk-store.js'

export interface DeskFigures {
  /** Of everything on the desk. */
  readonly truth: PanelTruth
  readonly netLiquidation: Total
  readonly dailyPnl: Total
  /** Null: the positions are not known yet. */
  readonly exposure: { readonly gross: Total; readonly share: Figure; readonly positions: number } | null
  /** Null: the orders are not known yet. */
  readonly orders: number | null
  /** When the oldest of these figures was last known true; null: one of them never was. */
  readonly asOf: EpochMs | null
}

const ORDERS: readonly SliceKey[] = ['brokerOrders', 'databaseOrders', 'triggerOrders']
const BOOKS: readonly SliceKey[] = ['brokerPositions', 'databasePositions']
const SHOWN: readonly SliceKey[] = ['accountValues', 'accountPnl', ...BOOKS, ...ORDERS]

/** The book costs more than all the rest, and nobody reads a menu as fast as it ticks. */
const BOOK_MS = 5_000
/** Each values some of the positions that have ticked; the others follow the next time. */
const MOST_ROUNDS = 4

type Book = Pick<DeskFigures, 'exposure' | 'orders'>
const UNKNOWN_BOOK: Book = { exposure: null, orders: null }

export class FigureSource {
  readonly #unsubscribe: () => void
  readonly #positions: PositionView
  #book = UNKNOWN_BOOK
  #bookAt: EpochMs = -Infinity

  constructor(private readonly store: DeskStore) {
    this.#positions = new PositionView(store)
    this.#unsubscribe = store.onChange((change) => {
      this.#positions.note(change)
    })
  }

  at(status: DeskStatus, reach: Reach, now: EpochMs): DeskFigures {
    const { netLiquidation, baseCurrency, dailyPnl } = accountSummary(this.#all('accountValues'), this.#all('accountPnl'), null)
    const known = { positions: this.#isKnown(BOOKS, reach), orders: this.#isKnown(ORDERS, reach) }
    const { exposure } = this.#book
    const isUnpriced = exposure !== null && exposure.gross.counted === 0 && exposure.gross.missing > 0
    const isNew = isUnpriced || known.positions !== (exposure !== null) || known.orders !== (this.#book.orders !== null)
    if (isNew || Math.abs(now - this.#bookAt) >= BOOK_MS) {
      this.#bookAt = now
      const isFresh = (key: SliceKey): boolean => sliceFreshness({ key, meta: this.store.meta(key) }, reach, now).state === 'live'
      this.#book = {
        exposure: known.positions ? this.#exposure({ status, isFresh }, { figure: netLiquidation.figure, currency: baseCurrency ?? '' }, now) : null,
        orders: known.orders ? this.#countOrders(isFresh('brokerOrders')) : null
      }
    }
    const brokenFarms = [...new Set([...this.store.rows('quotes').values()].flatMap(({ brokenFarm }) => brokenFarm ?? []))]
    return { truth: this.#truth(sliceKeys, reach, now, brokenFarms), netLiquidation, dailyPnl, ...this.#book, asOf: this.#truth(SHOWN, reach, now, []).oldestAsOf }
  }

  end(): void {
    this.#unsubscribe()
  }

  #exposure(state: BookState, netLiquidation: Part, now: EpochMs): DeskFigures['exposure'] {
    for (let round = 0; round < MOST_ROUNDS && this.#positions.refresh(state, now).length > 0; round += 1);
    return grossExposure([...this.#positions.rows.values()], netLiquidation)
  }

  #countOrders(brokerOrdersFresh: boolean): number {
    return blotterCounts(openOrders({
      databaseOrders: this.#all('databaseOrders'), triggerOrders: this.#all('triggerOrders'), brokerOrders: this.#all('brokerOrders'), completedOrders: this.#all('completedOrders'), brokerOrdersFresh
    })).total
  }

  #truth(keys: readonly SliceKey[], reach: Reach, now: EpochMs, brokenFarms: readonly string[]): PanelTruth {
    return askedTruth(keys.map((key) => ({ key, meta: this.store.meta(key), ...(key === 'quotes' ? { brokenFarms } : {}) })), reach, now)
  }

  #isKnown(keys: readonly SliceKey[], reach: Reach): boolean {
    const told = answered(keys.map((key) => ({ source: slices[key].source, meta: this.store.meta(key) })), reach)
    return told === 'all' || told === 'some'
  }

  #all<K extends SliceKey>(key: K): readonly SliceRow<K>[] {
    return [...this.store.rows(key).values()]
  }
}
