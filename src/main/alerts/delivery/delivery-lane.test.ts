import { describe, expect, it, vi } from 'vitest'
import type { Alert } from '../../../shared/domain/alerts/alert.js'
import type { AlertGroup } from '../../../shared/domain/alerts/alert-group.js'
import type { Circumstances } from '../../../shared/domain/alerts/delivery-decision.js'
import type { SettledDelivery } from '../ledger/messages.js'
import { DeliveryLane } from './delivery-lane.js'
import type { Delivery, DeliveryOutcome } from './ports.js'

const START = Date.parse('2026-11-18T12:00:00Z')

const alert = (id: string, more: Partial<Alert> = {}): Alert => ({
  id, ruleId: 'fills', kind: 'order-outcome', subject: id, severity: 'info', title: id, detail: '', occurredAt: START, raisedAt: START, resolvedAt: START, count: 1,
  target: null, account: null, instrument: null, strategy: null, acknowledgedAt: null, note: null, snoozedUntil: null, ...more
})

/** A clock that stands, and the timers by it. */
class Time {
  now = START
  readonly #timers = new Set<{ readonly at: number; readonly run: () => void }>()
  readonly clock = { now: () => this.now }
  readonly timers = {
    after: (ms: number, run: () => void) => {
      const timer = { at: this.now + ms, run }
      this.#timers.add(timer)
      return () => { this.#timers.delete(timer) }
    }
  }

  /** Lets so much time pass, with all that is due in it. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    for (;;) {
      await settled()
      const next = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#timers.delete(next)
      this.now = Math.max(this.now, next.at)
      next.run()
    }
    this.now = end
    await settled()
  }
}

/** After all promises that can settle have. */
const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve) })

function stage(more: Partial<Delivery> = {}, rule = { groupMs: 10_000, escalateEveryMs: null as number | null }) {
  const time = new Time()
  const told: AlertGroup[] = []
  const results: SettledDelivery[] = []
  const alerts = new Map<string, Alert>()
  const about: Partial<Circumstances> = {}
  const answer = { next: (): DeliveryOutcome | Promise<DeliveryOutcome> => ({ kind: 'shown' }) }
  const delivery: Delivery = {
    name: 'screen', canReplace: false, tellsResolved: false, leastSeverity: 'info', staleAfterMs: null, deadlineMs: 5_000,
    deliver: (group) => {
      told.push(group)
      return Promise.resolve(answer.next())
    },
    ...more
  }
  const lane = new DeliveryLane({
    delivery, clock: time.clock, timers: time.timers, random: () => 0.5, alertOf: (id) => alerts.get(id) ?? null, ruleOf: () => rule,
    circumstances: () => ({ now: time.now, localZone: 'UTC', mutes: [], pause: null, quietHours: null, criticalPasses: true, ruleQuietHours: null, closedUntil: null, leastSeverity: delivery.leastSeverity, staleBefore: null, ...about }),
    settle: (some) => {
      results.push(...some)
      return Promise.resolve()
    },
    onStatus: vi.fn()
  })
  const raise = (...some: readonly Alert[]): void => {
    for (const one of some) alerts.set(one.id, one)
    lane.add(some.map(({ id }) => ({ alert: id, channel: 'screen', occasion: 'raised', notBefore: time.now, attempts: 0 })))
  }
  return { time, told, results, alerts, about: about as { -readonly [K in keyof Circumstances]?: Circumstances[K] }, answer, lane, raise }
}

describe('fifty fills in ten seconds', () => {
  const fills = Array.from({ length: 50 }, (_, index) => alert(`f${String(index)}`, { raisedAt: START + index }))

  it('are one notification with their count', async () => {
    const { time, told, results, raise } = stage()
    for (const fill of fills) {
      raise(fill)
      await time.pass(190)
    }
    await time.pass(10_000)
    expect(told).toMatchObject([{ count: 50, isUpdate: false, alerts: [{ id: 'f49' }, {}, {}, {}, {}] }])
    expect(results.filter(({ state }) => state === 'shown')).toHaveLength(50)
  })

  it('are shown at once and grow, once a second at the most, where the channel can replace what it showed', async () => {
    const { time, told, raise } = stage({ canReplace: true })
    for (const fill of fills) {
      raise(fill)
      await time.pass(190)
    }
    await time.pass(10_000)
    expect(told[0]).toMatchObject({ count: 1, isUpdate: false })
    expect(told.at(-1)).toMatchObject({ count: 50, isUpdate: true })
    expect(new Set(told.map(({ id }) => id)).size).toBe(1)
    expect(told.length).toBeLessThanOrEqual(12)
  })

  it('grow no oftener than their channel says', async () => {
    const { time, told, raise } = stage({ canReplace: true, replaceEveryMs: 3_000 })
    for (const fill of fills) {
      raise(fill)
      await time.pass(190)
    }
    await time.pass(10_000)
    expect(told.length).toBeLessThanOrEqual(5)
    expect(told.at(-1)).toMatchObject({ count: 50, isUpdate: true })
  })

  it('are told apart from those of the next ten seconds', async () => {
    const { time, told, raise } = stage({ canReplace: true })
    raise(alert('a'))
    await time.pass(11_000)
    raise(alert('b'))
    await time.pass(1)
    expect(told.map(({ count, isUpdate }) => [count, isUpdate])).toEqual([[1, false], [1, false]])
  })
})

describe('a channel that shows another way', () => {
  it('has shown it, with the reason kept and told, and is asked to repeat what is critical', async () => {
    const { time, results, answer, lane, raise } = stage({}, { groupMs: 0, escalateEveryMs: 60_000 })
    answer.next = () => ({ kind: 'shown', instead: { code: 'NO_SERVICE', message: 'there is none', remedy: null } })
    raise(alert('a', { severity: 'critical', resolvedAt: null }))
    await time.pass(2_000)
    expect(results).toMatchObject([{ state: 'shown', code: 'NO_SERVICE', message: 'there is none' }, { state: 'due', occasion: 'escalated' }])
    expect(lane.status).toMatchObject({ lastShownAt: START, error: { code: 'NO_SERVICE', source: 'screen' }, nextAttemptAt: null })
  })
})

describe('a channel that fails', () => {
  it('is tried again, later each time, and what gathered meanwhile goes along', async () => {
    const { time, told, results, answer, lane, raise } = stage({}, { groupMs: 0, escalateEveryMs: null })
    answer.next = () => ({ kind: 'refused', code: '500', message: 'no', remedy: 'wait', retryAfterMs: null, isFinal: false })
    raise(alert('a'))
    await time.pass(1)
    expect(lane.status).toMatchObject({ error: { code: '500', message: 'no', source: 'screen', remedy: 'wait' }, nextAttemptAt: START + 2_000, waiting: 1 })
    raise(alert('b'))
    await time.pass(2_500)
    expect(told.map(({ count }) => count)).toEqual([1, 2])
    answer.next = () => ({ kind: 'shown' })
    await time.pass(10_000)
    expect(told.map(({ count }) => count)).toEqual([1, 2, 2])
    expect(lane.status).toMatchObject({ error: null, waiting: 0 })
    expect(results.filter(({ alert: id }) => id === 'a').map(({ state, attempts }) => [state, attempts])).toEqual([['due', 1], ['due', 2], ['shown', 2]])
  })

  it('waits as long as it is asked to', async () => {
    const { time, told, answer, raise } = stage({}, { groupMs: 0, escalateEveryMs: null })
    answer.next = () => ({ kind: 'refused', code: '429', message: 'slow down', remedy: null, retryAfterMs: 60_000, isFinal: false })
    raise(alert('a'))
    await time.pass(59_000)
    expect(told).toHaveLength(1)
    await time.pass(2_000)
    expect(told).toHaveLength(2)
  })

  it('for good is not asked again', async () => {
    const { time, told, results, answer, lane, raise } = stage({}, { groupMs: 0, escalateEveryMs: null })
    answer.next = () => ({ kind: 'refused', code: '404', message: 'gone', remedy: null, retryAfterMs: null, isFinal: true })
    raise(alert('a'))
    await time.pass(100_000)
    expect(told).toHaveLength(1)
    expect(results).toMatchObject([{ state: 'failed', code: '404' }])
    expect(lane.status).toMatchObject({ error: { code: '404' }, waiting: 0 })
  })

  it('hangs no longer than its deadline, and keeps nothing else from being told', async () => {
    let calls = 0
    const aborted: boolean[] = []
    const { time, results, raise } = stage({
      deliver: (_group, signal) => {
        calls += 1
        signal.addEventListener('abort', () => { aborted.push(true) })
        return calls === 1 ? new Promise(() => undefined) : Promise.resolve({ kind: 'shown' })
      }
    }, { groupMs: 0, escalateEveryMs: null })
    raise(alert('hangs', { ruleId: 'one' }))
    await time.pass(1)
    raise(alert('other', { ruleId: 'two' }))
    await time.pass(1)
    expect(results).toMatchObject([{ alert: 'other', state: 'shown' }])
    await time.pass(20_000)
    expect(aborted).toEqual([true])
    expect(results.filter(({ alert: id }) => id === 'hangs')).toMatchObject([{ state: 'due', code: 'DEADLINE' }, { state: 'shown' }])
  })
})

describe('what is critical', () => {
  it('is told again until it is acknowledged', async () => {
    const { time, told, results, alerts, lane, raise } = stage({}, { groupMs: 10_000, escalateEveryMs: 60_000 })
    raise(alert('fire', { severity: 'critical', resolvedAt: null }))
    await time.pass(190_000)
    expect(told.map(({ occasion }) => occasion)).toEqual(['raised', 'escalated', 'escalated', 'escalated'])
    alerts.set('fire', alert('fire', { severity: 'critical', resolvedAt: null, acknowledgedAt: time.now }))
    lane.reconsider()
    await time.pass(200_000)
    expect(told).toHaveLength(4)
    expect(results.at(-1)).toMatchObject({ occasion: 'escalated', state: 'withheld', code: 'acknowledged' })
  })

  it('is told within a second or so, whatever its rule gathers', async () => {
    const { time, told, raise } = stage()
    raise(alert('fire', { severity: 'critical' }))
    await time.pass(1_001)
    expect(told).toHaveLength(1)
  })
})

describe('what has to wait', () => {
  it('is told as one when the pause is ended early, whatever rules raised it', async () => {
    const { time, told, about, lane, raise } = stage()
    about.pause = { until: START + 3_600_000, withCritical: false }
    raise(alert('a', { ruleId: 'one' }), alert('b', { ruleId: 'two' }))
    await time.pass(30_000)
    expect(told).toEqual([])
    expect(lane.status.waiting).toBe(2)
    about.pause = null
    lane.reconsider()
    await time.pass(3_000)
    expect(told).toMatchObject([{ count: 2, waited: true }])
  })

  it('is not told when it is muted meanwhile', async () => {
    const { time, told, results, about, lane, raise } = stage()
    raise(alert('a', { instrument: 'ESZ6' }))
    about.mutes = [{ what: 'instrument', name: 'ESZ6', since: START, until: null }]
    lane.reconsider()
    await time.pass(20_000)
    expect(told).toEqual([])
    expect(results).toMatchObject([{ state: 'withheld', code: 'muted' }])
  })

  it('is left due when the app ends', async () => {
    const { time, told, results, lane, raise } = stage()
    raise(alert('a'))
    await time.pass(1)
    expect(await lane.stop()).toMatchObject([{ alert: 'a' }])
    await time.pass(60_000)
    expect([told, results]).toEqual([[], []])
  })
})
