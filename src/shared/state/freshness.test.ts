import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshnessAt, freshnessStates, worst, type FreshnessInput } from './freshness.js'

const base: FreshnessInput = { asOf: 1_000, origin: 'live', staleAfterMs: 500, reachable: true }

const inputs = fc.record({
  asOf: fc.option(fc.integer({ min: 0, max: 10_000 })),
  origin: fc.constantFrom('none', 'snapshot', 'live'),
  staleAfterMs: fc.integer({ min: 0, max: 5_000 }),
  reachable: fc.boolean(),
  delayed: fc.boolean(),
  closed: fc.boolean()
})
const rank = (input: FreshnessInput, now: number): number => freshnessStates.indexOf(freshnessAt(input, now).state)

describe('freshness', () => {
  test.each([
    ['live within its limit', {}, 1_500, 'live', 500],
    ['stale one millisecond after it, with no event', {}, 1_501, 'stale', 501],
    ['delayed where the broker delivers late', { delayed: true }, 1_100, 'delayed', 100],
    ['stale rather than delayed when it is old', { delayed: true }, 2_000, 'stale', 1_000],
    ['closed however old, while the session is shut', { closed: true }, 90_000, 'closed', 89_000],
    ['offline while the source cannot be reached, however young', { reachable: false }, 1_001, 'offline', 1],
    ['offline rather than closed', { reachable: false, closed: true }, 1_001, 'offline', 1],
    ['replay of a past desk, however old and whatever can be reached now', { replay: true, reachable: false, origin: 'snapshot' }, 90_000, 'replay', 89_000],
    ['never of a past desk that did not know', { replay: true, asOf: null }, 90_000, 'never', null],
    ['offline from a snapshot', { origin: 'snapshot' }, 1_001, 'offline', 1],
    ['never without a value', { asOf: null }, 1_001, 'never', null],
    ['of no negative age when the clock is set back', {}, 400, 'live', 0]
  ] as const)('is %s', (_, over, now, state, ageMs) => {
    expect(freshnessAt({ ...base, ...over }, now)).toEqual({ state, ageMs })
  })

  test('never gets better by waiting', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), (input, now, later) => {
        expect(rank(input, now + later)).toBeGreaterThanOrEqual(rank(input, now))
      })
    )
  })

  test('never gets better by a lost source', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 0, max: 20_000 }), (input, now) => {
        expect(rank({ ...input, reachable: false }, now)).toBeGreaterThanOrEqual(rank({ ...input, reachable: true }, now))
      })
    )
  })

  test('is never live for a socket that is open but mute (OpenAlgo, FIELD.md 2.9 defect 1)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (past) => {
        expect(freshnessAt(base, base.staleAfterMs + 1_000 + past).state).toBe('stale')
      })
    )
  })
})

describe('the worst state', () => {
  test('is live for none, and the worst of many in any order', () => {
    expect(worst([])).toBe('live')
    expect(worst(['live', 'offline', 'stale'])).toBe('offline')
    const states = fc.array(fc.constantFrom(...freshnessStates), { minLength: 1 })
    fc.assert(
      fc.property(states, states, (a, b) => {
        expect(worst([...a, ...b])).toBe(worst([...b, ...a]))
        expect(worst([worst(a), worst(b)])).toBe(worst([...a, ...b]))
        expect(a).toContain(worst(a))
      })
    )
  })
})
