/** Bars and charts in words: for the legend, and for those who do not see the canvas. */
import type { Bar, BarSize } from '../../../shared/domain/bar.js'
import { formatCount } from '../../format/count-format.js'
import { formatDay, formatMinute, formatMoment, type ShownZone } from '../../format/time-format.js'
import type { GapBand } from './bar-points.js'
import type { LevelLine } from './level-line.js'
import { formatBarPrice } from './price-format.js'

export interface BarWording {
  readonly digits: number
  readonly zone: ShownZone
  readonly isDaily: boolean
}

const sizeWords: Readonly<Record<BarSize, string>> = { '1m': '1 minute', '5m': '5 minutes', '15m': '15 minutes', '30m': '30 minutes', '1h': '1 hour', '1d': '1 day' }
/** The market's own, so never hidden. */
export function formatVolume(volume: number | null): string {
  return volume === null ? 'n/a' : Number.isInteger(volume) ? formatCount(volume) : formatBarPrice(volume, 2)
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
  const share = before.close === 0 ? '' : ` (${sign}${((change / Math.abs(before.close)) * 100).toFixed(2).replace('-', '\u2212')}\u2009%)`
  return { text: `${sign}${formatBarPrice(change, digits)}${share}`, way: change > 0 ? 'gain' : change < 0 ? 'loss' : 'none' }
}

/** "2026-11-20, 15:31 EST: open 243.10, high 243.50, low 242.90, close 243.22, volume 12,345" */
export function spokenBar(bar: Bar, wording: BarWording): string {
  const price = (value: number): string => formatBarPrice(value, wording.digits)
  const volume = bar.volume === null ? '' : `, volume ${formatVolume(bar.volume)}`
  return `${barMoment(bar.at, wording)}: open ${price(bar.open)}, high ${price(bar.high)}, low ${price(bar.low)}, close ${price(bar.close)}${volume}`
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
  if (first === undefined || last === undefined) return `${name}: no bars`
  const price = (value: number): string => formatBarPrice(value, wording.digits)
  const high = bars.reduce((most, bar) => Math.max(most, bar.high), -Infinity)
  const low = bars.reduce((least, bar) => Math.min(least, bar.low), Infinity)
  const gaps = bands.length === 0 ? '' : ` ${String(bands.length)} ${bands.length === 1 ? 'span is' : 'spans are'} missing.`
  // The market's own price changes with each tick: a summary that does too could not be listened to.
  const marked = levels.filter(({ kind }) => kind !== 'last' && kind !== 'last-old').map(({ label, price: at, kind }) => `${kind} ${label} at ${price(at)}`)
  return `${name}: ${formatCount(bars.length)} bars of ${sizeWords[barSize]}, ${barMoment(first.at, wording)} to ${barMoment(last.at, wording)}. Last close ${price(last.close)}, high ${price(high)}, low ${price(low)}.${gaps}${marked.length === 0 ? '' : ` Marked: ${marked.join('; ')}.`}`
}

/** "2026-11-20 14:30 to 15:10", where the zone is named beside it. */
export function bandWords({ from, to }: Pick<GapBand, 'from' | 'to'>, { zone, isDaily }: Pick<BarWording, 'zone' | 'isDaily'>): string {
  if (isDaily) return `${formatDay(from, zone)} to ${formatDay(to - 1, zone)}`
  const end = formatMinute(to, zone)
  return `${formatMinute(from, zone)} to ${formatDay(from, zone) === formatDay(to, zone) ? end.slice(-5) : end}`
}
