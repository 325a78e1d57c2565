/** What the two accounts hold and have working when the story begins: entered on earlier days, and held beyond today. */
import { CON } from './instruments.js'
import { FIRST_ACCOUNT, SECOND_ACCOUNT, orphanStop, unprotectedPosition } from './planted-defects.js'

export const STRATEGIES = ['Opening Drive', 'Tidewater Reversion', 'Index Trail', 'Overnight Carry'] as const
export type StrategyName = (typeof STRATEGIES)[number]

export interface AccountOpening {
  readonly account: string
  readonly baseCurrency: string
  readonly cash: ReadonlyMap<string, number>
}

export const ACCOUNTS: readonly AccountOpening[] = [
  { account: FIRST_ACCOUNT, baseCurrency: 'USD', cash: new Map([['USD', 186_420.55]]) },
  {
    account: SECOND_ACCOUNT,
    baseCurrency: 'EUR',
    cash: new Map([
      ['EUR', 91_377.2],
      ['USD', 24_905.1]
    ])
  }
]

/** How a position is protected. Distances are shares of the price when the story begins. */
export type Protection =
  /** Take profit and stop at the broker, of which one fill cancels the other. */
  | { readonly kind: 'bracket'; readonly takeProfit: number; readonly stop: number }
  | { readonly kind: 'trail'; readonly percent: number }
  | { readonly kind: 'stop'; readonly stop: number }
  /** Kept by the trading system itself as trigger orders: the broker knows nothing of them. */
  | { readonly kind: 'triggers'; readonly takeProfit: number; readonly stop: number }
  | { readonly kind: 'none' }

export interface OpeningPosition {
  readonly account: string
  readonly conId: number
  readonly strategy: StrategyName
  /** Signed. */
  readonly quantity: number
  readonly averagePrice: number
  readonly protection: Protection
  /** How long ago it was entered. */
  readonly ageDays: number
}

export const OPENING_POSITIONS: readonly OpeningPosition[] = [
  position(FIRST_ACCOUNT, CON.aapl, 'Opening Drive', 200, 238.17, { kind: 'bracket', takeProfit: 0.06, stop: 0.045 }, 3),
  position(FIRST_ACCOUNT, CON.nvda, 'Opening Drive', 100, 166.42, { kind: 'trail', percent: 4 }, 6),
  position(FIRST_ACCOUNT, CON.es, 'Index Trail', -1, 6_452.25, { kind: 'bracket', takeProfit: 0.03, stop: 0.025 }, 2),
  position(FIRST_ACCOUNT, CON.aaplCall, 'Tidewater Reversion', 5, 6.85, { kind: 'stop', stop: 0.5 }, 8),
  position(FIRST_ACCOUNT, unprotectedPosition.conId, 'Tidewater Reversion', unprotectedPosition.quantity, unprotectedPosition.averagePrice, { kind: 'none' }, 1),
  position(SECOND_ACCOUNT, CON.sap, 'Tidewater Reversion', 150, 239.48, { kind: 'triggers', takeProfit: 0.05, stop: 0.05 }, 5),
  position(SECOND_ACCOUNT, CON.eurUsd, 'Overnight Carry', 50_000, 1.0811, { kind: 'trail', percent: 1.2 }, 4),
  position(SECOND_ACCOUNT, CON.spyPut, 'Index Trail', 4, 7.4, { kind: 'stop', stop: 0.6 }, 7)
]

export interface RestingOrder {
  readonly account: string
  readonly conId: number
  /** Null: placed by hand. */
  readonly strategy: StrategyName | null
  readonly action: 'BUY' | 'SELL'
  readonly kind: 'limit' | 'stop' | 'stop-limit' | 'bracket'
  readonly quantity: number
  /** From the price when the story begins, as a share of it. */
  readonly distance: number
}

export const RESTING_ORDERS: readonly RestingOrder[] = [
  { account: FIRST_ACCOUNT, conId: CON.msft, strategy: 'Tidewater Reversion', action: 'BUY', kind: 'bracket', quantity: 40, distance: 0.04 },
  { account: FIRST_ACCOUNT, conId: CON.aapl, strategy: null, action: 'SELL', kind: 'limit', quantity: 50, distance: 0.09 },
  { account: SECOND_ACCOUNT, conId: CON.aapl, strategy: 'Opening Drive', action: 'BUY', kind: 'stop-limit', quantity: 30, distance: 0.035 },
  { account: orphanStop.account, conId: orphanStop.conId, strategy: 'Index Trail', action: 'SELL', kind: 'stop', quantity: orphanStop.quantity, distance: orphanStop.distance }
]

function position(
  account: string,
  conId: number,
  strategy: StrategyName,
  quantity: number,
  averagePrice: number,
  protection: Protection,
  ageDays: number
): OpeningPosition {
  return { account, conId, strategy, quantity, averagePrice, protection, ageDays }
}
