import { expect, test } from 'vitest'
import { instrumentName } from './instrument-name.js'

const pair = { conId: '1', symbol: 'GBP', localSymbol: '', secType: 'CASH', exchange: 'IDEALPRO', primaryExchange: '', currency: 'USD', multiplier: '1', description: '' }

test('a currency pair has both of its names, whoever tells of it', () => {
  expect(instrumentName(pair)).toBe('GBP.USD')
  expect(instrumentName({ ...pair, localSymbol: 'GBP' })).toBe('GBP.USD')
  expect(instrumentName({ ...pair, localSymbol: 'GBP.USD' })).toBe('GBP.USD')
  expect(instrumentName({ ...pair, symbol: 'AAPL', secType: 'STK' })).toBe('AAPL')
})
