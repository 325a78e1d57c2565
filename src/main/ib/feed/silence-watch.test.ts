import { describe, expect, it } from 'vitest'
import { feedTiming } from '../constants.js'
import { SilenceWatch } from './silence-watch.js'

const plan = feedTiming.silence
const never = (): boolean => false

function setUp() {
  let now = 1_000_000
  const watch = new SilenceWatch({ now: () => now }, plan)
  const pass = (ms: number): void => { now += ms }
  /** Time goes on in checks; what is due is asked for again. @returns seconds of each try */
  const run = (seconds: number, mayBeSilent: (key: string) => boolean = never): number[] => {
    const tries: number[] = []
    const start = now
    while (now < start + seconds * 1_000) {
      pass(plan.checkEveryMs)
      for (const key of watch.due(mayBeSilent)) {
        watch.retried(key)
        tries.push(Math.round((now - start) / 1_000))
      }
    }
    return tries
  }
  return { watch, pass, run }
}

describe('a stream that falls silent', () => {
  it('is asked for again after its limit, and then ever more seldom', () => {
    const { watch, run } = setUp()
    watch.follow(new Map([['a', 'quotes A']]))
    expect(run(4 * 3_600)).toEqual([180, 360, 720, 1440, 2880, 5760, 9360, 12960])
    expect(watch.records.map(({ result, tries }) => [tries, result])).toEqual([
      [1, 'silent'], [2, 'silent'], [3, 'silent'], [4, 'silent'], [5, 'silent'], [6, 'silent'], [7, 'silent'], [8, 'pending']
    ])
    expect(watch.records[0]).toMatchObject({ stream: 'quotes A', action: 'resubscribed', reason: 'silent for 180 s', since: 1_000_000 })
  })

  it('is asked for again after its limit also when the clock is set back by hours', () => {
    const { watch, pass, run } = setUp()
    watch.follow(new Map([['a', 'A']]))
    pass(-10 * 3_600_000)
    // Counted from the first look after it.
    expect(run(200)).toEqual([182])
  })

  it('is left alone while it is heard', () => {
    const { watch, pass } = setUp()
    watch.follow(new Map([['a', 'A']]))
    for (let i = 0; i < 1_000; i += 1) {
      pass(plan.silentAfterMs - 1)
      expect(watch.due(never)).toEqual([])
      watch.heard('a')
    }
  })

  it('is left alone while its silence proves nothing, and has its whole limit when that ends', () => {
    const { watch, run } = setUp()
    watch.follow(new Map([['a', 'A']]))
    expect(run(100_000, () => true)).toEqual([])
    watch.excuse()
    expect(run(200)).toEqual([180])
  })

  it('that wakes is well only after a while: one that ticks once in ten minutes is not asked for at every gap', () => {
    const { watch, pass } = setUp()
    watch.follow(new Map([['a', 'A']]))
    let tries = 0
    for (let second = 0; second < 12 * 3_600; second += 2) {
      pass(2_000)
      if (second % 600 === 0) watch.heard('a')
      for (const key of watch.due(never)) {
        watch.retried(key)
        // The answer to the request itself.
        watch.heard(key)
        tries += 1
      }
    }
    expect(tries).toBeLessThan(20)
  })

  it('that has been well for long starts with its first wait again', () => {
    const { watch, run, pass } = setUp()
    watch.follow(new Map([['a', 'A']]))
    run(800)
    for (let i = 0; i < 200; i += 1) {
      watch.heard('a')
      pass(10_000)
      watch.due(never)
    }
    watch.heard('a')
    expect(run(600)).toEqual([180, 360])
  })

  it('has its answer on record', () => {
    const { watch, run, pass } = setUp()
    watch.follow(new Map([['a', 'A'], ['b', 'B']]))
    run(181)
    pass(50)
    watch.heard('a')
    watch.follow(new Map([['c', 'C']]))
    expect(watch.records.map(({ stream, result }) => [stream, result])).toEqual([['A', 'answered'], ['B', 'ended']])
  })
})

it('asks for few at a time, the longest silent first, and keeps few records', () => {
  const { watch, pass } = setUp()
  const names = new Map<string, string>()
  for (let i = 0; i < 100; i += 1) {
    watch.follow(names.set(String(i), `S${String(i)}`))
    pass(1)
  }
  pass(plan.silentAfterMs)
  const asked: string[] = []
  for (let check = 0; check < 10; check += 1) {
    const due = watch.due(never)
    expect(due).toHaveLength(plan.mostAtOnce)
    for (const key of due) watch.retried(key)
    asked.push(...due)
  }
  expect(asked).toEqual(Array.from({ length: 100 }, (_, i) => String(i)))
  expect(watch.due(never)).toEqual([])
  expect(watch.records).toHaveLength(plan.recordsKept)
  expect(watch.records.at(-1)?.stream).toBe('S99')
})

it('keeps the code of the broker as the reason', () => {
  const { watch } = setUp()
  watch.follow(new Map([['a', 'A']]))
  watch.retried('a', '10225: bust')
  expect(watch.records).toMatchObject([{ reason: '10225: bust', tries: 1 }])
})
