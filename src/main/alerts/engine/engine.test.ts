import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultRules } from '../../../shared/domain/alerts/default-rules.js'
import type { AlertRule, RuleKind, RuleOf } from '../../../shared/domain/alerts/rule-schema.js'
import { decimal } from '../../../shared/lib/decimal.js'
import { accountPnl, accountValue, brokerOrder, brokerPosition, completedOrder, databaseOrder, databasePosition, fill, heartbeat, paperTrade, quote, signal } from '../../../../test/fixtures/domain-rows.js'
import { KeptAlerts, WatchedDesk } from '../../../../test/fixtures/watched-desk.js'

const NOW = Date.UTC(2026, 10, 18, 15, 0)
const MINUTE = 60_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function rule<K extends RuleKind>(kind: K, limits: RuleOf<K>['limits'], over: Partial<RuleOf<K>> = {}): RuleOf<K> {
  return {
    id: kind, name: kind, kind, limits, isEnabled: true, severity: 'warning', holdMs: 0, recoverMs: 0, scope: { accounts: [], instruments: [], strategies: [] },
    quietHours: null, activeHours: null, escalateEveryMs: null, groupMs: 0, since: 0, ...over
  }
}

const watch = (...rules: readonly AlertRule[]): Promise<WatchedDesk> => new WatchedDesk(rules, NOW).start()
const level = (over: Partial<RuleOf<'price-level'>> = {}): AlertRule => rule('price-level', { conId: '265598', symbol: 'AAPL', direction: 'above', level: decimal(120), clearBy: decimal(5) }, over)

describe('a healthy desk under the default rules', () => {
  it('raises nothing', async () => {
    const desk = await new WatchedDesk(defaultRules(NOW), NOW).start()
    desk.store.merge('brokerPositions', [brokerPosition()], { asOf: NOW })
    desk.store.merge('databasePositions', [databasePosition()], { asOf: NOW })
    desk.store.merge('brokerOrders', [brokerOrder({ side: 'sell', orderType: 'STP', auxPrice: decimal(95), status: 'PreSubmitted' })], { asOf: NOW })
    desk.store.merge('accountValues', [accountValue('DU1', 'NetLiquidation', '100000'), accountValue('DU1', 'Cushion', '0.9', '')], { asOf: NOW })
    await desk.pass(10 * MINUTE, (now) => {
      desk.store.merge('quotes', [quote({ at: now })], { asOf: now })
      desk.store.merge('services', [heartbeat({ lastBeatAt: now })], { asOf: now })
      desk.store.merge('accountPnl', [accountPnl({ at: now })], { asOf: now })
      desk.set('snapshot', { savedAt: now })
    })
    expect([...desk.kept.alerts.keys()]).toEqual([])
    expect(desk.engine.states().filter(({ state }) => state === 'error')).toEqual([])
  })
})

describe('a level of a price', () => {
  const at = async (desk: WatchedDesk, price: number): Promise<void> => {
    desk.store.merge('quotes', [quote({ bid: decimal(price), ask: decimal(price), at: desk.now })], { asOf: desk.now })
    await desk.pass(1_000)
  }

  it('is raised once, lasts within the band, and ends beyond it', async () => {
    const desk = await watch(level())
    for (const price of [119, 120, 121, 119, 120, 116, 115, 121]) await at(desk, price)
    expect(desk.kept.told.map((told) => told.split(' ')[0])).toEqual(['raised', 'resolved', 'raised'])
    expect(desk.kept.of('price-level')[0]).toMatchObject({ title: 'AAPL is at or above 120', target: { slice: 'quotes', key: '265598' }, instrument: 'AAPL' })
  })

  it('is an error of its own where there is no such instrument, and holds up no other', async () => {
    const desk = await watch(level(), rule('cushion', { below: 0.1, clear: 0.05 }, { id: 'impossible' }), rule('clock-skew', { overMs: 5_000, clearMs: 1_000 }))
    desk.set('postgres', { clockSkewMs: 60_000 })
    await desk.pass(2_000)
    const [gone, impossible, skew] = desk.engine.states()
    expect([gone?.state, impossible?.state, skew?.state]).toEqual(['error', 'error', 'alerting'])
    expect(gone?.subjects[0]?.reason).toContain('neither held nor in the watch list')
    expect(impossible?.reason).toContain('would clear at a thinner cushion')
    expect([...desk.kept.alerts.values()].map(({ ruleId }) => ruleId)).toEqual(['clock-skew'])
  })

  it('of a scope with names that nothing has says so in its row, and holds up no other', async () => {
    const loss = (id: string, scope: Partial<AlertRule['scope']>): AlertRule => rule('position-pnl', { figure: 'unrealized', below: decimal(-50), above: null, clearBy: null }, { id, scope: { accounts: [], instruments: [], strategies: [], ...scope } })
    const desk = await watch(loss('nobody', { accounts: ['DU9'] }), loss('some', { accounts: ['DU1', 'DU9'] }), loss('expired', { instruments: ['ESM6'] }), loss('held', { instruments: ['AAPL'] }), rule('order-outcome', { outcomes: ['filled'] }, { scope: { accounts: [], instruments: ['ESM6'], strategies: [] } }))
    desk.store.merge('brokerPositions', [brokerPosition()], { asOf: desk.now })
    desk.store.merge('quotes', [quote({ bid: decimal(90), ask: decimal(90), at: desk.now })], { asOf: desk.now })
    await desk.pass(3_000)
    expect(desk.engine.states().map(({ state, reason }) => [state, reason])).toEqual([
      ['no-data', 'no account of this desk is named DU9'],
      ['alerting', 'no account of this desk is named DU9'],
      ['no-data', 'nothing on this desk is named ESM6: neither held, nor ordered, nor in the watch list'],
      ['alerting', null],
      ['no-data', 'nothing on this desk is named ESM6: neither held, nor ordered, nor in the watch list']
    ])
    // What has not been read is not missing.
    desk.set('ib', { phase: 'backing-off', accounts: [] })
    await desk.pass(2_000)
    expect(desk.engine.states().some(({ reason }) => reason?.includes('is named') === true)).toBe(false)
  })

  it.each([
    ['a silence that is longer than its hours', rule('no-activity', { activity: 'fills', withinMs: 3_600_000 }, { activeHours: { zone: 'UTC', days: [1], from: '23:30', until: '00:30' } }), 'active hours last 60 min'],
    ['a signal of longer ago than anybody looks', rule('signal-not-acted-on', { afterMs: 5 * 86_400_000 }), 'would never be raised']
  ])('that can never be raised is an error: %s', async (_what, impossible, reason) => {
    const desk = await watch(impossible)
    await desk.pass(2_000)
    expect(desk.engine.states()[0]).toMatchObject({ state: 'error', reason: expect.stringContaining(reason) as string })
  })

  it('is not judged by a quote from before the start', async () => {
    const desk = new WatchedDesk([level()], NOW)
    desk.store.merge('quotes', [quote({ bid: decimal(130), ask: decimal(130), at: NOW - 5_000 })], { asOf: NOW })
    await (await desk.start()).pass(5_000)
    expect(desk.engine.states()[0]).toMatchObject({ state: 'no-data' })
    await at(desk, 130)
    expect(desk.kept.of('price-level')).toHaveLength(1)
  })
})

describe('the watch itself', () => {
  it('vouches for what it does: not asleep, not held up, not with alerts that nobody records', async () => {
    const desk = new WatchedDesk([level()], NOW)
    expect(desk.engine.trouble).toBe('the rules are not being watched')
    await desk.start()
    expect(desk.engine.trouble).toBeNull()
    // Time passes, and nobody looks.
    desk.now += 12_000
    expect(desk.engine.trouble).toBe('the rules were last judged 12 s ago')
    await desk.pass(1_000)
    expect(desk.engine.trouble).toBeNull()
    desk.engine.suspend()
    expect(desk.engine.trouble).toBe('the machine sleeps')
    desk.engine.resume()
    let taken: () => void = () => undefined
    desk.kept.record = () => new Promise((resolve) => { taken = resolve })
    desk.store.merge('quotes', [quote({ bid: decimal(130), ask: decimal(130), at: desk.now })], { asOf: desk.now })
    await desk.pass(13_000)
    expect(desk.engine.trouble).toMatch(/an alert has waited 1\d s to be recorded/)
    taken()
    await desk.pass(1_000)
    expect(desk.engine.trouble).toBeNull()
    await desk.engine.close()
    desk.engine.resume()
    expect(desk.engine.trouble).toBe('the rules are not being watched')
  })
})

describe('events', () => {
  const filled = rule('order-outcome', { outcomes: ['filled'] })
  const parts = rule('order-outcome', { outcomes: ['partially-filled'] }, { id: 'parts' })

  it('are raised once, whoever tells them: executions, the order at the broker, the order of the database, a correction', async () => {
    const desk = await watch(filled, parts)
    const at = NOW + 2_000
    desk.store.merge('brokerOrders', [brokerOrder({ at: NOW })], { asOf: NOW })
    desk.store.merge('fills', [fill({ execId: 'e1.01.01', quantity: decimal(40), executedAt: at })], { asOf: at })
    await desk.pass(1_000)
    desk.store.merge('fills', [fill({ execId: 'e2.01.01', quantity: decimal(60), executedAt: at + 1 })], { asOf: at })
    await desk.pass(1_000)
    desk.store.merge('fills', [fill({ execId: 'e1.01.02', quantity: decimal(40), executedAt: at, price: decimal(101) })], { asOf: at })
    desk.store.remove('fills', ['e1.01.01'], { asOf: at })
    desk.store.merge('completedOrders', [completedOrder({ endedAt: at + 5_000 })], { asOf: at })
    desk.store.merge('databaseOrders', [databaseOrder({ brokerPermId: '1801', status: 'filled', filledQuantity: decimal(100), updatedAt: at + 9_000 })], { asOf: at })
    await desk.pass(20_000)
    expect([...desk.kept.alerts.keys()]).toEqual(['parts/exec:e1.01', 'order-outcome/perm:1801|filled'])
    expect(desk.kept.of('order-outcome')[0]).toMatchObject({ title: 'AAPL: buy 100 filled', occurredAt: at + 1, resolvedAt: expect.any(Number) as number })
  })

  it('of history raise nothing, at the first load and when a row of old is written again', async () => {
    const desk = await watch(filled)
    const old = databaseOrder({ status: 'filled', filledQuantity: decimal(100), updatedAt: NOW - MINUTE })
    desk.store.replace('databaseOrders', [old], { asOf: NOW })
    await desk.pass(2_000)
    desk.store.replace('databaseOrders', [{ ...old, updatedAt: desk.now }], { asOf: desk.now })
    await desk.pass(2_000)
    expect(desk.kept.alerts.size).toBe(0)
  })

  it('while nobody looked are raised at the next start, once', async () => {
    const desk = await watch(filled)
    const rows = [databaseOrder({ orderId: 'A', status: 'filled', updatedAt: NOW + 1_000 })]
    desk.store.replace('databaseOrders', rows, { asOf: NOW })
    await desk.pass(2_000)
    desk.now += 60 * MINUTE
    await desk.restart()
    desk.store.replace('databaseOrders', [...rows, databaseOrder({ orderId: 'B', status: 'filled', updatedAt: NOW + 30 * MINUTE })], { asOf: desk.now })
    await desk.pass(2_000)
    expect(desk.kept.told).toEqual(['raised order-outcome/order:A|filled', 'raised order-outcome/order:B|filled'])
  })

  it('that the file can tell of only later are news then, and what was open goes on as one', async () => {
    const skew = rule('clock-skew', { overMs: 5_000, clearMs: 1_000 })
    const kept = new KeptAlerts(NOW - MINUTE)
    const before = new WatchedDesk([skew, level()], NOW - MINUTE, kept)
    await before.start()
    before.set('postgres', { clockSkewMs: 60_000 })
    before.store.merge('quotes', [quote({ bid: decimal(130), ask: decimal(130), at: before.now })], { asOf: before.now })
    await before.pass(5_000)
    await before.engine.close()
    const open = kept.known()
    expect(open.open).toHaveLength(2)
    // The next start cannot read the file: it finds one of the two anew, and of the events only those since.
    const desk = new WatchedDesk([skew, level(), filled], NOW, new KeptAlerts(NOW))
    desk.store.replace('databaseOrders', [databaseOrder({ orderId: 'A', status: 'filled', updatedAt: NOW - 1_000 })], { asOf: NOW })
    await desk.start()
    desk.set('postgres', { clockSkewMs: 60_000 })
    await desk.pass(5_000)
    const found = desk.kept.of('clock-skew')
    expect(desk.kept.told).toEqual([`raised ${found[0]?.id ?? ''}`])
    desk.engine.learn(open)
    await desk.pass(2_000)
    const old = (id: string): string => open.open.find(({ ruleId }) => ruleId === id)?.id ?? ''
    expect(desk.kept.told.slice(1).sort()).toEqual(['raised order-outcome/order:A|filled', `resolved ${old('clock-skew')}`])
    desk.set('postgres', { clockSkewMs: 0 })
    desk.store.merge('quotes', [quote({ bid: decimal(100), ask: decimal(100), at: desk.now })], { asOf: desk.now })
    await desk.pass(2_000)
    expect(desk.kept.told.slice(3).sort()).toEqual([`resolved ${found[0]?.id ?? ''}`, `resolved ${old('price-level')}`])
  })

  it('before a rule was switched on are history to it', async () => {
    const desk = await watch({ ...filled, since: NOW + 10_000 })
    desk.store.replace('databaseOrders', [databaseOrder({ orderId: 'A', status: 'filled', updatedAt: NOW + 9_000 }), databaseOrder({ orderId: 'B', status: 'filled', updatedAt: NOW + 11_000 })], { asOf: NOW })
    await desk.pass(2_000)
    expect([...desk.kept.alerts.keys()]).toEqual(['order-outcome/order:B|filled'])
  })

  it('tell rejections by the broker in its words', async () => {
    const desk = await watch(rule('order-outcome', { outcomes: ['rejected', 'cancelled'] }))
    desk.store.merge('completedOrders', [completedOrder({ permId: '1', status: 'Inactive', because: 'Rejected by System: margin', endedAt: NOW + 1, filled: decimal(0) }), completedOrder({ permId: '2', status: 'Cancelled', because: 'Cancelled by Trader', endedAt: NOW + 2 })], { asOf: NOW })
    await desk.pass(1_000)
    expect(desk.kept.of('order-outcome').map(({ title, detail }) => [title, detail])).toEqual([['AAPL: buy 100 rejected', 'Rejected by System: margin'], ['AAPL: buy 100 cancelled', 'Cancelled by Trader']])
  })

  it('does not repeat a state that the title says already', async () => {
    const desk = await watch(rule('order-outcome', { outcomes: ['cancelled'] }))
    desk.store.merge('databaseOrders', [databaseOrder({ status: 'cancelled', updatedAt: NOW + 1 })], { asOf: NOW })
    await desk.pass(1_000)
    expect(desk.kept.of('order-outcome').map(({ title, detail }) => [title, detail])).toEqual([['AAPL: buy 100 cancelled', '']])
  })

  it('tell paper trades that were opened and closed, but no failed ones', async () => {
    const desk = await watch(rule('new-trade', { on: ['opened', 'closed'] }))
    desk.store.merge('paperTrades', [paperTrade({ openedAt: NOW + 1, closedAt: NOW + 2 }), paperTrade({ tradeId: 'T2', status: 'rejected', openedAt: NOW + 1, closedAt: null })], { asOf: NOW })
    await desk.pass(1_000)
    expect([...desk.kept.alerts.keys()]).toEqual(['new-trade/T1|opened', 'new-trade/T1|closed'])
  })
})

describe('no data', () => {
  it('freezes an alert through a loss of the source, and nothing is told twice', async () => {
    const desk = await watch(rule('service-silent', { states: ['dead'] }))
    desk.store.merge('services', [heartbeat({ lastBeatAt: NOW - 10 * MINUTE })], { asOf: NOW })
    await desk.pass(2_000)
    desk.set('postgres', { phase: 'backing-off' })
    await desk.pass(5 * MINUTE)
    expect(desk.engine.states()[0]).toMatchObject({ state: 'no-data' })
    desk.set('postgres', { phase: 'connected' })
    await desk.pass(MINUTE)
    expect(desk.kept.told).toHaveLength(1)
    desk.store.merge('services', [heartbeat({ lastBeatAt: desk.now })], { asOf: desk.now })
    await desk.pass(1_000)
    expect(desk.kept.told.at(-1)).toMatch(/^resolved/)
  })

  it('is all there is after sleep, until each slice has been read again', async () => {
    const desk = await watch(rule('position-unprotected', {}), rule('connection-lost', { connections: ['postgres'] }))
    desk.store.merge('brokerPositions', [brokerPosition()], { asOf: NOW })
    await desk.pass(3_000)
    expect(desk.kept.of('position-unprotected')).toHaveLength(1)
    desk.engine.suspend()
    desk.now += 8 * 60 * MINUTE
    desk.engine.resume()
    expect(desk.engine.states()[0]).toMatchObject({ state: 'no-data' })
    await desk.pass(3_000)
    expect(desk.engine.states()[0]).toMatchObject({ state: 'alerting' })
    expect(desk.kept.told).toHaveLength(1)
  })

  it('follows a sleep that nobody announced', async () => {
    const desk = await watch(rule('data-stale', { slices: ['brokerPositions'] }))
    desk.fed = new Set()
    desk.now += 3 * 60 * MINUTE
    desk.engine.look()
    desk.engine.look()
    expect(desk.engine.states()[0]?.subjects[0]?.state).not.toBe('no-data')
  })
})

describe('restart', () => {
  it('takes what was open as open: neither raised nor resolved before there are data', async () => {
    const desk = await watch(rule('position-unprotected', {}))
    desk.store.merge('brokerPositions', [brokerPosition()], { asOf: NOW })
    await desk.pass(3_000)
    desk.now += 60 * MINUTE
    await desk.restart()
    desk.fed = new Set()
    await desk.pass(5_000)
    expect(desk.engine.states()[0]).toMatchObject({ state: 'no-data' })
    desk.store.replace('brokerPositions', [brokerPosition()], { asOf: desk.now })
    desk.store.replace('brokerOrders', [], { asOf: desk.now })
    await desk.pass(3_000)
    expect(desk.kept.told).toHaveLength(1)
    desk.store.replace('brokerPositions', [], { asOf: desk.now })
    desk.store.replace('brokerOrders', [], { asOf: desk.now })
    await desk.pass(3_000)
    expect(desk.kept.told.map((told) => told.split(' ')[0])).toEqual(['raised', 'resolved'])
  })

  it('goes on with another one in the place of a rule, and keeps what is open', async () => {
    const desk = await watch(rule('clock-skew', { overMs: 5_000, clearMs: 1_000 }), rule('cushion', { below: 0.1, clear: 0.2 }))
    desk.set('postgres', { clockSkewMs: 9_000 })
    await desk.pass(2_000)
    desk.engine.setRules([rule('clock-skew', { overMs: 7_000, clearMs: 1_000 }), rule('cushion', { below: 0.1, clear: 0.3 })])
    await desk.pass(2_000)
    expect(desk.engine.states()[0]).toMatchObject({ state: 'alerting' })
    desk.engine.setRules([rule('clock-skew', { overMs: 20_000, clearMs: 15_000 })])
    await desk.pass(2_000)
    expect(desk.kept.told.map((told) => told.split(' ')[0])).toEqual(['raised', 'resolved'])
  })

  it('resolves what a rule left open that is gone', async () => {
    const kept = new KeptAlerts(NOW)
    const desk = await new WatchedDesk([rule('clock-skew', { overMs: 5_000, clearMs: 1_000 })], NOW, kept).start()
    desk.set('postgres', { clockSkewMs: 9_000 })
    await desk.pass(2_000)
    desk.engine.setRules([])
    await desk.pass(1_000)
    expect(desk.kept.known().open).toEqual([])
  })
})

describe('connections', () => {
  const lost = rule('connection-lost', { connections: ['postgres', 'ib', 'upstream', 'farm'] }, { holdMs: 30_000, severity: 'critical' })

  it('are told after their hold, and when they are back', async () => {
    const desk = await watch(lost)
    desk.set('postgres', { phase: 'backing-off', error: { code: 'ECONNREFUSED', message: 'connection refused', source: 'postgres', remedy: null, at: NOW } })
    await desk.pass(29_000)
    expect(desk.kept.told).toEqual([])
    await desk.pass(12 * MINUTE)
    expect(desk.kept.told.map((told) => told.split(' ')[0])).toEqual(['raised'])
    expect(desk.kept.of('connection-lost')[0]?.detail).toContain('ECONNREFUSED')
    desk.set('postgres', { phase: 'connected' })
    await desk.pass(2_000)
    expect(desk.kept.told.map((told) => told.split(' ')[0])).toEqual(['raised', 'resolved'])
  })

  it('are expected to be gone within a known window, and missed at its end', async () => {
    const desk = await watch(lost)
    desk.set('ib', { phase: 'upstream-lost', expected: { from: NOW, until: NOW + 10 * MINUTE, because: 'nightly reset' } })
    await desk.pass(9 * MINUTE)
    expect(desk.kept.told).toEqual([])
    await desk.pass(2 * MINUTE)
    expect(desk.kept.of('connection-lost').map(({ subject }) => subject)).toEqual(['upstream'])
  })
})

describe('other conditions', () => {
  const one = (kept: KeptAlerts): readonly string[] => [...kept.alerts.values()].map(({ title }) => title)

  it('daily loss, by net liquidation', async () => {
    const desk = await watch(rule('daily-loss', { amount: null, share: 0.02, clearShare: 0.8 }))
    desk.store.merge('accountValues', [accountValue('DU1', 'NetLiquidation', '100000')], { asOf: NOW })
    for (const pnl of [-1_999, -2_000, -1_700, -2_100, -1_600]) {
      desk.store.merge('accountPnl', [accountPnl({ dailyPnl: decimal(pnl) })], { asOf: desk.now })
      await desk.pass(1_000)
    }
    expect(desk.kept.told.map((told) => told.split(' ')[0])).toEqual(['raised', 'resolved'])
    expect(one(desk.kept)).toEqual(['DU1: daily loss limit reached'])
  })

  it('a break between the books, but never by an old side', async () => {
    const desk = await watch(rule('break-opened', {}, { holdMs: 5_000 }))
    desk.store.merge('brokerPositions', [brokerPosition()], { asOf: NOW })
    desk.store.merge('databasePositions', [databasePosition({ quantity: decimal(80) })], { asOf: NOW })
    await desk.pass(3_000)
    desk.set('postgres', { phase: 'backing-off' })
    await desk.pass(5 * MINUTE)
    expect(one(desk.kept)).toEqual([])
    desk.set('postgres', { phase: 'connected' })
    await desk.pass(10_000)
    expect(one(desk.kept)).toEqual(['AAPL: the books disagree'])
  })

  it('a signal that nothing came of, until something does', async () => {
    const desk = await watch(rule('signal-not-acted-on', { afterMs: 5 * MINUTE }))
    desk.store.merge('signals', [signal({ firedAt: NOW, decision: 'pending', decidedAt: null }), signal({ signalId: 'S2', firedAt: NOW, decision: 'skipped', reason: 'spread' })], { asOf: NOW })
    await desk.pass(4 * MINUTE)
    expect(one(desk.kept)).toEqual([])
    await desk.pass(2 * MINUTE)
    expect(one(desk.kept)).toEqual(['momentum: signal on AAPL not acted on'])
    desk.store.merge('signals', [signal({ firedAt: NOW, decision: 'skipped', reason: 'too late' })], { asOf: desk.now })
    await desk.pass(10_000)
    expect(desk.kept.known().open).toEqual([])
  })

  it('no activity in the hours in which there should be some', async () => {
    const hours = { zone: 'UTC', days: [1, 2, 3, 4, 5], from: '15:10', until: '16:00' }
    const desk = await watch(rule('no-activity', { activity: 'fills', withinMs: 20 * MINUTE }, { activeHours: hours }))
    await desk.pass(29 * MINUTE)
    expect(one(desk.kept)).toEqual([])
    await desk.pass(2 * MINUTE)
    expect(one(desk.kept)).toEqual(['No fills for 20 min'])
  })

  it('limits of exposure and size', async () => {
    const desk = await watch(rule('limit-breach', { grossShare: 1, netShare: null, positionShare: null, positionQuantity: decimal(150), clearShare: 1 }))
    desk.store.merge('accountValues', [accountValue('DU1', 'NetLiquidation', '10000')], { asOf: NOW })
    desk.store.merge('brokerPositions', [brokerPosition(), brokerPosition({ conId: '9', symbol: 'F', localSymbol: 'F', quantity: decimal(-200) })], { asOf: NOW })
    await desk.pass(4_000, (now) => {
      desk.store.merge('quotes', [quote({ at: now }), quote({ conId: '9', symbol: 'F', localSymbol: 'F', bid: decimal(10), ask: decimal(10), at: now })], { asOf: now })
    })
    expect([...one(desk.kept)].sort()).toEqual(['DU1: gross exposure beyond 100.0 % of net liquidation', 'F: position beyond 150'])
  })

  it("Pitwall's own faults and the snapshot", async () => {
    const desk = await watch(rule('own-fault', { faults: ['event-loop', 'unreadable-rows'], loopMs: 100 }), rule('snapshot-not-saved', { olderThanMs: MINUTE }))
    desk.set('snapshot', { phase: 'failing', error: { code: 'SQLITE_FULL', message: 'disk is full', source: 'snapshot', remedy: null, at: NOW } })
    desk.status = { ...desk.status, loop: { p50: 1, p99: 400, max: 900 } }
    desk.fed = new Set()
    desk.store.merge('signals', [], { asOf: NOW, rejected: { count: 2, samples: [{ key: 'S1', reason: 'no date' }] } })
    await desk.pass(3_000)
    expect([...one(desk.kept)].sort()).toEqual(['Pitwall is too busy to keep up', 'Signals: rows that cannot be read', 'The desk is not being saved'])
  })
})

describe('a preview', () => {
  const DAY = 24 * 60 * MINUTE

  it('tells the events of the last days that the desk holds, and changes nothing', async () => {
    const desk = await watch()
    const order = (orderId: string, updatedAt: number) => databaseOrder({ orderId, status: 'rejected', updatedAt })
    desk.store.replace('databaseOrders', [order('A', NOW - DAY), order('B', NOW - 3 * DAY), order('C', NOW - 9 * DAY)], { asOf: NOW })
    const preview = desk.engine.preview(rule('order-outcome', { outcomes: ['rejected'] }), 7)
    expect(preview).toMatchObject({ total: 2, covered: 'partly' })
    expect(preview.alerts.map(({ subject }) => subject)).toEqual(['order:A|rejected', 'order:B|rejected'])
    expect(preview.times).toEqual([NOW - DAY, NOW - 3 * DAY])
    expect(preview.reach).toEqual({ from: NOW - 9 * DAY, until: NOW - DAY })
    expect(desk.kept.alerts.size).toBe(0)
  })

  it('steps through the equity curve with the levels of the rule', async () => {
    const desk = await watch()
    const points = [100, 95, 89, 91, 88, 100, 85].map((equity, day) => ({ account: 'DU1', asOf: NOW - (7 - day) * DAY, equity: decimal(equity), realizedPnl: null, currency: 'USD' }))
    desk.store.replace('equity', points, { asOf: NOW })
    const preview = desk.engine.preview(rule('drawdown', { share: 0.1, clear: 0.05 }), 30)
    expect(preview.alerts.map(({ at, until }) => [(NOW - at) / DAY, until === null ? null : (NOW - until) / DAY])).toEqual([[1, null], [5, 2]])
    expect(preview.reach).toEqual({ from: NOW - 7 * DAY, until: NOW - DAY })
    expect(preview.covered).toBe('all')
  })

  it('says where nothing of it is kept, and where the rule can never work', async () => {
    const desk = await watch()
    expect(desk.engine.preview(level(), 7)).toMatchObject({ total: 0, covered: 'none', note: expect.stringContaining('No history is kept') as string })
    expect(desk.engine.preview(rule('cushion', { below: 0.2, clear: 0.1 }), 7).note).toContain('never work')
  })
})
