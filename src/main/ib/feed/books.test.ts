import { describe, expect, it } from 'vitest'
import { decimal } from '../../../shared/lib/decimal.js'
import type { Execution, OpenOrder, OrderStatus } from '../protocol.js'
import { FillBook } from './fill-book.js'
import { OrderBook } from './order-book.js'

const instrument = { conId: '1', symbol: 'A', localSymbol: 'A', secType: 'STK', currency: 'USD', multiplier: decimal(1) }
const order = (permId: string): OpenOrder => ({
  permId, orderId: 0, clientId: 0, account: 'DU1', ...instrument, side: 'buy', orderType: 'LMT', quantity: decimal(10), limitPrice: decimal(5), auxPrice: null,
  trailStopPrice: null, trailPercent: null, timeInForce: 'DAY', ocaGroup: '', parentId: 0, status: 'Submitted', whyHeld: '', orderRef: ''
})
const status = (permId: string, word = 'Submitted', filled = 0): OrderStatus => ({
  permId, status: word, filled: decimal(filled), remaining: decimal(10 - filled), averageFillPrice: null, whyHeld: ''
})

describe('order book', () => {
  it('joins an order with its status, also for orders that share order id 0', () => {
    const book = new OrderBook()
    book.begin()
    for (const permId of ['7', '8']) {
      book.open(order(permId), 1)
      book.status(status(permId), 1)
    }
    expect(book.finish().rows.map((row) => row.permId)).toEqual(['7', '8'])
  })

  it('leaves out ended orders, and does not make up what is filled of one without a status', () => {
    const book = new OrderBook()
    book.begin()
    book.open(order('7'), 1)
    book.status(status('7', 'Filled', 10), 1)
    book.open(order('8'), 1)
    expect(book.finish().rows).toMatchObject([{ permId: '8', status: 'Submitted', filled: null, remaining: null, averageFillPrice: null }])
  })

  it('does not lose an order whose status is not repeated in a later answer', () => {
    const book = new OrderBook()
    book.begin()
    book.open(order('7'), 1)
    book.status(status('7', 'Submitted', 4), 1)
    book.finish()
    book.begin()
    book.open(order('7'), 2)
    expect(book.finish()).toMatchObject({ rows: [{ permId: '7', filled: '4' }], hasEnded: false })
    book.begin()
    expect(book.finish()).toEqual({ rows: [], hasEnded: true })
    book.begin()
    expect(book.finish()).toEqual({ rows: [], hasEnded: false })
  })

  it('takes pushes at once between answers, and holds them back within one', () => {
    const book = new OrderBook()
    expect(book.open(order('7'), 1)).toMatchObject({ kind: 'row', row: { permId: '7', filled: null, at: 1 } })
    expect(book.status(status('7'), 2)).toMatchObject({ kind: 'row', row: { permId: '7', at: 2 } })
    expect(book.status(status('7', 'Cancelled'), 3)).toEqual({ kind: 'gone', permId: '7' })
    expect(book.status(status('99'), 3)).toBeNull()
    book.begin()
    book.open(order('8'), 4)
    expect(book.status(status('8'), 4)).toBeNull()
  })

  it('keeps the last whole when an answer fails', () => {
    const book = new OrderBook()
    book.begin()
    book.open(order('7'), 1)
    book.status(status('7'), 1)
    book.finish()
    book.begin()
    book.abandon()
    expect(book.status(status('7', 'PendingCancel'), 5)).toMatchObject({ kind: 'row', row: { status: 'PendingCancel' } })
  })
})

const execution = (execId: string, price = 5): Execution => ({
  execId, permId: '7', orderId: 1, clientId: 0, account: 'DU1', ...instrument, side: 'buy', quantity: decimal(1), price: decimal(price), executedAt: 1, exchange: 'X', orderRef: ''
})
const commission = (execId: string): { execId: string; commission: ReturnType<typeof decimal>; currency: string; realizedPnl: null } => (
  { execId, commission: decimal(1), currency: 'USD', realizedPnl: null }
)

describe('fill book', () => {
  it.each([['after', [0, 1]], ['before', [1, 0]]] as const)('joins a commission that comes %s the execution', (_when, sequence) => {
    const book = new FillBook()
    const steps = [() => { book.execution(execution('0001.01')) }, () => { book.commission(commission('0001.01')) }]
    for (const index of sequence) steps[index]?.()
    expect(book.drain().rows).toMatchObject([{ execId: '0001.01', commission: '1', commissionCurrency: 'USD' }])
  })

  it('changes nothing when the same day is told again', () => {
    const book = new FillBook()
    book.execution(execution('0001.01'))
    book.commission(commission('0001.01'))
    book.drain()
    book.execution(execution('0001.01'))
    book.commission(commission('0001.01'))
    expect(book.drain()).toEqual({ rows: [], removed: [] })
  })

  it('puts a correction in the place of what it corrects, whichever is told first', () => {
    const book = new FillBook()
    book.execution(execution('0001.f3.01', 5))
    book.drain()
    book.execution(execution('0001.f3.02', 6))
    book.execution(execution('0001.f3.01', 5))
    expect(book.drain()).toMatchObject({ rows: [{ execId: '0001.f3.02', price: '6' }], removed: ['0001.f3.01'] })
  })

  it('holds what its horizon allows, however long it runs', () => {
    const book = new FillBook()
    const day = 86_400_000
    for (let today = 0; today < 400; today += 1) {
      for (let i = 0; i < 10; i += 1) {
        const execId = `${String(today)}.${String(i)}.01`
        book.execution({ ...execution(execId), executedAt: today * day + i })
        book.commission(commission(execId))
        book.commission(commission(`never${execId}`))
      }
      // The broker goes on telling of a day that is over.
      book.execution({ ...execution('0.0.01'), executedAt: 0 })
      book.drain()
      book.prune((today - 8) * day)
      expect(book.size).toBeLessThanOrEqual(9 * 20 + 20)
    }
    expect(book.drain()).toEqual({ rows: [], removed: [] })
  })

  it('keeps a commission that comes long before its execution from one look to the next', () => {
    const book = new FillBook()
    book.commission(commission('0001.01'))
    book.prune(0)
    book.execution(execution('0001.01'))
    book.prune(0)
    book.prune(0)
    expect(book.drain().rows).toMatchObject([{ execId: '0001.01', commission: '1' }])
  })

  it('removes a corrected fill that only an earlier run has seen', () => {
    const book = new FillBook()
    book.execution(execution('0001.03'))
    expect(book.drain().removed).toEqual(['0001.01', '0001.02'])
  })
})
