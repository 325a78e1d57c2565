import { describe, expect, test } from 'vitest'
import type { BarLoad } from '../../../shared/domain/bar.js'
import { gapWords, loadWords } from './load-words.js'

const load = (change: Partial<BarLoad>): BarLoad => ({ state: 'loading', requested: 38, total: 60, waitingUntil: null, error: null, ...change })
const refused = { code: '162', message: 'Historical Market Data Service error message', source: 'ib', remedy: null, at: 0 }

describe('the words of a load', () => {
  test('count what has been answered, and name what it waits for', () => {
    expect(loadWords(load({}), 'utc')).toBe('38 of 60 segments')
    expect(loadWords(load({ requested: 0, total: 1 }), 'utc')).toBe('0 of 1 segment')
    expect(loadWords(load({ state: 'waiting', waitingUntil: Date.UTC(2026, 10, 21, 14, 2, 11) }), 'utc')).toBe("38 of 60 segments, waiting for IB's pacing until 14:02:11 UTC")
    expect(loadWords(load({ state: 'waiting' }), 'utc')).toBe('38 of 60 segments, waiting for the session with IB')
  })

  test('say what stays after a cancel, and nothing when there is nothing to say', () => {
    expect(loadWords(load({ state: 'cancelled' }), 'utc')).toMatch(/^Stopped after 38 of 60 segments/)
    expect(loadWords(load({ state: 'cancelled', requested: 0, total: 0 }), 'utc')).toMatch(/^Stopped before the first segment came/)
    expect(loadWords(load({ state: 'done' }), 'utc')).toBeNull()
    expect(loadWords(load({ state: 'idle' }), 'utc')).toBeNull()
  })
})

test('a gap is called by why it is there', () => {
  expect(gapWords(load({}), 'auto').missing).toBe('not loaded yet')
  expect(gapWords(load({ state: 'done' }), 'auto').missing).toBe('missing')
  expect(gapWords(load({ state: 'done' }), 'local').missing).toBe('not kept here')
  expect(gapWords(load({ state: 'failed', error: refused }), 'auto').failed).toBe('refused: 162')
})
