import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HistoryMoment } from '../../shared/domain/history-moment.js'
import { spread, spreadBesideAlerts, toThin } from './thinning.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 5, 15, 12, 34, 56)

const thinned = (moments: readonly HistoryMoment[], now: number): readonly HistoryMoment[] => {
  const gone = new Set(toThin(moments, now))
  return moments.filter(({ at }) => !gone.has(at))
}

const moments = fc
  .uniqueArray(fc.record({ age: fc.oneof(fc.nat(2 * HOUR), fc.nat(2 * DAY), fc.nat(40 * DAY)), reason: fc.constantFrom('pace' as const, 'alert' as const) }), { maxLength: 200, selector: ({ age }) => age })
  .map((list) => list.map(({ age, reason }) => ({ at: NOW - age, reason })).sort((a, b) => a.at - b.at))

/** Most in any span of this width, aligned to UTC, of those in an age range. */
const most = (kept: readonly HistoryMoment[], width: number, fromAge: number, toAge: number): number => {
  const counts = new Map<string, number>()
  for (const { at, reason } of kept) {
    if (NOW - at <= fromAge || NOW - at > toAge) continue
    const span = `${reason} ${String(Math.floor(at / width))}`
    counts.set(span, (counts.get(span) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}

describe('thinning', () => {
  it('keeps all of the last hour, and one of each span further back', () => {
    fc.assert(fc.property(moments, (all) => {
      const kept = thinned(all, NOW)
      expect(kept.filter(({ at }) => NOW - at <= HOUR)).toEqual(all.filter(({ at }) => NOW - at <= HOUR))
      expect(most(kept, MINUTE, HOUR, DAY)).toBeLessThanOrEqual(1)
      expect(most(kept, HOUR, DAY, 30 * DAY)).toBeLessThanOrEqual(1)
      expect(most(kept, DAY, 30 * DAY, Infinity)).toBeLessThanOrEqual(1)
    }))
  })

  it('leaves no span without a moment that had one', () => {
    fc.assert(fc.property(moments, (all) => {
      const kept = new Set(thinned(all, NOW).map(({ at, reason }) => `${reason} ${String(Math.floor(at / DAY))}`))
      expect(all.every(({ at, reason }) => kept.has(`${reason} ${String(Math.floor(at / DAY))}`))).toBe(true)
    }))
  })

  it('comes to the same, however often it is done on the way', () => {
    fc.assert(fc.property(moments, fc.array(fc.nat(60 * DAY), { maxLength: 10 }), (all, waits) => {
      const end = NOW + 60 * DAY
      const steps = [...waits.sort((a, b) => a - b).map((wait) => NOW + wait), end]
      expect(steps.reduce<readonly HistoryMoment[]>((left, now) => thinned(left, now), all)).toEqual(thinned(all, end))
    }))
  })

  it('gives up nothing for a clock that was set back', () => {
    expect(toThin([{ at: NOW, reason: 'pace' }, { at: NOW + 1, reason: 'pace' }], NOW - DAY)).toEqual([])
  })
})

describe('moments for a scale', () => {
  it('are no more than asked for, in order, with every alert that has a place of its own', () => {
    fc.assert(fc.property(moments, fc.integer({ min: 1, max: 50 }), (all, places) => {
      const shown = spread(all, places)
      expect(shown.length).toBeLessThanOrEqual(Math.max(places, 0))
      expect(shown.map(({ at }) => at)).toEqual([...shown].map(({ at }) => at).sort((a, b) => a - b))
      if (all.length <= places) expect(shown).toEqual(all)
    }))
  })

  it('are first of all those of alerts, where they are to be', () => {
    fc.assert(fc.property(moments, fc.integer({ min: 1, max: 50 }), (all, places) => {
      const chosen = spreadBesideAlerts(all, places)
      expect(chosen.length).toBeLessThanOrEqual(places)
      expect(chosen.map(({ at }) => at)).toEqual([...chosen].map(({ at }) => at).sort((a, b) => a - b))
      const raised = all.filter(({ reason }) => reason === 'alert')
      if (raised.length <= places) expect(chosen.filter(({ reason }) => reason === 'alert')).toEqual(raised)
      if (all.length <= places) expect(chosen).toEqual(all)
    }))
  })
})
