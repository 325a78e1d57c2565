/** Figures of a group of closed paper trades. Definitions: FIELD.md section 3. */
import type { EpochMs } from '../lib/clock.js'
import { decimal, type DecimalText } from '../lib/decimal.js'
import type { Figure } from './figure.js'
import { combine, figure, noFigure, ratio } from './figure.js'
import { unlikeCurrencies } from './money-total.js'
import type { PilotTally, TallyScales } from './pilot-tally.js'

/** A trade that stands out. */
export interface NamedTrade {
  readonly tradeId: string
  readonly symbol: string
  readonly strategy: string
  readonly realizedPnl: DecimalText
  readonly currency: string
  readonly closedAt: EpochMs | null
}

/** Figures over the closed trades of a group. Money is n/a where the group's currencies differ; rates are not. */
export interface PilotFigures {
  /** Null: none, or more than one. */
  readonly currency: string | null
  /** n: closed trades whose result is known. Every figure below is over these, unless it says otherwise. */
  readonly closed: number
  readonly wins: number
  readonly losses: number
  /** Closed at exactly 0. */
  readonly breakEvens: number
  /** Closed trades whose result the database does not tell: in none of the figures. */
  readonly withoutResult: number
  /** wins / closed, 0.333 is 33.3 %; break-evens stay in the denominator. */
  readonly winRate: Figure
  /** Sum of the wins. */
  readonly grossProfit: Figure
  /** Sum of the losses, zero or negative. */
  readonly grossLoss: Figure
  /** Sum of realized P&L after fees. */
  readonly realizedPnl: Figure
  /** Fees of these trades; positive is a cost. Already within realized P&L. */
  readonly fees: Figure
  /** gross profit / |gross loss|; without losers n/a, "∞ (n losses = 0)". */
  readonly profitFactor: Figure
  readonly averageWin: Figure
  /** Below zero. */
  readonly averageLoss: Figure
  /** W·avgWin - L·avgLoss, which is realized P&L per trade, break-evens included. */
  readonly expectancy: Figure
  /** (1 + avgWin / |avgLoss|)·W - 1. */
  readonly expectancyRatio: Figure
  /** Trades that had an expected edge and have a result: the three below compare over the same trades. */
  readonly edgeTrades: number
  /** Mean profit per trade that the strategy expected: expected edge × quantity. */
  readonly expectedEdge: Figure
  /** Mean realized P&L of the same trades. */
  readonly realizedEdge: Figure
  /** realized / expected: 1 is just as expected. Missing where nothing or a loss was expected. */
  readonly edgeCapture: Figure
  /** Of equal ones the first by id. */
  readonly best: NamedTrade | null
  readonly worst: NamedTrade | null
}

export const NO_CLOSED_TRADES = 'no closed trades'

/** Figures of a tally. */
export function figuresOf(tally: PilotTally, scales: TallyScales): PilotFigures {
  const { wins, losses, closed, edgeTrades } = tally
  const isMixed = tally.currencies.size > 1
  const [currency = null] = tally.currencies
  const noMoney = isMixed ? noFigure(unlikeCurrencies(tally.currencies)) : null
  const sum = (value: DecimalText): Figure => noMoney ?? (closed === 0 ? noFigure(NO_CLOSED_TRADES) : figure(value))
  const grossProfit = sum(scales.money.text(tally.profit.units))
  const grossLoss = sum(scales.money.text(tally.loss.units))
  const realizedPnl = sum(scales.money.text(tally.realized.units))
  const winRate = ratio(count(wins), count(closed), NO_CLOSED_TRADES)
  const averageWin = ratio(grossProfit, count(wins), 'no winners')
  const averageLoss = ratio(grossLoss, count(losses), 'no losers')
  const expected = noMoney ?? figure(scales.edge.text(tally.expected.units))
  const achieved = noMoney ?? figure(scales.money.text(tally.achieved.units))
  return {
    currency: isMixed ? null : currency,
    closed, wins, losses, edgeTrades,
    breakEvens: closed - wins - losses,
    withoutResult: tally.withoutResult,
    winRate, grossProfit, grossLoss, realizedPnl,
    fees: sum(scales.money.text(tally.fees.units)),
    profitFactor: profitFactor(grossProfit, grossLoss, losses),
    averageWin, averageLoss,
    expectancy: ratio(realizedPnl, count(closed), NO_CLOSED_TRADES),
    expectancyRatio: expectancyRatio(averageWin, averageLoss, winRate, wins),
    expectedEdge: ratio(expected, count(edgeTrades), 'no trade with an expected edge'),
    realizedEdge: ratio(achieved, count(edgeTrades), 'no trade with an expected edge'),
    edgeCapture: edgeCapture(achieved, expected, edgeTrades),
    best: noMoney === null ? tally.best : null,
    worst: noMoney === null ? tally.worst : null
  }
}

const count = (n: number): Figure => figure(decimal(n))

function profitFactor(grossProfit: Figure, grossLoss: Figure, losses: number): Figure {
  if (grossProfit.value !== null && losses === 0) return noFigure('∞ (n losses = 0)')
  return combine(grossProfit, grossLoss, (profit, loss) => profit.div(loss.abs()))
}

/** Without winners it is -1 whatever the losses are. */
function expectancyRatio(averageWin: Figure, averageLoss: Figure, winRate: Figure, wins: number): Figure {
  if (averageLoss.value === null) return averageLoss
  if (wins === 0) return figure(decimal(-1))
  const payoff = combine(averageWin, averageLoss, (win, loss) => win.div(loss.abs()))
  return combine(payoff, winRate, (times, rate) => times.plus(1).times(rate).minus(1))
}

function edgeCapture(achieved: Figure, expected: Figure, trades: number): Figure {
  if (trades === 0) return noFigure('no trade with an expected edge')
  if (expected.value !== null && (expected.value === '0' || expected.value.startsWith('-'))) return noFigure('no profit was expected')
  return combine(achieved, expected, (is, should) => is.div(should))
}
