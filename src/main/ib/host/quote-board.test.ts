import { describe, expect, it } from 'vitest'
import { quote } from '../../../shared/domain/broker-rows.js'
import type { ContractKey } from '../protocol.js'
import { QuoteBoard } from './quote-board.js'

const contract: ContractKey = { conId: '265598', symbol: 'AAPL', localSymbol: 'AAPL', secType: 'STK', currency: 'USD', multiplier: '1', exchange: 'SMART' }
const UNSET = '1.7976931348623157E308'

function boardWith(): QuoteBoard {
  const board = new QuoteBoard(() => 5)
  board.open(1, contract)
  return board
}

describe('quote board', () => {
  it('gives each instrument once, with what is latest of everything', () => {
    const board = boardWith()
    for (const [type, price, size] of [[1, '150.1', '300'], [2, '150.2', '200'], [4, '150.15', '100'], [6, '151', '0'], [7, '149', '0'], [4, '150.18', '50'], [9, '148.5', '0']] as const) {
      board.price(1, type, price, size)
    }
    board.size(1, 8, '123456')
    const rows = board.drain()
    expect(rows).toEqual([{
      conId: '265598', symbol: 'AAPL', localSymbol: 'AAPL', secType: 'STK', currency: 'USD', multiplier: '1', bid: '150.1', ask: '150.2', last: '150.18',
      bidSize: '300', askSize: '200', lastSize: '50', open: null, high: '151', low: '149', close: '148.5', volume: '123456', halted: false, marketDataType: null, tradedAt: null, at: 5
    }])
    expect(rows.map((row) => quote.parse(row))).toHaveLength(1)
    expect(board.drain()).toEqual([])
  })

  it.each([['-1', '0'], ['0', '0'], ['-1.0', ''], [UNSET, '0'], ['', '0'], ['NaN', '0']])('shows no price for %s with size "%s"', (price, size) => {
    const board = boardWith()
    board.price(1, 1, '99', '1')
    board.price(1, 1, price, size)
    expect(board.drain()[0]?.bid).toBeNull()
  })

  it('keeps negative prices that are prices', () => {
    const board = boardWith()
    board.price(1, 1, '-37.63', '5')
    board.price(1, 2, '-1', '5')
    expect(board.drain()[0]).toMatchObject({ bid: '-37.63', ask: '-1' })
  })

  it('marks delayed ticks as delayed when the broker does not', () => {
    const board = boardWith()
    board.price(1, 68, '150', '1')
    expect(board.drain()[0]).toMatchObject({ last: '150', lastSize: '1', marketDataType: 3 })
    board.marketDataType(1, 4)
    expect(board.drain()[0]?.marketDataType).toBe(4)
    board.marketDataType(1, 9)
    expect(board.drain()).toEqual([])
  })

  it('shows halts, and no size where there is none', () => {
    const board = boardWith()
    board.generic(1, 49, 2)
    board.size(1, 0, '2147483647')
    board.size(1, 3, '')
    expect(board.drain()[0]).toMatchObject({ halted: true, bidSize: null, askSize: null })
    board.generic(1, 49, 0)
    expect(board.drain()[0]?.halted).toBe(false)
  })

  it('knows nothing of a line that is closed or was never opened', () => {
    const board = boardWith()
    board.price(1, 4, '1', '1')
    board.close(1)
    board.price(7, 4, '1', '1')
    expect(board.drain()).toEqual([])
  })
})
