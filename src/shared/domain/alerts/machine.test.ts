import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshMachine, nextChangeAt, restoredMachine, step, type Effect, type Machine, type Timing, type Verdict } from './machine.js'

const timing: Timing = { holdMs: 1_000, recoverMs: 2_000 }

/** Steps through findings at their times; what came of it, with the times. */
function play(findings: readonly (readonly [at: number, verdict: Verdict])[], with_: Timing = timing, from: Machine = freshMachine(0)): { readonly effects: (readonly [number, Effect])[]; readonly machine: Machine } {
  let machine = from
  const effects: (readonly [number, Effect])[] = []
  for (const [at, verdict] of findings) {
    const next = step(machine, verdict, with_, at)
    machine = next.machine
    if (next.effect !== null) effects.push([at, next.effect])
  }
  return { effects, machine }
}

describe('hold and recovery', () => {
  it('raises when the condition has held, and dates it from its start', () => {
    const { effects, machine } = play([[0, 'met'], [999, 'met'], [1_000, 'met'], [1_500, 'met']])
    expect(effects).toEqual([[1_000, 'raise']])
    expect(machine).toMatchObject({ state: 'alerting', startedAt: 0 })
  })

  it('raises at once without a hold time', () => {
    expect(play([[5, 'met']], { ...timing, holdMs: 0 }).effects).toEqual([[5, 'raise']])
  })

  it('begins the hold anew after an interruption', () => {
    expect(play([[0, 'met'], [900, 'clear'], [1_000, 'met'], [1_900, 'met']]).effects).toEqual([])
  })

  it('resolves only when it has been clear for long enough, in one piece', () => {
    const { effects } = play([[0, 'met'], [1_000, 'met'], [2_000, 'clear'], [3_000, 'met'], [4_000, 'clear'], [5_999, 'clear'], [6_000, 'clear']])
    expect(effects).toEqual([[1_000, 'raise'], [6_000, 'resolve']])
  })

  it('goes on in the band between the two levels, and starts nothing there', () => {
    expect(play([[0, 'band'], [5_000, 'band']]).machine.state).toBe('normal')
    expect(play([[0, 'met'], [500, 'band']]).machine.state).toBe('normal')
    const open = play([[0, 'met'], [1_000, 'met'], [2_000, 'clear'], [3_000, 'band'], [9_000, 'band']])
    expect(open.machine.state).toBe('alerting')
    expect(open.effects).toEqual([[1_000, 'raise']])
  })
})

describe('no data', () => {
  it('freezes an alert, and tells nothing when the data come back', () => {
    const { effects, machine } = play([[0, 'met'], [1_000, 'met'], [2_000, 'unknown'], [90_000, 'unknown'], [90_001, 'met']])
    expect(effects).toEqual([[1_000, 'raise']])
    expect(machine.state).toBe('alerting')
  })

  it('does not count the time without data as held', () => {
    const { effects } = play([[0, 'met'], [400, 'unknown'], [60_000, 'met'], [60_500, 'met'], [60_600, 'met']])
    expect(effects).toEqual([[60_600, 'raise']])
  })

  it('does not count it as recovered either, and keeps errors apart', () => {
    const { effects, machine } = play([[0, 'met'], [1_000, 'met'], [2_000, 'clear'], [3_000, 'unknown'], [50_000, 'fault']])
    expect(machine.state).toBe('error')
    expect(play([[60_000, 'clear'], [60_999, 'clear'], [61_000, 'clear']], timing, machine).effects).toEqual([[61_000, 'resolve']])
    expect(effects).toEqual([[1_000, 'raise']])
  })

  it('takes an alert of before as open until there are data', () => {
    const open = restoredMachine({ occurredAt: 10 }, 1_000)
    expect(play([[1_000, 'unknown'], [2_000, 'met']], timing, open).effects).toEqual([])
    expect(play([[1_000, 'unknown'], [2_000, 'clear'], [4_000, 'clear']], timing, open).effects).toEqual([[4_000, 'resolve']])
  })
})

const verdicts = fc.constantFrom<Verdict>('met', 'band', 'clear', 'unknown', 'fault')
const timings = fc.record({ holdMs: fc.constantFrom(0, 300, 1_000), recoverMs: fc.constantFrom(0, 300, 1_000) })
const courses = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), verdicts), { maxLength: 60 }).map((pauses) => {
  let at = 0
  return pauses.map(([gap, verdict]) => [(at += gap), verdict] as const)
})

describe('whatever is found', () => {
  it('raises and resolves in turn', () => {
    fc.assert(fc.property(courses, timings, (course, with_) => {
      const told = play(course, with_).effects.map(([, effect]) => effect)
      expect(told).toEqual(told.map((_effect, index) => (index % 2 === 0 ? 'raise' : 'resolve')))
    }))
  })

  it('changes nothing by being told the same again at once', () => {
    fc.assert(fc.property(courses, timings, (course, with_) => {
      const twice = course.flatMap((finding) => [finding, finding])
      expect(play(twice, with_).effects).toEqual(play(course, with_).effects)
    }))
  })

  it('raises and resolves on nothing but data', () => {
    fc.assert(fc.property(courses, timings, (course, with_) => {
      const verdictAt = new Map(course.map(([at, verdict], index) => [`${String(at)}|${String(index)}`, verdict]))
      let machine = freshMachine(0)
      for (const [index, [at, verdict]] of course.entries()) {
        const { effect, machine: next } = step(machine, verdict, with_, at)
        machine = next
        if (effect === 'raise') expect(verdictAt.get(`${String(at)}|${String(index)}`)).toBe('met')
        if (effect === 'resolve') expect(verdict).toBe('clear')
      }
    }))
  })

  it('raises nothing that has not held for its time among data', () => {
    fc.assert(fc.property(courses, timings, (course, with_) => {
      let metSince: number | null = null
      let lost = 0
      let lostAt: number | null = null
      let machine = freshMachine(0)
      for (const [at, verdict] of course) {
        if (verdict === 'unknown' || verdict === 'fault') lostAt ??= at
        else {
          if (lostAt !== null) lost += at - lostAt
          lostAt = null
          if (verdict !== 'met') metSince = null
          else if (metSince === null) {
            metSince = at
            lost = 0
          }
        }
        const { effect, machine: next } = step(machine, verdict, with_, at)
        machine = next
        if (effect === 'raise' && metSince !== null) expect(at - metSince - lost).toBeGreaterThanOrEqual(with_.holdMs)
      }
    }))
  })

  it('is judged in time: nothing changes before the moment that is named', () => {
    fc.assert(fc.property(courses, timings, fc.constantFrom<Verdict>('met', 'clear'), (course, with_, verdict) => {
      const { machine } = play(course, with_)
      const last = course.at(-1)?.[0] ?? 0
      const settled = step(machine, verdict, with_, last).machine
      const at = nextChangeAt(settled, with_)
      if (at === null) expect(step(settled, verdict, with_, last + 10_000_000).effect).toBeNull()
      else if (at > last) {
        expect(step(settled, verdict, with_, at - 1).effect).toBeNull()
        expect(step(settled, verdict, with_, at).effect).not.toBeNull()
      }
    }))
  })

  it('never waits for a clock that was set back', () => {
    const pending = play([[10_000_000, 'met']]).machine
    expect(play([[0, 'met'], [1_000, 'met']], timing, pending).effects).toEqual([[1_000, 'raise']])
  })
})
