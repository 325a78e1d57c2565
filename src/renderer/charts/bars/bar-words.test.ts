import { expect, test } from 'vitest'
import type { Bar } from '../../../shared/domain/bar.js'
import { bandWords, barChange, chartSummary, spokenBar } from './bar-words.js'

const at = Date.UTC(2026, 10, 20, 15, 31)
const bar = (close: number, volume: number | null = 12_345): Bar => ({ at, open: 243.1, high: 243.5, low: 242.9, close, volume, average: null, count: null })
const wording = { digits: 2, zone: 'utc', isDaily: false } as const

test('a bar is spoken with its moment, its zone and its volume where it has one', () => {
  expect(spokenBar(bar(243.22), wording)).toBe('2026-11-20, 15:31:00 UTC: open 243.10, high 243.50, low 242.90, close 243.22, volume 12,345')
  expect(spokenBar(bar(243.22, null), { ...wording, isDaily: true })).toBe('2026-11-20: open 243.10, high 243.50, low 242.90, close 243.22')
})

test('the change of a bar is that from the close before, signed', () => {
  expect(barChange(bar(101), bar(100), 2)).toEqual({ text: '+1.00 (+1.00\u2009%)', way: 'gain' })
  expect(barChange(bar(99), bar(100), 2)).toEqual({ text: '\u22121.00 (\u22121.00\u2009%)', way: 'loss' })
  expect(barChange(bar(100), bar(100), 2)?.way).toBe('none')
  expect(barChange(bar(-30), bar(-40), 2)).toEqual({ text: '+10.00 (+25.00\u2009%)', way: 'gain' })
  expect(barChange(bar(1), bar(0), 2)?.text).toBe('+1.00')
  expect(barChange(bar(1), null, 2)).toBeNull()
})

test('a gap is told by its ends, the day once', () => {
  expect(bandWords({ from: at, to: at + 3_600_000 }, wording)).toBe('2026-11-20 15:31 to 16:31')
  expect(bandWords({ from: at, to: at + 86_400_000 }, wording)).toBe('2026-11-20 15:31 to 2026-11-21 15:31')
  expect(bandWords({ from: Date.UTC(2026, 10, 18), to: Date.UTC(2026, 10, 20) }, { ...wording, isDaily: true })).toBe('2026-11-18 to 2026-11-19')
})

test('a chart is told in sentences: what, from when to when, where it stands, what is missing and marked', () => {
  const levels = [
    { id: '1', kind: 'stop', price: 238, label: 'SELL 300 STP', isHeld: false },
    { id: '2', kind: 'last', price: 243.3, label: 'last', isHeld: false }
  ] as const
  const bands = [{ kind: 'missing', first: 0, last: 1, from: at, to: at + 60_000 }] as const
  expect(chartSummary({ ...wording, name: 'AAPL', barSize: '1m', bars: [bar(243), bar(243.22)], bands, levels })).toBe(
    'AAPL: 2 bars of 1 minute, 2026-11-20, 15:31:00 UTC to 2026-11-20, 15:31:00 UTC. Last close 243.22, high 243.50, low 242.90. 1 span is missing. Marked: stop SELL 300 STP at 238.00.'
  )
  expect(chartSummary({ ...wording, name: 'AAPL', barSize: '1m', bars: [], bands: [], levels: [] })).toBe('AAPL: no bars')
})
