import { expect, test } from 'vitest'
import type { Instrument } from '../../../shared/domain/instrument.js'
import { isOfInstrument } from './is-of-instrument.js'

const aapl: Instrument = { conId: '265598', symbol: 'AAPL', localSymbol: 'AAPL', secType: 'STK', exchange: 'SMART', primaryExchange: 'NASDAQ', currency: 'USD', multiplier: '1', description: '' }
const call: Instrument = { ...aapl, conId: '7', localSymbol: 'AAPL  261218C00245000', secType: 'OPT', multiplier: '100' }
const future: Instrument = { ...aapl, conId: '8', symbol: 'ES', localSymbol: 'ESZ6', secType: 'FUT' }
const named = (symbol: string, change = {}): Parameters<typeof isOfInstrument>[1] => ({ conId: null, symbol, localSymbol: null, currency: 'USD', ...change })

test('the contract id decides where it is known', () => {
  expect(isOfInstrument(aapl, named('AAPL', { conId: '265598' }))).toBe(true)
  expect(isOfInstrument(aapl, named('AAPL', { conId: '7' }))).toBe(false)
})

test('a symbol names a stock in its currency, and never a derivative', () => {
  expect(isOfInstrument(aapl, named('AAPL'))).toBe(true)
  expect(isOfInstrument(aapl, named('AAPL', { currency: null }))).toBe(true)
  expect(isOfInstrument(aapl, named('AAPL', { currency: 'EUR' }))).toBe(false)
  expect(isOfInstrument(call, named('AAPL'))).toBe(false)
  expect(isOfInstrument(future, named('ES'))).toBe(false)
  expect(isOfInstrument(future, named('ESZ6'))).toBe(true)
  expect(isOfInstrument(call, named('AAPL', { localSymbol: 'AAPL  261218C00245000' }))).toBe(true)
})
