import fc from 'fast-check'
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
      bidSize: '300', askSize: '200', lastSize: '50', open: null, high: '151', low: '149', close: '148.5', volume: '123456', halted: null, marketDataType: null, tradedAt: null, at: 5
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
    board.generic(1, 90, 1)
    expect(board.drain()[0]).toMatchObject({ halted: true, marketDataType: 3 })
    board.generic(1, 49, -1)
    expect(board.drain()[0]?.halted).toBeNull()
  })

  it('tells when the last trade was made', () => {
    const board = boardWith()
    board.text(1, 45, '1795255453')
    expect(board.drain()[0]).toMatchObject({ tradedAt: 1_795_255_453_000, marketDataType: null })
    board.text(1, 88, '1795255460')
    expect(board.drain()[0]).toMatchObject({ tradedAt: 1_795_255_460_000, marketDataType: 3 })
    for (const text of ['', 'soon', '0', '-5', '1.5', UNSET]) board.text(1, 45, text)
    board.text(1, 32, '1795255461')
    expect(board.drain()).toEqual([])
  })

  it('loses nothing that is latest, wherever the batches are cut', () => {
    const fields = { 1: 'bid', 2: 'ask', 4: 'last', 6: 'high', 7: 'low', 9: 'close', 14: 'open' } as const
    const tick = fc.record({ type: fc.constantFrom(1, 2, 4, 6, 7, 9, 14), price: fc.integer({ min: 1, max: 10_000 }), cut: fc.boolean() })
    fc.assert(fc.property(fc.array(tick, { minLength: 1, maxLength: 60 }), (ticks) => {
      const board = boardWith()
      const latest: Record<string, string> = {}
      const shown: Record<string, unknown> = {}
      for (const { type, price, cut } of ticks) {
        board.price(1, type, String(price), '1')
        latest[fields[type]] = String(price)
        if (cut) Object.assign(shown, board.drain()[0])
      }
      Object.assign(shown, board.drain()[0])
      expect(shown).toMatchObject(latest)
    }))
  })

  it('knows nothing of a line that is closed or was never opened', () => {
    const board = boardWith()
    board.price(1, 4, '1', '1')
    board.close(1)
    board.price(7, 4, '1', '1')
    expect(board.drain()).toEqual([])
  })
})
