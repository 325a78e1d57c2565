import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barSizes, type Bar } from '../../shared/domain/bar.js'
import { BarTable } from './bar-table.js'
import { SessionCalendar } from './session-calendar.js'
import { union, type Span } from './spans.js'
import { viewSpans } from './view-spans.js'

const hours = ['20261109', '20261110', '20261111', '20261112', '20261113'].map((day) => `${day}:0930-${day}:1600`).join(';')
const calendar = SessionCalendar.of(`${hours};20261114:CLOSED`, 'US/Eastern')
const bar = (at: number): Bar => ({ at, open: 1, high: 1, low: 1, close: 1, volume: 1, average: 1, count: 1 })
function table(...starts: number[]): BarTable {
  const made = new BarTable()
  made.put(starts.map(bar))
  return made
}
const at = (day: number, hour: number): number => Date.UTC(2026, 10, day, hour)
const shown = (spans: readonly { readonly from: number; readonly to: number; readonly kind: string }[]): string[] =>
  spans.map(({ from, to, kind }) => `${kind} ${new Date(from).toISOString().slice(8, 16)} ${new Date(to).toISOString().slice(8, 16)}`)

/** Monday noon to Thursday noon in New York. */
const range = { from: at(9, 17), to: at(12, 17) }

describe('the spans of a view', () => {
  it('tell what is kept, failed, missing and closed', () => {
    const spans = viewSpans(range, { barSize: '1m', bars: table(at(9, 18)), kept: [{ from: at(9, 14), to: at(9, 20) }], failed: [{ from: at(11, 0), to: at(12, 0) }], calendar })
    expect(shown(spans)).toEqual([
      'have 09T17:00 09T20:00', 'missing 09T20:00 09T21:00', 'closed 09T21:00 10T14:30', 'missing 10T14:30 10T21:00', 'closed 10T21:00 11T14:30',
      'failed 11T14:30 11T21:00', 'closed 11T21:00 12T14:30', 'missing 12T14:30 12T17:00'
    ])
  })

  it('take a session in which the broker has nothing for a holiday', () => {
    const kept = [{ from: at(9, 0), to: at(13, 0) }]
    expect(shown(viewSpans(range, { barSize: '1m', bars: table(at(9, 18), at(11, 15), at(12, 15)), kept, failed: [], calendar }))).toEqual([
      'have 09T17:00 09T21:00', 'closed 09T21:00 11T14:30', 'have 11T14:30 11T21:00', 'closed 11T21:00 12T14:30', 'have 12T14:30 12T17:00'
    ])
  })

  it('believe a bar more than the calendar', () => {
    const night = { from: at(10, 0), to: at(10, 4) }
    expect(shown(viewSpans(night, { barSize: '1h', bars: table(at(10, 1)), kept: [], failed: [], calendar }))).toEqual(['closed 10T00:00 10T01:00', 'have 10T01:00 10T02:00', 'closed 10T02:00 10T04:00'])
  })

  it('know no closed time without a calendar', () => {
    expect(shown(viewSpans(range, { barSize: '1m', bars: table(), kept: [{ from: at(10, 0), to: at(11, 0) }], failed: [], calendar: null }))).toEqual([
      'missing 09T17:00 10T00:00', 'have 10T00:00 11T00:00', 'missing 11T00:00 12T17:00'
    ])
  })

  it('of days are whole days', () => {
    const week = { from: at(9, 5), to: at(14, 5) }
    expect(shown(viewSpans(week, { barSize: '1d', bars: table(at(9, 5), at(10, 5)), kept: [{ from: at(9, 5), to: at(11, 5) }], failed: [], calendar }))).toEqual([
      'have 09T05:00 11T05:00', 'missing 11T05:00 14T05:00'
    ])
  })

  it('fill the range exactly, whatever is known', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 })).map(([from, length]): Span => ({ from: at(7, from), to: at(7, from + length) }))
    fc.assert(fc.property(span, fc.array(span), fc.array(span), fc.array(fc.integer({ min: 0, max: 200 })), fc.constantFrom(...barSizes), fc.constantFrom(calendar, null), (asked, kept, failed, starts, barSize, of) => {
      const spans = viewSpans(asked, { barSize, bars: table(...starts.map((hour) => at(7, hour))), kept: union(kept), failed: union(failed), calendar: of })
      expect(spans[0]?.from).toBe(asked.from)
      expect(spans.at(-1)?.to).toBe(asked.to)
      for (const [i, each] of spans.entries()) {
        expect(each.to).toBeGreaterThan(each.from)
        if (i > 0) expect([each.from, each.kind === spans[i - 1]?.kind]).toEqual([spans[i - 1]?.to, false])
      }
    }))
  })
})
