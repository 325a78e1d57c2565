import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountPnl, accountValue } from '../../../test/fixtures/domain-rows.js'
import { big, decimal } from '../lib/decimal.js'
import { accountsOf, accountSummary } from './account-summary.js'
import { exposureOf } from './exposure.js'
import { figure, noFigure, type Figure } from './figure.js'

type Holding = Parameters<typeof exposureOf>[0][number]
const nav = { figure: figure(decimal(1_000_000)), currency: 'USD' }
const valued = (symbol: string, marketValue: number | Figure, over: Partial<Holding> = {}): Holding => ({
  account: 'DU1', conId: symbol, symbol, localSymbol: null, currency: 'USD', quantity: decimal(1), marketValue: typeof marketValue === 'number' ? figure(decimal(marketValue)) : marketValue, ...over
})

describe('exposure', () => {
  test('70 % long and 40 % short is 110 % gross and 30 % net', () => {
    const exposure = exposureOf([valued('A', 700_000), valued('B', -400_000)], nav)
    expect(exposure).toMatchObject({
      long: { figure: { value: '700000' } }, short: { figure: { value: '-400000' } }, gross: { figure: { value: '1100000' }, currency: 'USD' }, net: { figure: { value: '300000' } },
      grossShare: { value: '1.1' }, netShare: { value: '0.3' }, leverage: { value: '1.1' }
    })
    expect(exposure.perCurrency).toEqual([{ currency: 'USD', long: '700000', short: '-400000', gross: '1100000', net: '300000', positions: 2 }])
  })

  test('of nothing is zero, and a flat position is in none of it', () => {
    const flat = valued('A', noFigure('no quote'), { quantity: decimal(0) })
    expect(exposureOf([flat], nav)).toMatchObject({ gross: { figure: { value: '0' }, missing: 0 }, grossShare: { value: '0' }, instruments: [] })
  })

  test('of unlike currencies is given by currency only', () => {
    const exposure = exposureOf([valued('A', 5), valued('B', -7, { currency: 'EUR' })], nav)
    expect(exposure.gross.figure).toEqual(noFigure('currencies differ: EUR, USD'))
    expect(exposure.grossShare).toEqual(noFigure('currencies differ: EUR, USD'))
    expect(exposure.perCurrency.map((one) => [one.currency, one.net])).toEqual([['EUR', '-7'], ['USD', '5']])
    expect(exposureOf([valued('B', 7, { currency: 'EUR' })], nav).netShare).toEqual(noFigure('currencies differ: EUR, USD'))
  })

  test('has no share while a position has no price, and says how many', () => {
    const exposure = exposureOf([valued('A', 5), valued('B', noFigure('no quote'))], nav)
    expect(exposure.gross).toMatchObject({ figure: { value: '5' }, counted: 1, missing: 1 })
    expect(exposure.grossShare).toEqual(noFigure('1 of 2 positions without a market value'))
  })

  test('has no share of nothing', () => {
    expect(exposureOf([valued('A', 5)], { figure: figure(decimal(0)), currency: 'USD' }).grossShare).toEqual(noFigure('net liquidation is 0'))
    expect(exposureOf([valued('A', 5)], { figure: noFigure('not sent'), currency: '' }).grossShare).toEqual(noFigure('not sent'))
  })

  test('by instrument adds accounts and puts the largest first, the unpriced last', () => {
    const rows = [
      valued('A', 5), valued('B', -40, { localSymbol: 'B.X' }), valued('A', 6, { account: 'DU2' }), valued('C', noFigure('no quote')), valued('D', noFigure('no quote')),
      valued('E', 3, { conId: null }), valued('D', 9, { account: 'DU2' }), valued('F', -40)
    ]
    expect(exposureOf(rows, nav).instruments.map((one) => [one.id, one.symbol, one.value.value ?? one.value.reason])).toEqual([
      ['B', 'B.X', '-40'], ['F', 'F', '-40'], ['A', 'A', '11'], ['E|USD', 'E', '3'], ['C', 'C', 'no quote'], ['D', 'D', 'no quote']
    ])
  })

  test('gross is never below the size of net, and long and short make up both', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 })), (values) => {
        const { long, short, gross, net } = exposureOf(values.map((value, index) => valued(String(index), value)), nav)
        const of = (total: { readonly figure: Figure }): ReturnType<typeof big> => big(total.figure.value ?? decimal(Number.MAX_SAFE_INTEGER))
        expect(of(gross).gte(of(net).abs())).toBe(true)
        expect(of(long).plus(of(short)).toFixed()).toBe(of(net).toFixed())
        expect(of(long).minus(of(short)).toFixed()).toBe(of(gross).toFixed())
      })
    )
  })
})

describe('the account summary', () => {
  const values = [
    accountValue('DU1', 'NetLiquidation', '100.50'), accountValue('DU2', 'NetLiquidation', '200'), accountValue('All', 'NetLiquidation', '300.5'),
    accountValue('DU1', 'Cushion', '0.9'), accountValue('DU2', 'Cushion', '0.25'), accountValue('DU1', 'BuyingPower', 'n/a')
  ]
  const pnl = [accountPnl(), accountPnl({ account: 'DU2', dailyPnl: decimal(-3), realizedPnl: null })]

  test('of all accounts leaves out the pseudo account that repeats them', () => {
    expect(accountsOf(values, [...pnl, accountPnl({ account: 'DU0' })])).toEqual(['DU0', 'DU1', 'DU2'])
    expect(accountSummary(values, pnl, null)).toMatchObject({
      accounts: ['DU1', 'DU2'], baseCurrency: 'USD', netLiquidation: { figure: { value: '300.5' }, currency: 'USD', counted: 2 }, dailyPnl: { figure: { value: '7' } },
      realizedPnl: { figure: { value: '0' }, counted: 1, missing: 1, missingReason: 'the broker says that it has no value' }, cushion: { value: '0.25' }
    })
  })

  test('of one account', () => {
    expect(accountSummary(values, pnl, 'DU1')).toMatchObject({
      accounts: ['DU1'], netLiquidation: { figure: { value: '100.5' } }, cushion: { value: '0.9' }, dailyPnl: { figure: { value: '10' } },
      buyingPower: { figure: { value: null, reason: 'BuyingPower is "n/a"' } }, excessLiquidity: { figure: { value: null, reason: 'the broker has not sent ExcessLiquidity' } }
    })
  })

  test('does not add unlike base currencies', () => {
    const mixed = [...values, accountValue('DU3', 'NetLiquidation', '5', 'EUR')]
    expect(accountSummary(mixed, [...pnl, accountPnl({ account: 'DU3' })], null)).toMatchObject({
      baseCurrency: null, netLiquidation: { figure: { value: null, reason: 'currencies differ: EUR, USD' } }, dailyPnl: { figure: { value: null } },
      cushion: { value: null, reason: 'the broker has not sent Cushion' }
    })
  })

  test('of nothing is unknown, not zero', () => {
    expect(accountSummary([], [], null)).toMatchObject({ accounts: [], baseCurrency: null, netLiquidation: { figure: { value: null, reason: 'no account data from IB' } }, cushion: { value: null } })
    expect(accountSummary([], [], 'DU1')).toMatchObject({ baseCurrency: null, dailyPnl: { figure: { value: null, reason: 'the broker has sent no P&L for this account' } } })
    expect(accountSummary([accountValue('DU1', 'NetLiquidation', '1', '')], [], 'DU1').baseCurrency).toBeNull()
  })
})
