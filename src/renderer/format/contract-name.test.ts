import { describe, expect, it } from 'vitest'
import { contractName } from './contract-name.js'

describe('names of contracts', () => {
  it.each([
    [{ symbol: 'AAPL', localSymbol: 'AAPL', secType: 'STK' }, 'AAPL'],
    [{ symbol: 'ES', localSymbol: 'ESZ6', secType: 'FUT' }, 'ESZ6'],
    [{ symbol: 'EUR', localSymbol: 'EUR.USD', secType: 'CASH' }, 'EUR.USD'],
    [{ symbol: 'AAPL', localSymbol: 'AAPL  261218C00245000', secType: 'OPT' }, 'AAPL 18DEC26 245 C'],
    [{ symbol: 'SPY   261218P00630500', localSymbol: null, secType: null }, 'SPY 18DEC26 630.5 P'],
    [{ symbol: 'MSFT', localSymbol: null, secType: null }, 'MSFT']
  ])('%o is %s', (contract, name) => {
    expect(contractName(contract)).toBe(name)
  })
})
