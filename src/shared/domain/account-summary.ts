/** The account strip: IB's account values and streaming P&L of one account or of all that the login manages. */
import { big, toDecimal, type DecimalText } from '../lib/decimal.js'
import { compareText } from '../lib/order.js'
import type { AccountPnl, AccountValue } from './broker-rows.js'
import { figure, noFigure, type Figure } from './figure.js'
import { totalOf, type Total } from './money-total.js'

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

/** IB's name for all accounts together: its rows repeat what the accounts' own rows say. */
const PSEUDO_ACCOUNT = 'All'

/** The real accounts among the rows, sorted. IB's pseudo account `All` is none. */
export function accountsOf(values: readonly AccountValue[], pnl: readonly AccountPnl[]): readonly string[] {
  const named = new Set([...values, ...pnl].map((row) => row.account))
  named.delete(PSEUDO_ACCOUNT)
  return [...named].sort(compareText)
}

/** @param account null: all accounts together */
export function accountSummary(values: readonly AccountValue[], pnl: readonly AccountPnl[], account: string | null): AccountSummary {
  const accounts = account === null ? accountsOf(values, pnl) : [account]
  const tags = new TagIndex(values)
  const streams = new Map(pnl.map((row) => [row.account, row]))
  const nothing = noFigure('no account data from IB')
  const tag = (name: string): Total => totalOf(accounts.map((one) => tags.amount(one, name)), nothing)
  const stream = (pick: (row: AccountPnl) => DecimalText | null): Total =>
    totalOf(accounts.map((one) => ({ currency: tags.baseCurrency(one) ?? '', figure: streamed(streams.get(one), pick) })), nothing)
  const currencies = new Set(accounts.map((one) => tags.baseCurrency(one)))
  const [baseCurrency = null] = currencies
  return {
    accounts,
    baseCurrency: currencies.size === 1 ? baseCurrency : null,
    netLiquidation: tag('NetLiquidation'),
    totalCash: tag('TotalCashValue'),
    excessLiquidity: tag('ExcessLiquidity'),
    buyingPower: tag('BuyingPower'),
    initialMargin: tag('InitMarginReq'),
    maintenanceMargin: tag('MaintMarginReq'),
    dailyPnl: stream((row) => row.dailyPnl),
    unrealizedPnl: stream((row) => row.unrealizedPnl),
    realizedPnl: stream((row) => row.realizedPnl),
    cushion: lowest(accounts.map((one) => tags.amount(one, 'Cushion').figure), nothing)
  }
}

function streamed(row: AccountPnl | undefined, pick: (row: AccountPnl) => DecimalText | null): Figure {
  if (row === undefined) return noFigure('the broker has sent no P&L for this account')
  const value = pick(row)
  return value === null ? noFigure('the broker says that it has no value') : figure(value)
}

/** One account without its value makes the lowest unknown: it might be that one. */
function lowest(figures: readonly Figure[], whenEmpty: Figure): Figure {
  let found: DecimalText | null = null
  for (const one of figures) {
    if (one.value === null) return one
    const isLower: boolean = found === null || big(one.value).lt(found)
    if (isLower) found = one.value
  }
  return found === null ? whenEmpty : figure(found)
}

class TagIndex {
  private readonly rows = new Map<string, AccountValue>()

  constructor(values: readonly AccountValue[]) {
    for (const row of values) this.rows.set(`${row.account}|${row.tag}`, row)
  }

  amount(account: string, tag: string): { readonly currency: string; readonly figure: Figure } {
    const row = this.rows.get(`${account}|${tag}`)
    if (row === undefined) return { currency: '', figure: noFigure(`the broker has not sent ${tag}`) }
    const value = toDecimal(row.value)
    return { currency: row.currency, figure: value === null ? noFigure(`${tag} is "${row.value}"`) : figure(value) }
  }

  /** Currency of net liquidation. */
  baseCurrency(account: string): string | null {
    const currency = this.rows.get(`${account}|NetLiquidation`)?.currency ?? ''
    return currency === '' ? null : currency
  }
}
