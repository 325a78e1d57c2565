import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OPENING_POSITIONS } from './opening-book.js'
import { forgottenSignal, idleService, lateService, orphanStop, phantomPosition, quantityDrift, undecidedSignal, unprotectedPosition } from './planted-defects.js'
import type { WorldExecution, WorldOrder } from './types.js'
import { createWorld } from './world.js'
import type { World } from './world.js'

const NOW = Date.UTC(2026, 10, 20, 15, 0)
const MINUTE = 60_000

const openingQuantity = (account: string, conId: number): number =>
  OPENING_POSITIONS.find((position) => position.account === account && position.conId === conId)?.quantity ?? 0

/** All that can be seen of a world, as one value. */
const seen = ({ broker, trading }: World): unknown => ({
  quotes: broker.instruments.map(({ conId }) => broker.quote(conId)),
  accounts: broker.accounts().map((account) => ({ ...account, summary: [...account.summary] })),
  positions: broker.positions(),
  orders: broker.openOrders(),
  executions: broker.executions(),
  rows: (['orders', 'positions', 'signals', 'paper_trades', 'trigger_orders', 'balances'] as const).map((relation) => trading.rows(relation))
})

const isWhole = (value: number, step: number): boolean => Math.abs(value / step - Math.round(value / step)) < 1e-6

describe('the demo world', { timeout: 30_000 }, () => {
  it('tells the same story for the same seed, in whatever pieces it is lived, and another for another', () => {
    const one = createWorld({ seed: 7, now: NOW })
    const same = createWorld({ seed: 7, now: NOW })
    one.advance(NOW + 3 * MINUTE)
    for (let t = NOW; t <= NOW + 3 * MINUTE; t += 777) same.advance(t)
    same.advance(NOW + 3 * MINUTE)
    expect(seen(same)).toEqual(seen(one))
    const other = createWorld({ seed: 8, now: NOW })
    other.advance(NOW + 3 * MINUTE)
    expect(seen(other)).not.toEqual(seen(one))
  })

  it('gives another run of the same desk other lasting ids', () => {
    const ids = (run: number): readonly number[] => createWorld({ seed: 7, now: NOW, run }).broker.completedOrders().map((order) => order.permId)
    const first = new Set(ids(0))
    expect(first.size).toBeGreaterThan(20)
    expect(ids(1).filter((id) => first.has(id))).toEqual([])
  })

  it('covers stock, future, option and FX, two accounts and three currencies', () => {
    const { broker } = createWorld({ seed: 7, now: NOW })
    expect(broker.instruments).toHaveLength(12)
    expect(new Set(broker.instruments.map((instrument) => instrument.secType))).toEqual(new Set(['STK', 'FUT', 'OPT', 'CASH']))
    expect(broker.instruments.some((instrument) => instrument.secType === 'STK' && instrument.currency === 'EUR')).toBe(true)
    expect(broker.accounts().map((account) => account.baseCurrency)).toEqual(['USD', 'EUR'])
    for (const { expiry } of broker.instruments) if (expiry !== '') expect(expiry > '20261120').toBe(true)
  })

  it('quotes four to ten times a second', () => {
    const world = createWorld({ seed: 7, now: NOW })
    const counts = new Map<number, number>()
    world.broker.onQuotes((conIds) => {
      for (const conId of conIds) counts.set(conId, (counts.get(conId) ?? 0) + 1)
    })
    world.advance(NOW + MINUTE)
    expect(counts.size).toBe(12)
    for (const count of counts.values()) {
      expect(count / 60).toBeGreaterThanOrEqual(3.5)
      expect(count / 60).toBeLessThanOrEqual(10)
    }
  })
})

describe('whatever the seed', { timeout: 30_000 }, () => {
  const worlds = fc.record({ seed: fc.integer(), minutes: fc.integer({ min: 1, max: 12 }) })
  const live = (seed: number, minutes: number): { world: World; orders: WorldOrder[]; executions: WorldExecution[] } => {
    const world = createWorld({ seed, now: NOW, preludeMs: 2 * MINUTE })
    const orders: WorldOrder[] = []
    const executions: WorldExecution[] = []
    world.broker.onOrder((order) => orders.push(order))
    world.broker.onExecution((execution) => executions.push(execution))
    world.advance(NOW + minutes * MINUTE)
    return { world, orders, executions }
  }
  const always = (holds: (lived: ReturnType<typeof live>) => void): void => {
    fc.assert(
      fc.property(worlds, ({ seed, minutes }) => {
        holds(live(seed, minutes))
      }),
      { numRuns: 12 }
    )
  }

  it('a position is what was carried over and executed since', () => {
    always(({ world: { broker } }) => {
      for (const { account, conId, quantity } of broker.positions()) {
        const traded = broker
          .executions()
          .filter((execution) => execution.account === account && execution.conId === conId)
          .reduce((sum, { side, shares }) => sum + (side === 'BOT' ? shares : -shares), 0)
        expect(quantity).toBe(openingQuantity(account, conId) + traded)
      }
    })
  })

  it('an order has filled what was executed for it, never more than was ordered', () => {
    always(({ world: { broker } }) => {
      for (const order of [...broker.openOrders(), ...broker.completedOrders()]) {
        const executed = broker.executions().filter((execution) => execution.permId === order.permId)
        expect(executed.reduce((sum, { shares }) => sum + shares, 0)).toBe(order.filled)
        expect(order.filled).toBeLessThanOrEqual(order.quantity)
        if (order.status === 'Filled') expect(order.filled).toBe(order.quantity)
      }
    })
  })

  it('of one OCA group at most one order fills, and then none is working', () => {
    always(({ world: { broker } }) => {
      const working = new Set(broker.openOrders().map((order) => order.ocaGroup))
      const filled = broker.completedOrders().filter((order) => order.status === 'Filled' && order.ocaGroup !== '')
      expect(new Set(filled.map((order) => order.ocaGroup)).size).toBe(filled.length)
      for (const { ocaGroup } of filled) expect(working.has(ocaGroup)).toBe(false)
    })
  })

  it('children wait for their parent', () => {
    always(({ world: { broker }, executions }) => {
      const working = new Map(broker.openOrders().map((order) => [order.orderId, order]))
      for (const order of working.values()) {
        if (!working.has(order.parentId)) continue
        expect(order.filled).toBe(0)
        expect(order.status).toBe('PreSubmitted')
        expect(order.whyHeld).toMatch(/^child/)
      }
      expect(executions.every((execution) => execution.shares > 0)).toBe(true)
    })
  })

  it('a trailing stop moves with the market and never back', () => {
    always(({ orders }) => {
      const last = new Map<number, WorldOrder>()
      for (const order of orders.filter((one) => one.orderType === 'TRAIL')) {
        const before = last.get(order.orderId)
        // Released by its parent, it starts anew from there.
        const comparable = before !== undefined && before.whyHeld === order.whyHeld
        if (comparable && before.trailStopPrice !== null && order.trailStopPrice !== null) {
          const moved = order.trailStopPrice - before.trailStopPrice
          expect(order.action === 'SELL' ? moved : -moved).toBeGreaterThanOrEqual(0)
        }
        last.set(order.orderId, order)
      }
    })
  })

  it('every price is on its tick, and every quote has its sides in order', () => {
    always(({ world: { broker }, orders, executions }) => {
      const tick = new Map(broker.instruments.map((instrument) => [instrument.conId, instrument.minTick]))
      const onTick = (conId: number, price: number | null): void => {
        if (price !== null) expect(isWhole(price, tick.get(conId) ?? Number.NaN)).toBe(true)
      }
      for (const execution of executions) onTick(execution.conId, execution.price)
      for (const order of orders) for (const price of [order.limitPrice, order.auxPrice, order.trailStopPrice]) onTick(order.conId, price)
      for (const { conId } of broker.instruments) {
        const quote = broker.quote(conId)
        expect(quote).toBeDefined()
        if (!quote) continue
        for (const price of [quote.bid, quote.ask, quote.last, quote.open, quote.high, quote.low, quote.close]) onTick(conId, price)
        expect(quote.bid).toBeGreaterThan(0)
        expect(quote.bid).toBeLessThan(quote.ask)
        expect(quote.low).toBeLessThanOrEqual(quote.last)
        expect(quote.last).toBeLessThanOrEqual(quote.high)
      }
    })
  })

  it('the trading system and the broker agree on everything but the planted defects', () => {
    always(({ world: { broker, trading } }) => {
      const held = new Map(broker.positions().filter((p) => p.quantity !== 0).map((p) => [`${p.account} ${String(p.conId)}`, p.quantity]))
      const believed = new Map(trading.rows('positions').map((row) => [`${row.account} ${String(row.conId)}`, Number(row.quantity)]))
      const at = ({ account, conId }: { readonly account: string; readonly conId: number }): string => `${account} ${String(conId)}`
      expect(believed.get(at(phantomPosition))).toBe(phantomPosition.quantity)
      expect(held.has(at(phantomPosition))).toBe(false)
      believed.delete(at(phantomPosition))
      expect(believed.get(at(quantityDrift))).toBe((held.get(at(quantityDrift)) ?? 0) + quantityDrift.excess)
      believed.set(at(quantityDrift), held.get(at(quantityDrift)) ?? 0)
      expect(believed).toEqual(held)

      const working = new Set(broker.openOrders().map((order) => String(order.permId)))
      const open = trading.rows('orders').filter((row) => row.status === 'working' || row.status === 'partially_filled')
      const orphan = broker.openOrders().find((order) => order.account === orphanStop.account && order.conId === orphanStop.conId)
      expect(orphan).toMatchObject({ action: 'SELL', orderType: 'STP', quantity: orphanStop.quantity })
      working.delete(String(orphan?.permId))
      expect(new Set(open.map((row) => row.brokerPermId))).toEqual(working)
    })
  })
})

describe('the other planted defects', { timeout: 30_000 }, () => {
  const world = createWorld({ seed: 7, now: NOW })
  world.advance(NOW + 10 * MINUTE)
  world.trading.markEquity(NOW + 10 * MINUTE)
  world.trading.beat(NOW + 10 * MINUTE)

  it('a position without a stop anywhere', () => {
    const { account, conId } = unprotectedPosition
    expect(world.broker.positions().find((p) => p.account === account && p.conId === conId)?.quantity).toBe(unprotectedPosition.quantity)
    expect(world.broker.openOrders().filter((order) => order.account === account && order.conId === conId)).toEqual([])
  })

  it('a service that beats and does not work, while the others do both', () => {
    for (const beat of world.trading.rows('service_heartbeats')) {
      const behind = beat.service === lateService.service ? lateService.lagIntervals * Number(beat.intervalSeconds) * 1_000 : 0
      expect([beat.service, beat.lastBeatAt]).toEqual([beat.service, NOW + 10 * MINUTE - behind])
      if (beat.workIntervalSeconds === null) continue
      const late = NOW + 10 * MINUTE - (beat.lastWorkAt ?? 0) > 3_000 * Number(beat.workIntervalSeconds)
      expect([beat.service, late]).toEqual([beat.service, beat.service === idleService.service])
    }
  })

  it('a service that is late, whenever one looks', () => {
    const lived = createWorld({ seed: 7, now: NOW, preludeMs: 0 })
    for (let at = NOW; at < NOW + 2 * MINUTE; at += 1_000) {
      lived.trading.beat(at)
      const beat = lived.trading.rows('service_heartbeats').find(({ service }) => service === lateService.service)
      const intervals = (at - (beat?.lastBeatAt ?? 0)) / (Number(beat?.intervalSeconds) * 1_000)
      expect(intervals).toBeGreaterThan(1.5)
      // What is left is for whoever reads it a moment later.
      expect(intervals).toBeLessThan(2.7)
    }
  })

  it('a signal that nobody decides', () => {
    const undecided = world.trading.rows('signals').filter(({ decision, firedAt }) => decision === 'pending' && firedAt < NOW)
    expect(undecided.map(({ strategy }) => strategy)).toEqual([undecidedSignal.strategy])
  })

  it('a signal taken that no order followed, while every other has its order', () => {
    const orders = new Set(world.trading.rows('orders').map((order) => order.orderId))
    const live = world.trading.rows('signals').filter((signal) => signal.decision === 'taken' && signal.reason?.startsWith('paper') !== true)
    const forgotten = live.filter((signal) => signal.orderId === null || !orders.has(signal.orderId))
    expect(live.length).toBeGreaterThan(10)
    expect(forgotten.map((signal) => signal.strategy)).toEqual([forgottenSignal.strategy])
  })
})

describe('money', { timeout: 30_000 }, () => {
  it('made today on what was not held yesterday is what was realized and what is open', () => {
    const { broker } = createWorld({ seed: 11, now: NOW })
    const ofToday = broker.positions().filter((p) => openingQuantity(p.account, p.conId) === 0)
    expect(ofToday.length).toBeGreaterThanOrEqual(4)
    for (const { dailyPnl, realizedPnl, unrealizedPnl } of ofToday) expect(dailyPnl).toBeCloseTo(realizedPnl + unrealizedPnl, 6)
  })

  it('is worth what cash and positions are worth, and its profit explains every change of it', () => {
    const world = createWorld({ seed: 11, now: NOW, preludeMs: 0 })
    const net = (): readonly number[] => world.broker.accounts().map((account) => Number(account.summary.get('NetLiquidation')?.value))
    const [before] = net()
    const profit = (): number => world.broker.positions().filter((p) => p.account === 'DU4200017').reduce((sum, p) => sum + p.realizedPnl + p.unrealizedPnl, 0)
    const profitBefore = profit()
    world.advance(NOW + 20 * MINUTE)
    const [after] = net()
    // The dollar account holds no other currency than pounds while a trade is open: nearly all of the change is profit.
    expect((after ?? 0) - (before ?? 0)).toBeCloseTo(profit() - profitBefore, -1)
  })
})
