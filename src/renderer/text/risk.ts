/** The headline figures of the account, each with its definition. In the first chunk. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')

const english = {
  label: 'Risk',
  accounts: (count: number) => plural(count, { one: `${String(count)} account`, other: `${String(count)} accounts` }),
  accountsOf: (counted: string, all: string) => `${counted} of ${all} accounts`,
  ofNetLiquidation: (share: string) => `${share} of net liquidation`,
  today: 'today',
  lowestCushion: (share: string) => `lowest cushion ${share}`,
  orders: (working: string, held: string) => `${working} working, ${held} held`,
  noPositions: 'no positions known yet',
  noOrders: 'no orders known yet',
  notKnown: 'not known',
  notJudged: (positions: string, count: string) => `${positions}, ${count} not known`,
  ofPositions: (count: string) => `of ${count} positions`,
  figures: {
    netLiquidation: { label: 'Net liquidation', definition: "IB's NetLiquidation over all accounts: cash plus the value of stock, options, bonds, funds, and futures P&L" },
    dailyPnl: { label: 'Daily P&L', definition: "IB's streaming daily P&L since each instrument's own reset, over all accounts" },
    unrealizedPnl: { label: 'Unrealized P&L', definition: "IB's streaming unrealized P&L: market value minus cost basis, commission within the cost" },
    realizedPnl: { label: 'Realized P&L', definition: "IB's streaming realized P&L since the reset" },
    gross: { label: 'Gross exposure', definition: 'Sum of the absolute market values of all positions, futures included' },
    net: { label: 'Net exposure', definition: 'Sum of the signed market values of all positions' },
    excessLiquidity: { label: 'Excess liquidity', definition: "IB's ExcessLiquidity: equity with loan value minus maintenance margin. Cushion is that by net liquidation; of several accounts the lowest counts" },
    openOrders: { label: 'Open orders', definition: 'Normal and trigger orders of both books, each counted once' },
    unprotected: { label: 'Unprotected', definition: 'Open positions of which some quantity has no live stop order on the right side' }
  }
} as const

export const riskText = inLanguage(english)
