/** Bars and charts in words: for the legend, and for those who do not see the canvas. */
import type { Bar, BarSize } from '../../../shared/domain/bar.js'
import { formatCount } from '../../format/count-format.js'
import { formatDay, formatMinute, formatMoment, type ShownZone } from '../../format/time-format.js'
import { barsText } from '../../text/bars.js'
import { commonText } from '../../text/common.js'
import { axisPercent } from '../axis-percent.js'
import type { GapBand } from './bar-points.js'
import type { LevelLine } from './level-line.js'
import { formatBarPrice } from './price-format.js'

export interface BarWording {
  readonly digits: number
  readonly zone: ShownZone
  readonly isDaily: boolean
}

const sizeWords: Readonly<Record<BarSize, string>> = barsText.sizes
/** The market's own, so never hidden. */
export function formatVolume(volume: number | null): string {
  return volume === null ? commonText.missing : Number.isInteger(volume) ? formatCount(volume) : formatBarPrice(volume, 2)
}

export function barMoment(at: number, { zone, isDaily }: Pick<BarWording, 'zone' | 'isDaily'>): string {
  return isDaily ? formatDay(at, zone) : formatMoment(at, zone)
}

export interface BarChange {
  /** "+0.42 (+0.17 %)" */
  readonly text: string
  readonly way: 'gain' | 'loss' | 'none'
}

/** The close against the close before; null where there is no bar before. */
export function barChange(bar: Bar, before: Bar | null, digits: number): BarChange | null {
  if (before === null) return null
  const change = bar.close - before.close
  const sign = change > 0 ? '+' : ''
  const share = before.close === 0 ? '' : ` (${axisPercent((change / Math.abs(before.close)) * 100, 2, true)})`
  return { text: `${sign}${formatBarPrice(change, digits)}${share}`, way: change > 0 ? 'gain' : change < 0 ? 'loss' : 'none' }
}

/** "2026-11-20, 15:31 EST: open 243.10, high 243.50, low 242.90, close 243.22, volume 12,345" */
export function spokenBar(bar: Bar, wording: BarWording): string {
  const price = (value: number): string => formatBarPrice(value, wording.digits)
  const prices = barsText.bar(barMoment(bar.at, wording), price(bar.open), price(bar.high), price(bar.low), price(bar.close))
  return bar.volume === null ? prices : barsText.volume(prices, formatVolume(bar.volume))
}

export interface ChartSummaryInput extends BarWording {
  readonly name: string
  readonly barSize: BarSize
  /** Oldest first. */
  readonly bars: readonly Bar[]
  readonly bands: readonly GapBand[]
  readonly levels: readonly LevelLine[]
}

/** What the chart shows, in a sentence or three. */
export function chartSummary({ name, barSize, bars, bands, levels, ...wording }: ChartSummaryInput): string {
  const [first, last] = [bars[0], bars.at(-1)]
  if (first === undefined || last === undefined) return barsText.none(name)
  const price = (value: number): string => formatBarPrice(value, wording.digits)
  const high = bars.reduce((most, bar) => Math.max(most, bar.high), -Infinity)
  const low = bars.reduce((least, bar) => Math.min(least, bar.low), Infinity)
  // The market's own price changes with each tick: a summary that does too could not be listened to.
  const marked = levels.filter(({ kind }) => kind !== 'last' && kind !== 'last-old').map(({ label, price: at, kind }) => barsText.level(barsText.levels[kind], label, price(at)))
  return [
    barsText.summary(name, formatCount(bars.length), sizeWords[barSize], barMoment(first.at, wording), barMoment(last.at, wording)),
    barsText.prices(price(last.close), price(high), price(low)),
    ...(bands.length === 0 ? [] : [barsText.missing(bands.length)]),
    ...(marked.length === 0 ? [] : [barsText.marked(marked.join('; '))])
  ].join(' ')
}

/** "2026-11-20 14:30 to 15:10", where the zone is named beside it. */
export function bandWords({ from, to }: Pick<GapBand, 'from' | 'to'>, { zone, isDaily }: Pick<BarWording, 'zone' | 'isDaily'>): string {
  if (isDaily) return barsText.fromTo(formatDay(from, zone), formatDay(to - 1, zone))
  const end = formatMinute(to, zone)
  return barsText.fromTo(formatMinute(from, zone), formatDay(from, zone) === formatDay(to, zone) ? end.slice(-5) : end)
}
