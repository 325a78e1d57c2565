import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heartbeat } from '../../../test/fixtures/domain-rows.js'
import { decimal } from '../lib/decimal.js'
import { heartbeatsJudgedAt, serviceCounts, serviceStates, serviceView } from './service-state.js'

const BEAT = 100_000
const after = (seconds: number): number => BEAT + seconds * 1_000

describe('a service', () => {
  test.each([[0, 'ok'], [15, 'ok'], [15.001, 'late'], [30, 'late'], [30.001, 'dead'], [9_999, 'dead']] as const)('%s s after its beat, every 10 s, is %s', (seconds, state) => {
    expect(serviceView(heartbeat(), after(seconds)).state).toBe(state)
  })

  test('says why', () => {
    expect(serviceView(heartbeat({ message: 'busy' }), after(95))).toEqual({
      service: 'feed', state: 'dead', reason: 'last beat 95 s ago, expected every 10 s', sinceBeatMs: 95_000, sinceWorkMs: null, workIntervalMs: null, intervalMs: 10_000, lastRunMs: 12.5,
      word: 'running', message: 'busy'
    })
  })

  test('is alive and not working when its work product is missing', () => {
    const row = heartbeat({ lastWorkAt: BEAT - 200_000, workIntervalSeconds: decimal(60), lastRunMs: null })
    expect(serviceView(row, after(1))).toMatchObject({ state: 'not-working', reason: 'alive, but last work 201 s ago, expected every 60 s', lastRunMs: null })
    expect(serviceView({ ...row, lastWorkAt: BEAT - 100_000 }, after(1)).state).toBe('ok')
    expect(serviceView({ ...row, workIntervalSeconds: null }, after(1)).state).toBe('ok')
    expect(serviceView(row, after(31)).state).toBe('dead')
  })

  test('of which too little is known is unknown', () => {
    expect(serviceView(heartbeat(), null)).toMatchObject({ state: 'unknown', sinceBeatMs: null, reason: "the database's clock is not known yet" })
    expect(serviceView(heartbeat({ intervalSeconds: decimal(0) }), after(5))).toMatchObject({ state: 'unknown', intervalMs: null, reason: 'last beat 5 s ago, interval not known' })
    expect(serviceView(heartbeat({ workIntervalSeconds: decimal(60) }), after(5))).toMatchObject({ state: 'unknown', reason: 'last beat 5 s ago, but nothing is known of its work' })
  })

  test('whose clock runs ahead is ok, not older than nothing', () => {
    expect(serviceView(heartbeat(), BEAT - 60_000)).toMatchObject({ state: 'ok', sinceBeatMs: 0 })
  })

  test('never gets better by waiting', () => {
    const rank = (at: number): number => ['ok', 'late', 'dead'].indexOf(serviceView(heartbeat(), at).state)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 90_000 }), (now, more) => {
        expect(rank(BEAT + now + more)).toBeGreaterThanOrEqual(rank(BEAT + now))
      })
    )
  })
})

describe('the moment of judgement', () => {
  test('is when the beats were read, by the database\'s clock: a database that is away kills no service', () => {
    expect(heartbeatsJudgedAt(5_000, -3_600_000)).toBe(-3_595_000)
    expect(heartbeatsJudgedAt(null, 0)).toBeNull()
    expect(heartbeatsJudgedAt(5_000, null)).toBeNull()
  })
})

test('counts and the worst', () => {
  expect(serviceCounts(serviceStates.map((state) => ({ state })))).toEqual({ worst: 'dead', by: { ok: 1, unknown: 1, late: 1, 'not-working': 1, dead: 1 } })
  expect(serviceCounts([{ state: 'ok' }, { state: 'late' }]).worst).toBe('late')
  expect(serviceCounts([])).toMatchObject({ worst: 'unknown' })
})
