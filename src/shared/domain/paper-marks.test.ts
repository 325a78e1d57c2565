import { describe, expect, test } from 'vitest'
import { paperTrade, quote } from '../../../test/fixtures/domain-rows.js'
import { decimal } from '../lib/decimal.js'
import type { PaperTrade } from './database-rows.js'
import { figure, noFigure, type Figure } from './figure.js'
import { PaperMarks } from './open-exposure.js'

const open = (over: Partial<PaperTrade> = {}): PaperTrade => paperTrade({ status: 'open', closedAt: null, realizedPnl: null, ...over })

describe('unrealized P&L of open paper trades', () => {
  const marks = new PaperMarks([
    quote({ bid: decimal(101), ask: decimal(103) }),
    quote({ conId: '2', symbol: 'ES', localSymbol: 'ESZ6', secType: 'FUT', multiplier: decimal(50), bid: decimal(99), ask: decimal(99) }),
    quote({ conId: '3', symbol: 'SILENT', localSymbol: 'SILENT', bid: null, ask: null, last: null, close: null })
  ])

  test('is ±quantity × multiplier × (mark − entry)', () => {
    expect(marks.unrealized(open())).toEqual({ value: '20', reason: null })
    expect(marks.unrealized(open({ side: 'sell' }))).toEqual({ value: '-20', reason: null })
    expect(marks.unrealized(open({ symbol: 'ESZ6', quantity: decimal(2) }))).toEqual({ value: '-100', reason: null })
  })

  test('is n/a with the reason where there is no price of that name and currency', () => {
    expect(marks.unrealized(open({ symbol: 'X' }))).toEqual(noFigure('no quote for X in USD'))
    expect(marks.unrealized(open({ currency: 'EUR' }))).toEqual(noFigure('no quote for AAPL in EUR'))
    expect(marks.unrealized(open({ symbol: 'SILENT' }))).toEqual(noFigure('SILENT: no price yet'))
  })

  test('is not that of an option on what was traded', () => {
    const spy = { symbol: 'SPY', localSymbol: 'SPY   261218P00630000', secType: 'OPT', multiplier: decimal(100), bid: decimal('6.31'), ask: decimal('6.35') }
    const withOption = new PaperMarks([quote({ conId: '4', ...spy })])
    expect(withOption.unrealized(open({ symbol: 'SPY', side: 'sell' }))).toEqual(noFigure('no quote for SPY in USD'))
    expect(withOption.unrealized(open({ symbol: spy.localSymbol, price: decimal(6), quantity: decimal(1) }))).toEqual({ value: '33', reason: null })
  })

  test('of a group is whole or n/a', () => {
    const trades = [open(), open({ tradeId: 'b' }), open({ tradeId: 'c', strategy: 'carry', symbol: 'X' }), open({ tradeId: 'd', strategy: 'carry' }), open({ tradeId: 'e', strategy: 'none', symbol: 'X' })]
    expect(marks.byGroup(trades, 'strategy')).toEqual(new Map<string, Figure>([
      [open().strategy, figure(decimal(40))],
      ['carry', noFigure('1 of 2 open: no quote for X in USD')],
      ['none', noFigure('no quote for X in USD')]
    ]))
    expect(marks.byGroup(trades, 'symbol').get('AAPL')).toEqual({ value: '60', reason: null })
    expect(marks.byGroup([], 'venue').size).toBe(0)
  })

  test('of several says how many are not in it; of none is n/a, not 0', () => {
    expect(marks.total([open(), open({ tradeId: 'b', symbol: 'X' })])).toMatchObject({ figure: { value: '20' }, counted: 1, missing: 1 })
    expect(marks.total([]).figure).toEqual(noFigure('no open trades'))
  })
})
