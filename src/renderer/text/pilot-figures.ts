/** The headline figures of the paper pilot, each with its definition. */
import { inLanguage } from './words.js'

const english = {
  label: 'Figures of the paper pilot',
  trades: { label: 'Trades', definition: 'All paper trades in the database, by the state they are in' },
  winRate: { label: 'Win rate', definition: 'Wins by all closed trades with a known result; trades closed at exactly 0 stay in the denominator' },
  record: (won: string, lost: string, even: string) => `${won} won, ${lost} lost, ${even} even`,
  profitFactor: { label: 'Profit factor', definition: 'Gross profit by the absolute gross loss; without a loser it is not defined' },
  gross: (won: string, lost: string) => `${won} won, ${lost} lost`,
  expectancy: { label: 'Expectancy per trade', definition: 'Win rate × average win − loss rate × average loss: realized P&L per closed trade' },
  averages: (win: string, loss: string) => `average win ${win}, average loss ${loss}`,
  realized: { label: 'Realized P&L', definition: 'Sum over the closed trades of exit proceeds − entry cost, after fees' },
  withoutResult: (count: string) => `${count} without a result`,
  leftOut: (n: string) => `${n}; closed trades of which the database does not tell the result are left out`,
  fees: { label: 'Fees', definition: 'Fees of entry and exit of the closed trades; positive is a cost. Realized P&L is after them' },
  withinRealized: 'within realized P&L',
  drawdown: { label: 'Max drawdown', definition: 'Deepest fall of running realized P&L below its own peak, in money: of the balance under it nothing is known, so there is no percentage. Measured at the close of each day, over closed trades only' },
  sharpe: {
    label: 'Sharpe, daily',
    definition: (days: string) => `Mean by sample standard deviation of realized P&L per day, times the square root of ${days}. In money, since of the balance nothing is known, without a risk-free rate. Days: those with a closed trade, and every weekday between the first and the last of them, at 0 where none closed`
  },
  days: (count: string) => `${count} days`,
  daysScaled: (count: string, days: string) => `${count} days, × root of ${days}`,
  unrealized: { label: 'Unrealized P&L', definition: "Sum over the open trades of ±quantity × multiplier × (mark − entry price), the mark being the broker's quote for that symbol and currency: mid, else last, else previous close. Trades without a quote are not in it. Before the fees of an exit that has not been" },
  noneOpen: 'none open',
  openOf: (counted: string, open: string) => `${counted} of ${open} open`,
  edge: { label: 'Edge captured', definition: 'Realized P&L by the profit that the strategy expected when it entered (expected edge × quantity), both over the same closed trades: 100 % is just as expected. Below: the means per trade' },
  edgeOf: (realized: string, expected: string, n: string) => `realized ${realized} of ${expected} expected per trade, n ${n}`
} as const

export const pilotFigureText = inLanguage(english)
