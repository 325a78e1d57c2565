import { expect, it } from 'vitest'
import { kindsOf, marketName, symbolsOf } from './market-name.js'

it('names a market by its exchange, or by its clocks', () => {
  expect(marketName({ exchange: 'CME', timeZone: 'US/Central' })).toBe('CME')
  expect(marketName({ exchange: 'SMART', timeZone: 'America/New_York' })).toBe('SMART, New York')
})

const known = [{ conId: '2', symbol: 'SPY', secType: 'STK' }, { conId: '1', symbol: 'AAPL', secType: 'OPT' }, { conId: '2', symbol: 'SPY', secType: 'STK' }, { conId: '3', symbol: 'ES', secType: 'FUT' }]

it('names its contracts and their kinds once each', () => {
  expect(symbolsOf({ conIds: ['1', '2', '9'] }, known)).toEqual(['AAPL', 'SPY'])
  expect(kindsOf({ conIds: ['1', '2', '9'] }, known)).toEqual(['OPT', 'STK'])
})
