import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PacingBudget, type PacedRequest, type PacingLimits } from './pacing-budget.js'

const limits: PacingLimits = { most: 12, windowMs: 6_000, identicalMs: 1_500, mostAlike: 3, alikeMs: 200, mostOpen: 5 }

function request(contract: number, end: number, weight: 1 | 2): PacedRequest {
  return { identity: `${String(contract)}/${String(end)}`, alike: String(contract), weight }
}
const step = fc.record({
  gap: fc.integer({ min: 0, max: 400 }),
  contract: fc.integer({ min: 1, max: 3 }),
  end: fc.integer({ min: 1, max: 4 }),
  weight: fc.constantFrom<1 | 2>(1, 1, 1, 2),
  /** How long it is on its way, and when after that its answer comes back and its stream ends. */
  transit: fc.integer({ min: 0, max: 700 }),
  answer: fc.integer({ min: 0, max: 700 }),
  stream: fc.integer({ min: 0, max: 3_000 })
})

describe('the budget', () => {
  it('is never exceeded at the gateway, however long requests are on their way', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
      let now = 0
      const budget = new PacingBudget({ now: () => now }, limits)
      const due: { at: number; run: () => void }[] = []
      const arrivals: { at: number; closedAt: number; of: PacedRequest }[] = []
      const advance = (to: number): void => {
        for (const { at, run } of due.filter((each) => each.at <= to).sort((a, b) => a.at - b.at)) {
          now = at
          run()
        }
        due.splice(0, due.length, ...due.filter(({ at }) => at > to))
        now = to
      }
      for (const [id, { gap, contract, end, weight, transit, answer, stream }] of steps.entries()) {
        advance(now + gap)
        const of = request(contract, end, weight)
        if (!budget.pass(id, of).passes) continue
        const [arrivedAt, answeredAt] = [now + transit, now + transit + answer]
        arrivals.push({ at: arrivedAt, closedAt: answeredAt + stream, of })
        due.push({ at: answeredAt, run: () => { budget.arrived(id) } }, { at: answeredAt + stream, run: () => { budget.closed(id) } })
      }
      const weighed = (list: typeof arrivals): number => list.reduce((sum, each) => sum + each.of.weight, 0)
      for (const { at, of } of arrivals) {
        const since = (ms: number): typeof arrivals => arrivals.filter((each) => each.at >= at && each.at < at + ms)
        expect(weighed(since(limits.windowMs))).toBeLessThanOrEqual(limits.most)
        expect(since(limits.identicalMs).filter((each) => each.of.identity === of.identity)).toHaveLength(1)
        expect(weighed(since(limits.alikeMs).filter((each) => each.of.alike === of.alike))).toBeLessThanOrEqual(limits.mostAlike)
        expect(arrivals.filter((each) => each.at <= at && each.closedAt > at).length).toBeLessThanOrEqual(limits.mostOpen)
      }
    }))
  })

  it('lets a request pass at the time that it names, when nothing else was sent meanwhile', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      let now = 0
      const budget = new PacingBudget({ now: () => now }, limits)
      for (const [id, { gap, contract, end, weight }] of steps.entries()) {
        now += gap
        const of = request(contract, end, weight)
        const first = budget.pass(id, of)
        if (!first.passes) {
          expect(first.until).not.toBeNull()
          expect(first.until).toBeGreaterThan(now)
          now = first.until ?? 0
          expect(budget.pass(id, of)).toEqual({ passes: true })
        }
        budget.closed(id)
      }
    }))
  })

  it('does not know when there will be room while nothing has been answered', () => {
    let now = 0
    const budget = new PacingBudget({ now: () => now }, limits)
    for (let id = 1; id <= 3; id += 1) expect(budget.pass(id, request(1, id, 1))).toEqual({ passes: true })
    expect(budget.pass(4, request(1, 4, 1))).toEqual({ passes: false, until: null })
    now = 50
    budget.arrived(1)
    expect(budget.pass(4, request(1, 4, 1))).toEqual({ passes: false, until: 250 })
    expect(budget.read()).toEqual({ used: 3, limit: 12, open: 3, mostOpen: 5 })
    budget.closed(1)
    budget.pause(5_000)
    now = 300
    expect(budget.pass(4, request(1, 4, 1))).toEqual({ passes: false, until: 5_050 })
    now = 7_000
    expect(budget.read()).toEqual({ used: 2, limit: 12, open: 2, mostOpen: 5 })
  })

  it('waits no longer than the window, also when the clock is set back meanwhile', () => {
    let now = 1_000_000
    const budget = new PacingBudget({ now: () => now }, limits)
    expect(budget.pass(1, request(1, 1, 1)).passes).toBe(true)
    budget.closed(1)
    now -= 500_000
    expect(budget.pass(2, request(1, 1, 1))).toEqual({ passes: false, until: now + limits.identicalMs })
    now += limits.identicalMs
    expect(budget.pass(2, request(1, 1, 1)).passes).toBe(true)
  })
})
