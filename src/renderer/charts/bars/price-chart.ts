/** The canvas of a price chart: candles, volume, gaps, levels, fills, crosshair. Knows nothing of React. */
import {
  CandlestickSeries, createChartEx, createSeriesMarkers, HistogramSeries,
  type HistogramData, type IChartApiBase, type IPriceLine, type ISeriesApi, type ISeriesMarkersPluginApi, type Time
} from 'lightweight-charts'
import type { BarPoint, ChartPlaces, GapBand } from './bar-points.js'
import { candleOptions, chartOptions, lineLook, type ChartTime } from './chart-options.js'
import { readTheme, watchTheme, type ChartTheme } from './chart-theme.js'
import { changedFrom } from './changed-from.js'
import { GapBands } from './gap-bands.js'
import { LevelLabels } from './level-labels.js'
import type { FillMark, LevelLine } from './level-line.js'
import { priceDigits } from './price-format.js'
import { rangeWithLevels } from './scale-range.js'
import { timeOf, ZonedTimeScale } from './zoned-time-scale.js'

export interface PriceChartOptions extends ChartTime {
  /** Index of the place under the pointer or the keys; null: none. */
  readonly onHover: (index: number | null) => void
}

/** Heights of the price and the volume pane. */
const PANES = [4, 1] as const

export class PriceChart {
  readonly #chart: IChartApiBase
  readonly #candles: ISeriesApi<'Candlestick'>
  readonly #marks: ISeriesMarkersPluginApi<Time>
  readonly #options: PriceChartOptions
  readonly #stopWatching: () => void
  readonly #lines = new Map<string, IPriceLine>()
  readonly #priceBands: GapBands
  readonly #labels: LevelLabels
  #volumeBands: GapBands | null = null
  #volume: ISeriesApi<'Histogram'> | null = null
  #isVolumeOn = true
  #theme: ChartTheme
  #places: ChartPlaces = { points: [], bands: [] }
  #gapWords: Readonly<Record<GapBand['kind'], string>> = { missing: '', failed: '' }
  #levels: readonly LevelLine[] = []
  #fills: readonly FillMark[] = []
  /** The whole series stays in view until a person looks closer. */
  #isWhole = true

  constructor(readonly element: HTMLElement, options: PriceChartOptions) {
    this.#options = options
    this.#theme = readTheme(element)
    this.#chart = createChartEx(element, new ZonedTimeScale(options), chartOptions(this.#theme, options))
    this.#candles = this.#chart.addSeries(CandlestickSeries, {
      ...candleOptions(this.#theme),
      autoscaleInfoProvider: (base: () => { priceRange: { minValue: number; maxValue: number } | null } | null) => {
        const own = base()
        return own?.priceRange == null ? own : { ...own, priceRange: rangeWithLevels(own.priceRange, this.#levels.map(({ price }) => price)) }
      }
    })
    this.#marks = createSeriesMarkers(this.#candles, [])
    this.#priceBands = new GapBands({ chart: this.#chart, hasWords: true })
    this.#labels = new LevelLabels(this.#candles)
    this.#candles.attachPrimitive(this.#labels)
    this.#chart.panes()[0]?.attachPrimitive(this.#priceBands)
    this.#chart.subscribeCrosshairMove(({ logical, point }) => {
      const isWithin = logical !== undefined && point !== undefined && logical >= 0 && logical < this.#places.points.length
      options.onHover(isWithin ? logical : null)
    })
    this.#chart.timeScale().subscribeSizeChange(() => { if (this.#isWhole) this.#chart.timeScale().fitContent() })
    element.addEventListener('wheel', this.#look, { passive: true })
    element.addEventListener('pointerdown', this.#look)
    this.#stopWatching = watchTheme(() => { this.dress() })
  }

  readonly #look = (): void => {
    this.#isWhole = false
  }

  /** @param gapWords what the bands are called now @param minTick smallest step of the price */
  setPlaces(places: ChartPlaces, gapWords: Readonly<Record<GapBand['kind'], string>>, minTick: number | null): void {
    const { points } = places
    const from = changedFrom(this.#places.points, points)
    const before = this.#places.points.length
    this.#places = places
    this.#gapWords = gapWords
    this.#showVolume(this.#isVolumeOn && points.some(({ bar }) => bar?.volume != null))
    this.#setPrecision(minTick, points)
    if (from === null || before === 0) {
      this.#candles.setData(points.map(candleOf))
      this.#volume?.setData(points.map((point) => this.#columnOf(point)))
    } else {
      for (const point of points.slice(from)) {
        this.#candles.update(candleOf(point))
        this.#volume?.update(this.#columnOf(point))
      }
    }
    this.#showBands()
    if (this.#isWhole && points.length !== before) this.#chart.timeScale().fitContent()
  }

  setLevels(levels: readonly LevelLine[]): void {
    this.#levels = levels
    const kept = new Set(levels.map(({ id }) => id))
    for (const [id, line] of this.#lines) {
      if (kept.has(id)) continue
      this.#candles.removePriceLine(line)
      this.#lines.delete(id)
    }
    this.#labels.show(levels, this.#theme)
    for (const { id, kind, price, isHeld } of levels) {
      const { colour, style } = lineLook(this.#theme, kind, isHeld)
      const look = { price, color: colour, lineStyle: style, lineWidth: 1, axisLabelVisible: true, axisLabelTextColor: this.#theme.ground } as const
      const line = this.#lines.get(id)
      if (line === undefined) this.#lines.set(id, this.#candles.createPriceLine(look))
      else line.applyOptions(look)
    }
  }

  setFills(fills: readonly FillMark[]): void {
    this.#fills = fills
    this.#marks.setMarkers(fills.map(({ id, at, side, label }) => ({
      id, time: timeOf(at), text: label,
      position: side === 'buy' ? 'belowBar' as const : 'aboveBar' as const,
      shape: side === 'buy' ? 'arrowUp' as const : 'arrowDown' as const,
      color: side === 'buy' ? this.#theme.gain : this.#theme.loss
    })))
  }

  /** Shows the whole series, and goes on doing so while it grows. */
  fit(): void {
    this.#isWhole = true
    this.#chart.timeScale().fitContent()
  }

  /** Makes bars wider or narrower around the middle of what is seen. @param share of the width: below 1 is closer */
  zoom(share: number): void {
    const seen = this.#chart.timeScale().getVisibleLogicalRange()
    if (seen === null) return
    this.#isWhole = false
    const middle = (seen.from + seen.to) / 2
    const half = Math.max(3, ((seen.to - seen.from) / 2) * share)
    this.#chart.timeScale().setVisibleLogicalRange({ from: middle - half, to: middle + half })
  }

  /** Puts the crosshair on a place, and the place in sight; null takes it away. */
  point(index: number | null): void {
    const place = index === null ? undefined : this.#places.points[index]
    if (index === null || place === undefined) {
      this.#chart.clearCrosshairPosition()
      this.#options.onHover(null)
      return
    }
    this.#bringIntoSight(index)
    this.#chart.setCrosshairPosition(place.bar?.close ?? Number.NaN, timeOf(place.at), this.#candles)
    this.#options.onHover(index)
  }

  /** What is seen now, with levels, fills and gaps. */
  picture(): HTMLCanvasElement {
    return this.#chart.takeScreenshot()
  }

  /** Volume is drawn where there is any, unless it is switched off. */
  switchVolume(isOn: boolean): void {
    this.#isVolumeOn = isOn
    this.#showVolume(isOn && this.#places.points.some(({ bar }) => bar?.volume != null))
  }

  close(): void {
    this.#stopWatching()
    this.element.removeEventListener('wheel', this.#look)
    this.element.removeEventListener('pointerdown', this.#look)
    this.#chart.remove()
  }

  #bringIntoSight(index: number): void {
    const scale = this.#chart.timeScale()
    const seen = scale.getVisibleLogicalRange()
    if (seen === null || (index >= seen.from && index <= seen.to)) return
    const by = index < seen.from ? index - seen.from - 2 : index - seen.to + 2
    scale.setVisibleLogicalRange({ from: seen.from + by, to: seen.to + by })
  }

  #showVolume(isWanted: boolean): void {
    if (isWanted === (this.#volume !== null)) return
    if (this.#volume !== null) {
      this.#chart.removeSeries(this.#volume)
      this.#volume = null
      this.#volumeBands = null
      return
    }
    this.#volume = this.#chart.addSeries(HistogramSeries, { priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false }, 1)
    this.#volume.setData(this.#places.points.map((point) => this.#columnOf(point)))
    const panes = this.#chart.panes()
    for (const [index, share] of PANES.entries()) panes[index]?.setStretchFactor(share)
    this.#volumeBands = new GapBands({ chart: this.#chart, hasWords: false })
    panes[1]?.attachPrimitive(this.#volumeBands)
  }

  #setPrecision(minTick: number | null, points: readonly BarPoint[]): void {
    const precision = priceDigits(minTick, points.slice(-50).flatMap(({ bar }) => (bar === null ? [] : [bar.close])))
    const format = this.#candles.options().priceFormat
    if (format.type !== 'price' || format.precision !== precision) this.#candles.applyOptions({ priceFormat: { type: 'price', precision, minMove: minTick ?? 10 ** -precision } })
  }

  #showBands(): void {
    for (const bands of [this.#priceBands, this.#volumeBands]) bands?.show(this.#places.bands, this.#gapWords, this.#theme)
  }

  #columnOf({ at, bar }: BarPoint): HistogramData {
    const time = timeOf(at)
    // Without a value the library takes it for an empty place.
    if (bar?.volume == null) return { time } as HistogramData
    return { time, value: bar.volume, color: bar.close < bar.open ? `${this.#theme.loss}80` : `${this.#theme.gain}80` }
  }

  /** Everything again in the colours of now: of another theme, or of data that has become old. */
  dress(): void {
    this.#theme = readTheme(this.element)
    this.#chart.applyOptions(chartOptions(this.#theme, this.#options))
    this.#candles.applyOptions(candleOptions(this.#theme))
    this.#volume?.setData(this.#places.points.map((point) => this.#columnOf(point)))
    this.#showBands()
    this.setLevels(this.#levels)
    this.setFills(this.#fills)
  }
}

function candleOf({ at, bar }: BarPoint): { time: Time; open: number; high: number; low: number; close: number } | { time: Time } {
  return bar === null ? { time: timeOf(at) } : { time: timeOf(at), open: bar.open, high: bar.high, low: bar.low, close: bar.close }
}
