import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokerOrder, completedOrder, databaseOrder, fill, heartbeat, paperTrade, signal, triggerOrder } from '../../../test/fixtures/domain-rows.js'
import { decimal } from '../lib/decimal.js'
import type { Signal } from './database-rows.js'
import { quietReport } from './quiet-report.js'
import { hasTraded, signalOutcomes } from './signal-answer.js'
import { SignalTraces, type SignalTrace, type TraceInput } from './signal-trace.js'

const nothing: TraceInput = {
  databaseOrders: [], triggerOrders: [], brokerOrders: [], completedOrders: [], fills: [], paperTrades: [], services: [], servicesJudgedAt: null, ordersUnknown: null, tradesUnknown: null, ordersReadAt: null, tradesReadAt: null
}
const trace = (of: Signal, over: Partial<TraceInput> = {}): SignalTrace => new SignalTraces({ ...nothing, ...over }).of(of)
const order = databaseOrder({ brokerPermId: '1801', createdAt: 1_600, updatedAt: 4_000, filledQuantity: decimal(100), status: 'filled', limitPrice: decimal(100) })
const taken = signal({ orderId: 'O1' })
const texts = ({ answer }: SignalTrace): readonly string[] => answer.details.map((detail) => detail.text)

describe('a signal that traded', () => {
  const fills = [
    fill({ execId: 'E2', quantity: decimal(60), price: decimal('100.10'), executedAt: 4_000 }),
    fill({ execId: 'E1', quantity: decimal(40), price: decimal('99.95'), executedAt: 3_000 })
  ]
  const traded = trace(taken, { databaseOrders: [order], fills })

  test('tells each step with the time since the one before', () => {
    expect(traded.answer.outcome).toBe('filled')
    expect(traded.steps.map(({ name, at, latencyMs, after, isCoarse }) => [name, at, latencyMs, after, isCoarse])).toEqual([
      ['fired', 1_000, null, null, false], ['decided', 1_500, 500, 'fired', false], ['ordered', 1_600, 100, 'decided', false],
      ['first-fill', 3_000, 1_400, 'ordered', true], ['complete', 4_000, 1_000, 'first-fill', true]
    ])
    expect(traded.totalMs).toBe(3_000)
  })

  test('tells what the fills cost against the limit: positive is a cost', () => {
    // (40·99.95 + 60·100.10) / 100 = 100.04
    expect(traded.entry?.averagePrice.value).toBe('100.04')
    expect(traded.entry?.slippage).toMatchObject({ reference: 'limit price', referencePrice: '100', perUnit: { value: '0.04' }, bps: { value: '4' } })
    const sold = trace(taken, { databaseOrders: [{ ...order, side: 'sell' }], fills })
    expect(sold.entry?.slippage.bps.value).toBe('-4')
  })

  test('keeps its fills in their order, and those of others apart', () => {
    const more = trace(taken, { databaseOrders: [order], fills: [...fills, fill({ execId: 'X', permId: '9', executedAt: 1 })] })
    expect(more.entry?.fills.map(({ execId }) => execId)).toEqual(['E1', 'E2'])
  })

  test('has its exits with it, each against its own price', () => {
    const stop = databaseOrder({ orderId: 'O3', parentOrderId: 'O1', brokerPermId: '1803', side: 'sell', orderType: 'stop', limitPrice: null, stopPrice: decimal(95), status: 'filled', filledQuantity: decimal(100) })
    const target = databaseOrder({ orderId: 'O2', parentOrderId: 'O1', brokerPermId: '1802', side: 'sell', limitPrice: decimal(110), status: 'cancelled' })
    const { orders } = trace(taken, { databaseOrders: [order, stop, target], fills: [...fills, fill({ execId: 'E9', permId: '1803', side: 'sell', price: decimal('94.05'), executedAt: 9_000 })] })
    expect(orders.map(({ orderId, part }) => [orderId, part])).toEqual([['O1', 'entry'], ['O2', 'exit'], ['O3', 'exit']])
    expect(orders[2]?.slippage).toMatchObject({ reference: 'stop price', perUnit: { value: '0.95' }, bps: { value: '100' } })
    expect(orders[1]?.slippage.bps).toEqual({ value: null, reason: 'nothing has been filled' })
  })

  test('in part says how much, and of what is left whether it is over', () => {
    const half = { ...order, status: 'partially_filled', filledQuantity: decimal(40) }
    const [first] = fills.slice(1)
    if (first === undefined) throw new Error('no fill')
    expect(trace(taken, { databaseOrders: [half], fills: [first] }).answer).toMatchObject({ outcome: 'partly-filled', headline: 'It traded in part: 40 of 100 filled, the rest is still open.' })
    const over = trace(taken, { databaseOrders: [{ ...half, status: 'cancelled' }], fills: [first] })
    expect(over.answer.headline).toBe('It traded in part: 40 of 100 filled, the rest was cancelled.')
    expect(over.steps.at(-1)).toMatchObject({ at: null, missing: '40 of 100 filled' })
  })

  test('whose executions are only partly known has no time for what it cannot know', () => {
    const [late] = fills
    if (late === undefined) throw new Error('no fill')
    const { steps, entry } = trace(taken, { databaseOrders: [order], fills: [late] })
    expect(entry).toMatchObject({ filled: '100', knownFilled: '60' })
    expect(steps.slice(3).map(({ at }) => at)).toEqual([null, null])
  })

  test('and whose executions are gone says why there is no price', () => {
    const old = trace(taken, { databaseOrders: [order] })
    expect(old.answer.outcome).toBe('filled')
    expect(old.entry?.averagePrice.reason).toMatch(/reports those of the day/)
    expect(trace(taken, { databaseOrders: [{ ...order, brokerPermId: null }] }).entry?.slippage.bps.reason).toMatch(/not at which price/)
  })

  test("uses the broker's own average where it is all there is", () => {
    const working = brokerOrder({ filled: decimal(40), remaining: decimal(60), averageFillPrice: decimal('100.5') })
    const { entry, answer } = trace(taken, { databaseOrders: [{ ...order, filledQuantity: decimal(0), status: 'open' }], brokerOrders: [working] })
    expect(entry).toMatchObject({ filled: '40', averagePrice: { value: '100.5' }, words: { db: 'open', ib: 'Submitted' } })
    expect(answer.outcome).toBe('partly-filled')
  })

  test('at the market has no slippage, and says why', () => {
    expect(trace(taken, { databaseOrders: [{ ...order, orderType: 'market', limitPrice: null }], fills }).entry?.slippage).toMatchObject({ reference: null, bps: { value: null, reason: expect.stringMatching(/asks for no price/) as unknown } })
  })

  test('on paper: its trade is the fill, its trigger what the exit is compared with', () => {
    const trade = paperTrade({ tradeId: 'T9', signalId: 'S1', openedAt: 1_700, closePrice: decimal('94.5') })
    const hit = triggerOrder({ linkedOrderId: 'T9', status: 'triggered', triggerPrice: decimal(95) })
    const { answer, steps, trades } = trace(signal(), { paperTrades: [trade], triggerOrders: [hit, triggerOrder({ triggerId: 'G2', linkedOrderId: 'T9', status: 'cancelled', triggerPrice: decimal(110) })] })
    expect(answer.outcome).toBe('filled')
    expect(steps.map(({ at }) => at)).toEqual([1_000, 1_500, null, 1_700, 1_700])
    expect(steps[2]?.missing).toBe('a paper trade has no order')
    expect(steps[3]).toMatchObject({ latencyMs: 200, after: 'decided' })
    expect(trades[0]?.exit).toMatchObject({ reference: 'trigger price', perUnit: { value: '0.5' } })
    expect(trades[0]?.entry.bps.reason).toMatch(/own price only/)
  })

  test('on paper and open, or ended by no trigger that is known, has no exit to compare', () => {
    const exitOf = (over: Parameters<typeof paperTrade>[0]): string | null | undefined => trace(signal(), { paperTrades: [paperTrade({ signalId: 'S1', ...over })] }).trades[0]?.exit.bps.reason
    expect(exitOf({ status: 'open', closedAt: null, closePrice: null })).toBe('still open')
    expect(exitOf({})).toMatch(/no trigger/)
  })
})

describe('why it did not trade', () => {
  test.each([
    ['skipped', { decision: 'skipped', reason: 'spread wider than 3 ticks' }, {}, 'The signal was skipped: spread wider than 3 ticks.', null],
    ['rejected', { decision: 'Rejected', reason: null }, {}, 'The signal was Rejected: the database gives no reason.', null],
    ['undecided', { decision: 'pending', decidedAt: null }, {}, 'Nothing has been decided yet.', 1_000],
    ['no-order', {}, {}, 'The signal was taken, but no order and no paper trade followed.', 1_500],
    ['order-missing', { orderId: 'O7' }, {}, 'The signal was taken and names order O7, which is not in the database.', 1_500],
    ['unknown', { orderId: 'O7' }, { ordersUnknown: 'the database provides no orders' }, 'The signal was taken as order O7, which cannot be looked up: the database provides no orders.', null],
    ['unknown', {}, { tradesUnknown: 'paper trades are not known yet' }, 'The signal was taken; what followed cannot be looked up: paper trades are not known yet.', null],
    ['unknown', { decision: 'maybe', reason: 'coin' }, {}, 'The decision is "maybe", a word that Pitwall does not know: coin.', null],
    ['working', { orderId: 'O1' }, { databaseOrders: [databaseOrder()] }, 'The order is working and has not been filled.', 1_000],
    ['order-cancelled', { orderId: 'O1' }, { databaseOrders: [databaseOrder({ status: 'expired' })] }, 'The order was cancelled before anything was filled: expired.', null],
    ['order-rejected', { orderId: 'O1' }, { databaseOrders: [databaseOrder({ status: 'REJECTED' })] }, 'The order was rejected: REJECTED.', null],
    ['trade-failed', {}, { paperTrades: [paperTrade({ signalId: 'S1', status: 'cancelled' })] }, 'Its paper trade was cancelled.', null]
  ] as const)('%s', (outcome, over, input, headline, since) => {
    const { answer } = trace(signal(over), input)
    expect(answer).toMatchObject({ outcome, headline, since })
    expect(hasTraded(answer.outcome)).toBe(false)
  })

  test('is not claimed of a signal that is older than all that is kept', () => {
    expect(trace(signal(), { paperTrades: [paperTrade({ updatedAt: 1_001 })] }).answer.outcome).toBe('unknown')
    expect(trace(signal(), { paperTrades: [paperTrade({ updatedAt: 1_000 })] }).answer.outcome).toBe('no-order')
    expect(trace(taken, { databaseOrders: [databaseOrder({ orderId: 'O9', status: 'filled', updatedAt: 1_001 })] }).answer.outcome).toBe('unknown')
  })

  test('is claimed whatever is open: that is kept however old it is', () => {
    expect(trace(signal(), { paperTrades: [paperTrade({ status: 'open', updatedAt: 10 }), paperTrade({ tradeId: 'T2', updatedAt: 1_001 })] }).answer.outcome).toBe('unknown')
    expect(trace(signal(), { paperTrades: [paperTrade({ status: 'open', updatedAt: 5_000 })] }).answer.outcome).toBe('no-order')
  })

  test('is not claimed before what may have followed has been read', () => {
    expect(trace(signal(), { tradesReadAt: 1_500, ordersReadAt: 9_000 }).answer).toMatchObject({ outcome: 'unknown', headline: 'The signal was taken; what followed cannot be looked up: the paper trades were last read before that.' })
    expect(trace(taken, { tradesReadAt: 9_000, ordersReadAt: 1_500 }).answer.outcome).toBe('unknown')
    expect(trace(signal(), { tradesReadAt: 1_501, ordersReadAt: 1_501 }).answer.outcome).toBe('no-order')
  })

  test("the broker's word on how an order ended counts, and both are told", () => {
    const ended = trace(taken, { databaseOrders: [databaseOrder({ brokerPermId: '1801' })], completedOrders: [completedOrder({ status: 'Cancelled', because: 'Cancelled by Trader', filled: decimal(0) })] })
    expect(ended.answer).toMatchObject({ outcome: 'order-cancelled', headline: 'The order was cancelled before anything was filled: Cancelled (Cancelled by Trader).' })
    expect(texts(ended)[0]).toBe('Order O1: the database says "open", IB says "Cancelled (Cancelled by Trader)"; last changed')
  })

  test('a signal that was rejected and still has an order says both', () => {
    const odd = trace(signal({ decision: 'rejected', orderId: 'O1' }), { databaseOrders: [order], fills: [fill()] })
    expect(odd.answer.outcome).toBe('filled')
    expect(texts(odd)).toContain('The signal says rejected, and yet it names this order.')
  })

  test('names the services that could not have worked then, the strategy\'s own first, and no other', () => {
    const services = [
      heartbeat({ service: 'a-router', lastBeatAt: 1_200 }), heartbeat({ service: 'momentum-runner', lastBeatAt: 500 }),
      heartbeat({ service: 'recorder', lastBeatAt: 99_000, lastWorkAt: 900, workIntervalSeconds: decimal(10) }),
      heartbeat({ service: 'died-later', lastBeatAt: 2_000 }), heartbeat({ service: 'well', lastBeatAt: 99_000 })
    ]
    const quiet = trace(signal(), { services, servicesJudgedAt: 100_000 })
    expect(quiet.answer.details).toEqual([
      { text: "The strategy's own service momentum-runner was silent then; its last beat was", at: 500 },
      { text: 'Service a-router was silent then; its last beat was', at: 1_200 },
      { text: 'Service recorder was alive but not working then; its last work was', at: 900 }
    ])
    expect(trace(signal(), { services, servicesJudgedAt: null }).answer.details).toEqual([])
  })
})

describe('why a strategy or a symbol did not trade', () => {
  const signals = [
    signal({ signalId: 'A', firedAt: 1, decision: 'skipped', reason: 'spread' }), signal({ signalId: 'B', firedAt: 2, decision: 'skipped', reason: 'spread' }),
    signal({ signalId: 'C', firedAt: 3, decision: 'pending' }), signal({ signalId: 'D', firedAt: 4, orderId: 'O1' }), signal({ signalId: 'E', firedAt: 5, decision: 'hm' })
  ]
  const services = [heartbeat({ service: 'feed', lastBeatAt: 10 })]
  const traces = new SignalTraces({ ...nothing, databaseOrders: [order], fills: [fill()], services, servicesJudgedAt: 100_000 })

  test('is told by what came of its signals, the most frequent first', () => {
    const report = quietReport(signals, traces, 'momentum', services, 100_000)
    expect(report).toMatchObject({ signals: 5, traded: 1, firstAt: 1, lastAt: 5, lastTradedAt: 4 })
    expect(report.reasons.map(({ text, count, latest }) => [text, count, latest.signalId])).toEqual([
      ['skipped: spread', 2, 'B'], ['not decided yet', 1, 'C'], ['what came of it is not known (decision "hm")', 1, 'E']
    ])
    expect(report.silent.map(({ service }) => service)).toEqual(['feed'])
  })

  test('is not known where it has no signal', () => {
    expect(quietReport([], traces, null, services, null)).toEqual({ signals: 0, traded: 0, firstAt: null, lastAt: null, lastTradedAt: null, reasons: [], silent: [] })
  })
})

test('whatever is known of an order, a trace is whole and never claims more than the sources', () => {
  const any = fc.record({
    status: fc.constantFrom('open', 'filled', 'cancelled', 'rejected', 'odd', 'partially_filled'), quantity: fc.integer({ min: 0, max: 5 }), filled: fc.integer({ min: 0, max: 5 }),
    permId: fc.option(fc.constant('1801')), parent: fc.option(fc.constantFrom('O1', 'O2')), type: fc.constantFrom('limit', 'market', 'stop'), decision: fc.constantFrom('taken', 'skipped', 'pending', 'x'),
    fills: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 3 }), price: fc.integer({ min: 0, max: 9 }), at: fc.integer({ min: 0, max: 9_000 }) }), { maxLength: 3 }), names: fc.option(fc.constant('O1'))
  })
  fc.assert(
    fc.property(any, (seen) => {
      const db = databaseOrder({ status: seen.status, quantity: decimal(seen.quantity), filledQuantity: decimal(seen.filled), brokerPermId: seen.permId, parentOrderId: seen.parent, orderType: seen.type })
      const { answer, steps, entry, totalMs } = trace(signal({ decision: seen.decision, orderId: seen.names }), {
        databaseOrders: [db, databaseOrder({ orderId: 'O2', parentOrderId: 'O1' })],
        fills: seen.fills.map(({ quantity, price, at }, index) => fill({ execId: String(index), quantity: decimal(quantity), price: decimal(price), executedAt: at }))
      })
      expect(signalOutcomes).toContain(answer.outcome)
      expect(answer.headline).not.toBe('')
      for (const { at, missing, latencyMs } of steps) {
        expect(at === null).toBe(missing !== null)
        if (at === null) expect(latencyMs).toBeNull()
      }
      const sum = steps.reduce((total, { latencyMs }) => total + (latencyMs ?? 0), 0)
      expect(totalMs ?? 0).toBe(sum)
      if (entry === null) return
      expect(entry.averagePrice.value === null).toBe(entry.averagePrice.reason !== null)
      // A cost is never told without a price on both sides of it.
      if (entry.slippage.bps.value !== null) expect([entry.averagePrice.value, entry.slippage.referencePrice]).not.toContain(null)
    })
  )
})
