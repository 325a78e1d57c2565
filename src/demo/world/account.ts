/** One account at the broker: what it holds, what it is worth. */
import { NO_HOLDING, book, cashMoves, dailyPnl, unrealizedPnl } from './ledger.js'
import type { Holding } from './ledger.js'
import type { Market } from './market.js'
import type { Instrument, WorldAccount, WorldPosition } from './types.js'

/** Margin held for one future contract, in US dollars. */
const FUTURE_MARGIN: Readonly<Record<string, number>> = { ES: 16_500, MES: 1_650, CL: 6_200 }
/** Share of the value of stock and options that is held as maintenance margin. */
const STOCK_MARGIN = 0.25
const FX_MARGIN = 0.03
const INITIAL_OVER_MAINTENANCE = 1.1

export class Account {
  readonly #holdings = new Map<number, Holding>()
  readonly #cash: Map<string, number>

  constructor(
    readonly id: string,
    readonly baseCurrency: string,
    openingCash: ReadonlyMap<string, number>,
    private readonly market: Market
  ) {
    this.#cash = new Map(openingCash)
  }

  get cash(): ReadonlyMap<string, number> {
    return this.#cash
  }

  holding(conId: number): Holding {
    return this.#holdings.get(conId) ?? NO_HOLDING
  }

  /** A position carried over from earlier days: it moves no cash and was there at the day's reset. */
  carryOver(conId: number, quantity: number, averagePrice: number): void {
    const resetPrice = this.market.quote(conId)?.close ?? averagePrice
    this.#holdings.set(conId, { ...NO_HOLDING, quantity, averagePrice, resetQuantity: quantity, resetPrice })
  }

  /** @returns realized P&L in the instrument's currency; null when nothing was closed. */
  execute(instrument: Instrument, traded: number, price: number, commission: number): number | null {
    const { holding, realized } = book(this.holding(instrument.conId), traded, price, commission, instrument.multiplier)
    this.#holdings.set(instrument.conId, holding)
    for (const [currency, amount] of cashMoves(instrument, traded, price, commission, realized)) {
      this.#cash.set(currency, (this.#cash.get(currency) ?? 0) + amount)
    }
    return realized
  }

  rollDay(): void {
    for (const [conId, holding] of this.#holdings) {
      if (holding.quantity === 0) this.#holdings.delete(conId)
      else this.carryOver(conId, holding.quantity, holding.averagePrice)
    }
  }

  /** All that was held since the day's reset, closed ones with quantity 0. Money in the account's base currency. */
  positions(): readonly WorldPosition[] {
    return [...this.#holdings.keys()].map((conId) => this.position(conId))
  }

  position(conId: number): WorldPosition {
    const holding = this.holding(conId)
    const { multiplier, currency } = this.market.instrument(conId)
    const mark = this.market.mark(conId)
    const toBase = this.market.rate(currency, this.baseCurrency)
    return {
      account: this.id,
      conId,
      quantity: holding.quantity,
      averagePrice: holding.averagePrice,
      dailyPnl: dailyPnl(holding, mark, multiplier) * toBase,
      unrealizedPnl: unrealizedPnl(holding, mark, multiplier) * toBase,
      realizedPnl: holding.realized * toBase,
      marketValue: holding.quantity * mark * multiplier * toBase
    }
  }

  /** Cash and positions at market. FX positions are in the cash already; a future adds its open profit only. */
  netLiquidation(): number {
    return this.#totalCash() + this.#valueOf('STK') + this.#valueOf('OPT') + this.#sum((position, { secType }) => (secType === 'FUT' ? position.unrealizedPnl : 0))
  }

  availableFunds(): number {
    return this.netLiquidation() - this.#maintenanceMargin() * INITIAL_OVER_MAINTENANCE
  }

  view(): WorldAccount {
    const pnl = (field: 'dailyPnl' | 'unrealizedPnl' | 'realizedPnl'): number => this.#sum((position) => position[field])
    return {
      account: this.id,
      baseCurrency: this.baseCurrency,
      dailyPnl: pnl('dailyPnl'),
      unrealizedPnl: pnl('unrealizedPnl'),
      realizedPnl: pnl('realizedPnl'),
      summary: this.#summary()
    }
  }

  #summary(): WorldAccount['summary'] {
    const net = this.netLiquidation()
    const maintenance = this.#maintenanceMargin()
    const initial = maintenance * INITIAL_OVER_MAINTENANCE
    const gross = this.#sum((position, { secType }) => (secType === 'STK' || secType === 'OPT' ? Math.abs(position.marketValue) : 0))
    const money: Record<string, number> = {
      NetLiquidation: net,
      TotalCashValue: this.#totalCash(),
      SettledCash: this.#totalCash(),
      AccruedCash: 0,
      BuyingPower: Math.max(0, net - initial) * 4,
      EquityWithLoanValue: net,
      GrossPositionValue: gross,
      InitMarginReq: initial,
      MaintMarginReq: maintenance,
      AvailableFunds: net - initial,
      ExcessLiquidity: net - maintenance,
      FullInitMarginReq: initial,
      FullMaintMarginReq: maintenance,
      FullAvailableFunds: net - initial,
      FullExcessLiquidity: net - maintenance
    }
    const plain: Record<string, string> = { AccountType: 'INDIVIDUAL', Cushion: ((net - maintenance) / net).toFixed(6), Leverage: (gross / net).toFixed(2) }
    return new Map([
      ...Object.entries(plain).map(([tag, value]) => [tag, { value, currency: '' }] as const),
      ...Object.entries(money).map(([tag, value]) => [tag, { value: value.toFixed(2), currency: this.baseCurrency }] as const)
    ])
  }

  #totalCash(): number {
    let total = 0
    for (const [currency, amount] of this.#cash) total += amount * this.market.rate(currency, this.baseCurrency)
    return total
  }

  #valueOf(secType: Instrument['secType']): number {
    return this.#sum((position, instrument) => (instrument.secType === secType ? position.marketValue : 0))
  }

  #maintenanceMargin(): number {
    return this.#sum((position, { secType, symbol }) => {
      if (secType === 'FUT') return Math.abs(position.quantity) * (FUTURE_MARGIN[symbol] ?? 10_000) * this.market.rate('USD', this.baseCurrency)
      return Math.abs(position.marketValue) * (secType === 'CASH' ? FX_MARGIN : STOCK_MARGIN)
    })
  }

  #sum(share: (position: WorldPosition, instrument: Instrument) => number): number {
    let total = 0
    for (const conId of this.#holdings.keys()) total += share(this.position(conId), this.market.instrument(conId))
    return total
  }
}
