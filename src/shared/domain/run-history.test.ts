import { describe, expect, test } from 'vitest'
import { heartbeat } from '../../../test/fixtures/domain-rows.js'
import { decimal } from '../lib/decimal.js'
import { RUNS_KEPT, runSpread, withRuns, type RunHistory } from './run-history.js'

const run = (startedAt: number, ms: number, service = 'feed'): ReturnType<typeof heartbeat> => heartbeat({ service, lastRunStartedAt: startedAt, lastRunMs: decimal(ms) })
const none: RunHistory = new Map()

describe('the runs of a service', () => {
  test('are each counted once, however often they are read', () => {
    let history = none
    for (const row of [run(1, 10), run(1, 10), run(2, 10), run(2, 10), run(3, 12)]) history = withRuns(history, [row])
    expect(history.get('feed')).toEqual([{ at: 1, ms: 10 }, { at: 2, ms: 10 }, { at: 3, ms: 12 }])
  })

  test('change nothing when none is new', () => {
    const history = withRuns(none, [run(1, 10)])
    expect(withRuns(history, [run(1, 10), heartbeat({ service: 'other', lastRunMs: null })])).toBe(history)
  })

  test('are told apart by their beat where no start is told', () => {
    const beats = [100, 100, 200].map((lastBeatAt) => heartbeat({ lastRunStartedAt: null, lastBeatAt }))
    expect(beats.reduce((history, row) => withRuns(history, [row]), none).get('feed')).toHaveLength(2)
  })

  test('are bounded, the oldest forgotten first, each service for itself', () => {
    let history = withRuns(none, [run(0, 1, 'slow')])
    for (let at = 1; at <= RUNS_KEPT + 5; at += 1) history = withRuns(history, [run(at, at)])
    expect(history.get('feed')).toHaveLength(RUNS_KEPT)
    expect(history.get('feed')?.[0]).toEqual({ at: 6, ms: 6 })
    expect(history.get('slow')).toHaveLength(1)
  })

  test('spread from the shortest to the longest', () => {
    const of = (...ms: number[]): ReturnType<typeof runSpread> => runSpread(ms.map((one, at) => ({ at, ms: one })))
    expect(of()).toBeNull()
    expect(of(5, 1, 3)).toEqual({ least: 1, median: 3, most: 5 })
    expect(of(4, 1, 3, 2)).toEqual({ least: 1, median: 2.5, most: 4 })
  })
})
