import { expect, it } from 'vitest'
import { marketName, symbolsOf } from './market-name.js'

it('names a market by its exchange, or by its clocks', () => {
  expect(marketName({ exchange: 'CME', timeZone: 'US/Central' })).toBe('CME')
  expect(marketName({ exchange: 'SMART', timeZone: 'America/New_York' })).toBe('SMART, New York')
})

it('names its contracts once each', () => {
  expect(symbolsOf({ conIds: ['1', '2', '9'] }, [{ conId: '2', symbol: 'SPY' }, { conId: '1', symbol: 'AAPL' }, { conId: '2', symbol: 'SPY' }, { conId: '3', symbol: 'ES' }])).toEqual(['AAPL', 'SPY'])
})
