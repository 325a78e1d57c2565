/** The position monitor: the union of the broker's book and the database's, with marks, P&L, breaks and protection. */
import { big, decimal, text, ZERO, type DecimalText } from '../lib/decimal.js'
import { compareKeys } from '../lib/order.js'
import type { BlotterRow } from './blotter-row.js'
import type { BrokerPosition, PositionPnl, Quote } from './broker-rows.js'
import type { DatabasePosition } from './database-rows.js'
import { combine, figure, figureOf, noFigure, type Figure } from './figure.js'
import { positionBreak } from './position-break.js'
import { matchPositions, type MatchedPosition } from './position-match.js'
import { PositionOrders } from './position-orders.js'
import type { PositionRow } from './position-row.js'
import { protectionOf } from './protection.js'
import { QuoteIndex } from './quote-index.js'
import { markOf } from './quote-mark.js'

export interface PositionBookInput {
  readonly brokerPositions: readonly BrokerPosition[]
  readonly databasePositions: readonly DatabasePosition[]
  readonly positionPnl: readonly PositionPnl[]
  readonly quotes: readonly Quote[]
  /** From `orderBlotter`. */
  readonly orders: readonly BlotterRow[]
  /** Whether each side is fresh enough to be compared with the other. */
  readonly fresh: { readonly broker: boolean; readonly database: boolean }
  /** The accounts of the broker's login: a database position of another account cannot be compared. Null: not known. */
  readonly brokerAccounts: readonly string[] | null
  /** Why the working orders are not known, so that an absent stop proves nothing ("Read-Only API is on"); null: they are. */
  readonly ordersUnknown: string | null
}

/** One row per account and contract, flat positions that either book still lists included, sorted by account and symbol. */
export function positionBook(input: PositionBookInput): readonly PositionRow[] {
  const { fresh, ordersUnknown, brokerAccounts } = input
  const quotes = new QuoteIndex(input.quotes)
  const pnl = new Map(input.positionPnl.map((row) => [`${row.account}|${row.conId}`, row]))
  const contracts = heldContracts(input.brokerPositions, input.databasePositions)
  const orders = new PositionOrders(input.orders, contracts)
  return contracts
    .map((contract) => positionRow(contract, {
      quote: quotes.find(contract), pnl: pnl.get(`${contract.account}|${contract.conId ?? ''}`), orders: orders.of(contract), fresh, brokerAccounts, ordersUnknown
    }))
    .sort((a, b) => compareKeys([a.account, a.symbol, a.id], [b.account, b.symbol, b.id]))
}

/** What the two books hold, joined, without anything that moves with the market. */
export function heldContracts(brokerPositions: readonly BrokerPosition[], databasePositions: readonly DatabasePosition[]): readonly HeldContract[] {
  return matchPositions(brokerPositions, databasePositions).map((position) => contractOf(position))
}

/** What is known of one contract besides the books. */
export interface PositionFacts extends Pick<PositionBookInput, 'fresh' | 'brokerAccounts' | 'ordersUnknown'> {
  readonly quote: Quote | undefined
  readonly pnl: PositionPnl | undefined
  /** Those that act on this position. */
  readonly orders: readonly BlotterRow[]
}

/** One row of the book. */
export function positionRow(contract: HeldContract, { quote, pnl: own, orders, fresh, brokerAccounts, ordersUnknown }: PositionFacts): PositionRow {
  const mark = markOf(quote)
  const { quantity, multiplier, averagePrice } = contract
  const units = big(quantity).times(multiplier)
  const isBrokerAccount = brokerAccounts?.includes(contract.account) ?? null
  return {
    ...contract,
    mark,
    marketValue: combine(figure(text(units)), mark.price, (held, price) => held.times(price)),
    unrealizedPnl: combine(mark.price, averagePrice, (price, average) => units.times(price.minus(average))),
    brokerUnrealizedPnl: figureOf(own?.unrealizedPnl, silent(own)),
    dailyPnl: figureOf(own?.dailyPnl, silent(own)),
    realizedPnl: figureOf(own?.realizedPnl, silent(own)),
    break: positionBreak({ broker: contract.brokerQuantity, database: contract.databaseQuantity }, { fresh, isBrokerAccount }),
    protection: protectionOf({ quantity, multiplier, averagePrice, markPrice: mark.price }, orders, ordersUnknown)
  }
}

function silent(own: PositionPnl | undefined): string {
  return own === undefined ? 'the broker has sent no P&L for this position' : 'the broker says that it has no value'
}

/** A contract that is held: what of its row does not move with the market. */
export type HeldContract = Omit<PositionRow, 'mark' | 'marketValue' | 'unrealizedPnl' | 'brokerUnrealizedPnl' | 'dailyPnl' | 'realizedPnl' | 'break' | 'protection'>

function contractOf({ id, account, ib, db }: MatchedPosition): HeldContract {
  const [first] = db
  const databaseQuantity = first === undefined ? null : text(db.reduce((sum, row) => sum.plus(row.quantity), big(ZERO)))
  const databaseAveragePrice = meanPrice(db)
  const brokerAveragePrice = ib === null ? null : unitPrice(ib)
  return {
    id, account, databaseQuantity, databaseAveragePrice, brokerAveragePrice,
    venue: first?.venue ?? null,
    symbol: ib?.symbol ?? first?.symbol ?? '',
    localSymbol: wordOrNull(ib?.localSymbol),
    conId: ib?.conId ?? first?.conId ?? null,
    secType: wordOrNull(ib?.secType) ?? first?.secType ?? null,
    expiry: wordOrNull(ib?.expiry),
    strike: ib?.strike ?? null,
    right: wordOrNull(ib?.right),
    currency: ib?.currency ?? first?.currency ?? '',
    multiplier: ib?.multiplier ?? first?.multiplier ?? decimal(1),
    brokerQuantity: ib?.quantity ?? null,
    quantity: ib?.quantity ?? databaseQuantity ?? ZERO,
    quantityFrom: ib === null ? 'db' : 'ib',
    averagePrice: averageOf(ib === null ? databaseAveragePrice : brokerAveragePrice)
  }
}

function averageOf(price: DecimalText | null): Figure {
  return price === null ? noFigure('no single average price') : figure(price)
}

function wordOrNull(word: string | undefined): string | null {
  return word === undefined || word === '' ? null : word
}

/** IB's average cost is that of one contract: times the multiplier for a derivative, by one for the rest. */
function unitPrice(position: BrokerPosition): DecimalText | null {
  const multiplier = big(position.multiplier)
  return multiplier.eq(0) ? null : text(big(position.averageCost).div(multiplier))
}

/** Mean of the average prices by quantity; null when the venues' quantities have opposite signs or sum to zero. */
function meanPrice(rows: readonly DatabasePosition[]): DecimalText | null {
  const [first, another] = rows
  if (first === undefined) return null
  if (another === undefined) return first.averagePrice
  const held = rows.reduce((sum, row) => sum.plus(row.quantity), big(ZERO))
  const gross = rows.reduce((sum, row) => sum.plus(big(row.quantity).abs()), big(ZERO))
  if (gross.eq(0) || !gross.eq(held.abs())) return null
  return text(rows.reduce((sum, row) => sum.plus(big(row.quantity).times(row.averagePrice)), big(ZERO)).div(held))
}
