/** What a person may ask a chart for, and the span of time that it means. */
import { barSizeMs, type BarMode, type BarQuery, type BarSession, type BarSize, type WhatToShow } from '../../../shared/domain/bar.js'
import type { Instrument } from '../../../shared/domain/instrument.js'
import type { EpochMs } from '../../../shared/lib/clock.js'

export const chartRanges = ['1D', '5D', '1M', '3M', '1Y'] as const
export type ChartRange = (typeof chartRanges)[number]

/** What shapes the bars, apart from the instrument. */
export interface ChartChoice {
  readonly barSize: BarSize
  readonly whatToShow: WhatToShow
  readonly session: BarSession
  readonly range: ChartRange
  readonly mode: BarMode
}

/** Ranges by bar size: enough bars to see a shape, few enough to load within the broker's pacing. */
const ranges: Readonly<Record<BarSize, readonly ChartRange[]>> = {
  '1m': ['1D', '5D', '1M'],
  '5m': ['1D', '5D', '1M', '3M'],
  '15m': ['1D', '5D', '1M', '3M'],
  '30m': ['5D', '1M', '3M', '1Y'],
  '1h': ['5D', '1M', '3M', '1Y'],
  '1d': ['1M', '3M', '1Y']
}

export function rangesOf(barSize: BarSize): readonly ChartRange[] {
  return ranges[barSize]
}

/** The range itself where the bar size allows it, else the nearest that it allows. */
export function allowedRange(barSize: BarSize, range: ChartRange): ChartRange {
  const allowed = ranges[barSize]
  const wanted = chartRanges.indexOf(range)
  return [...allowed].sort((a, b) => Math.abs(chartRanges.indexOf(a) - wanted) - Math.abs(chartRanges.indexOf(b) - wanted))[0] ?? range
}

const DAY_MS = 86_400_000

/** The moment so many trading days back: Saturdays and Sundays (UTC) do not count, so that a Sunday's last day is Friday. */
function weekdaysBack(now: EpochMs, days: number): EpochMs {
  let at = now
  let left = days * DAY_MS
  while (left > 0) {
    const begin = Math.floor((at - 1) / DAY_MS) * DAY_MS
    const weekday = new Date(begin).getUTCDay()
    const used = weekday === 0 || weekday === 6 ? 0 : Math.min(left, at - begin)
    at = used === 0 ? begin : at - used
    left -= used
  }
  return at
}

function monthsBack(now: EpochMs, months: number): EpochMs {
  const date = new Date(now)
  const day = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() - months)
  // The 31st of a shorter month is not the first of the next.
  if (date.getUTCDate() !== day) date.setUTCDate(0)
  return date.getTime()
}

/** Where a range that ends now begins, at the start of a bar. */
export function rangeStart(range: ChartRange, barSize: BarSize, now: EpochMs): EpochMs {
  const starts: Readonly<Record<ChartRange, () => EpochMs>> = {
    '1D': () => weekdaysBack(now, 1),
    '5D': () => weekdaysBack(now, 5),
    '1M': () => monthsBack(now, 1),
    '3M': () => monthsBack(now, 3),
    '1Y': () => monthsBack(now, 12)
  }
  const size = barSizeMs(barSize)
  return Math.floor(starts[range]() / size) * size
}

/**
 * The bars to ask for: from the start of the range until now, and kept current.
 * @param past the moment of a past desk: the bars that had ended by then
 */
export function queryOf(instrument: Instrument, { range, ...choice }: ChartChoice, now: EpochMs, past: EpochMs | null = null): BarQuery {
  const size = barSizeMs(choice.barSize)
  return { instrument, ...choice, from: rangeStart(range, choice.barSize, past ?? now), to: past === null ? null : Math.floor(past / size) * size }
}

/** FX is not traded in one place: there is no last trade to make bars of. */
export function defaultWhatToShow({ secType }: Pick<Instrument, 'secType'>): WhatToShow {
  return secType === 'CASH' ? 'MIDPOINT' : 'TRADES'
}
