/** The top figures of a desk for whoever has no page in front of them: made by the rules that the page uses, of all its accounts together. */
import { accountSummary } from '../../shared/domain/account-summary.js'
import { exposureOf } from '../../shared/domain/exposure.js'
import type { Figure } from '../../shared/domain/figure.js'
import type { Total } from '../../shared/domain/money-total.js'
import { blotterCounts, openOrders } from '../../shared/domain/order-blotter.js'
import type { PositionRow } from '../../shared/domain/position-row.js'
import { big } from '../../shared/lib/decimal.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { answered, askedTruth } from '../../shared/state/answered.js'
import { sliceFreshness, type PanelTruth, type Reach } from '../../shared/state/panel-truth.js'
import { sliceKeys, slices, type SliceKey, type SliceRow } from '../../shared/state/slices.js'
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
const joined: ReadonlySet<SliceKey> = new Set<SliceKey>([...ORDERS, 'completedOrders'])

/** Joining thousands of orders costs more than all the rest. */
const REJOIN_MS = 5_000

export class FigureSource {
  readonly #unsubscribe: () => void
  #orders: number | null = null
  #ordersAt: EpochMs = -Infinity
  #ordersChanged = true

  /** @param positions as they were last valued; null: nobody values them yet */
  constructor(
    private readonly store: DeskStore,
    private readonly positions: () => ReadonlyMap<string, PositionRow> | null
  ) {
    this.#unsubscribe = store.onChange(({ key }) => {
      if (joined.has(key)) this.#ordersChanged = true
    })
  }

  at(reach: Reach, now: EpochMs): DeskFigures {
    const { netLiquidation, baseCurrency, dailyPnl } = accountSummary(this.#all('accountValues'), this.#all('accountPnl'), null)
    const brokenFarms = [...new Set(this.#all('quotes').flatMap(({ brokenFarm }) => brokenFarm ?? []))]
    const positions = this.#isKnown(BOOKS, reach) ? this.positions() : null
    const { gross, grossShare } = exposureOf([...(positions?.values() ?? [])], { figure: netLiquidation.figure, currency: baseCurrency ?? '' })
    return {
      truth: this.#truth(sliceKeys, reach, now, brokenFarms),
      netLiquidation,
      dailyPnl,
      exposure: positions === null ? null : { gross, share: grossShare, positions: [...positions.values()].filter(({ quantity }) => !big(quantity).eq(0)).length },
      orders: this.#isKnown(ORDERS, reach) ? this.#countOrders(reach, now) : null,
      asOf: this.#truth(SHOWN, reach, now, []).oldestAsOf
    }
  }

  end(): void {
    this.#unsubscribe()
  }

  #truth(keys: readonly SliceKey[], reach: Reach, now: EpochMs, brokenFarms: readonly string[]): PanelTruth {
    return askedTruth(keys.map((key) => ({ key, meta: this.store.meta(key), ...(key === 'quotes' ? { brokenFarms } : {}) })), reach, now)
  }

  #isKnown(keys: readonly SliceKey[], reach: Reach): boolean {
    const told = answered(keys.map((key) => ({ source: slices[key].source, meta: this.store.meta(key) })), reach)
    return told === 'all' || told === 'some'
  }

  #countOrders(reach: Reach, now: EpochMs): number {
    if (this.#orders !== null && (!this.#ordersChanged || Math.abs(now - this.#ordersAt) < REJOIN_MS)) return this.#orders
    this.#ordersChanged = false
    this.#ordersAt = now
    const { state } = sliceFreshness({ key: 'brokerOrders', meta: this.store.meta('brokerOrders') }, reach, now)
    this.#orders = blotterCounts(openOrders({
      databaseOrders: this.#all('databaseOrders'), triggerOrders: this.#all('triggerOrders'), brokerOrders: this.#all('brokerOrders'), completedOrders: this.#all('completedOrders'),
      brokerOrdersFresh: state === 'live'
    })).total
    return this.#orders
  }

  #all<K extends SliceKey>(key: K): readonly SliceRow<K>[] {
    return [...this.store.rows(key).values()]
  }
}
