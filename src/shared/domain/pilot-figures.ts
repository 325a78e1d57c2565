/** Figures of a group of closed paper trades. Definitions: FIELD.md section 3. */
import type { DecimalText } from '../lib/decimal.js'
import { magnitude, quotient, WHOLE, type Scale, type Units } from '../lib/exact-sum.js'
import { figure, noFigure, type Figure } from './figure.js'
import { unlikeCurrencies } from './money-total.js'
import type { PilotTally, TallyScales } from './pilot-tally.js'

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
  /** gross profit / |gross loss|; without losers n/a, "infinite (n losses = 0)". */
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
  /** Highest and lowest realized P&L of one trade. */
  readonly best: Figure
  readonly worst: Figure
}

const NO_CLOSED_TRADES = 'no closed trades'
const NO_EDGE = 'no trade with an expected edge'

/** Figures of a tally. */
export function figuresOf(tally: PilotTally, scales: TallyScales): PilotFigures {
  const { wins, losses, closed, edgeTrades } = tally
  const { money, edge } = scales
  const isMixed = tally.currencies.size > 1
  const [currency = null] = tally.currencies
  /** Money of a group in one currency, where there is something to count it over. */
  const ofMoney = (n: number, whenNone: string, value: () => DecimalText): Figure => {
    if (n === 0) return noFigure(whenNone)
    return isMixed ? noFigure(unlikeCurrencies(tally.currencies)) : figure(value())
  }
  const sum = (units: Units): Figure => ofMoney(closed, NO_CLOSED_TRADES, () => money.text(units))
  const mean = (units: Units, scale: Scale, n: number, whenNone: string): Figure => ofMoney(n, whenNone, () => quotient(units, scale, n, WHOLE))
  const profit = tally.profit.units
  const loss = magnitude(BigInt(tally.loss.units))
  return {
    currency: isMixed ? null : currency,
    closed, wins, losses, edgeTrades,
    breakEvens: closed - wins - losses,
    withoutResult: tally.withoutResult,
    winRate: closed === 0 ? noFigure(NO_CLOSED_TRADES) : figure(quotient(wins, WHOLE, closed, WHOLE)),
    grossProfit: sum(profit),
    grossLoss: sum(-loss),
    realizedPnl: sum(tally.realized.units),
    fees: sum(tally.fees.units),
    profitFactor: closed === 0 ? noFigure(NO_CLOSED_TRADES) : ofMoney(losses, 'infinite (n losses = 0)', () => quotient(profit, money, loss, money)),
    averageWin: mean(profit, money, wins, 'no winners'),
    averageLoss: mean(-loss, money, losses, 'no losers'),
    expectancy: mean(tally.realized.units, money, closed, NO_CLOSED_TRADES),
    // (1 + (P/w)/(L/l))·w/n - 1 over one denominator: exact, and -1 without winners.
    expectancyRatio: ofMoney(losses, 'no losers', () =>
      quotient(BigInt(wins - closed) * loss + BigInt(profit) * BigInt(losses), money, BigInt(closed) * loss, money)
    ),
    expectedEdge: mean(tally.expected.units, edge, edgeTrades, NO_EDGE),
    realizedEdge: mean(tally.achieved.units, money, edgeTrades, NO_EDGE),
    edgeCapture: tally.expected.units > 0 || edgeTrades === 0
      ? ofMoney(edgeTrades, NO_EDGE, () => quotient(tally.achieved.units, money, tally.expected.units, edge))
      : noFigure('no profit was expected'),
    best: sum(tally.best ?? 0),
    worst: sum(tally.worst ?? 0)
  }
}
