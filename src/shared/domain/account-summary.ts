/** The account strip: IB's account values and streaming P&L of one account or of all that the login manages. */
import type { AccountPnl, AccountValue } from './broker-rows.js'
import type { Figure } from './figure.js'
import type { Total } from './money-total.js'

export interface AccountSummary {
  /** The accounts that are in it, sorted. */
  readonly accounts: readonly string[]
  /** Null when unknown or when they differ. */
  readonly baseCurrency: string | null
  readonly netLiquidation: Total
  readonly totalCash: Total
  readonly excessLiquidity: Total
  readonly buyingPower: Total
  readonly initialMargin: Total
  readonly maintenanceMargin: Total
  /** Streaming P&L (`reqPnL`), never mixed with the account window's. */
  readonly dailyPnl: Total
  readonly unrealizedPnl: Total
  readonly realizedPnl: Total
  /** Margin cushion as a fraction, 0.99 is 99 %; of several accounts the lowest, since each is liquidated by itself. */
  readonly cushion: Figure
}

/** The real accounts among the rows, sorted. IB's pseudo account `All` is none. */
export function accountsOf(values: readonly AccountValue[], pnl: readonly AccountPnl[]): readonly string[] {
  void [values, pnl]
  throw new Error('in the works')
}

/** @param account null: all accounts together */
export function accountSummary(values: readonly AccountValue[], pnl: readonly AccountPnl[], account: string | null): AccountSummary {
  void [values, pnl, account]
  throw new Error('in the works')
}
