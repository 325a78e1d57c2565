/** A price chart: canvas, legend, and a way through it without eyes or mouse. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Bar, BarSize } from '../../../shared/domain/bar.js'
import type { FreshnessState } from '../../../shared/state/freshness.js'
import type { ShownZone } from '../../format/time-format.js'
import { chartsText } from '../../text/charts.js'
import { BarLegend } from './bar-legend.js'
import type { ChartPlaces, GapBand } from './bar-points.js'
import { chartSummary, spokenBar } from './bar-words.js'
import { BarsTools, PRICE_VIEW } from './bars-tools.js'
import styles from './bars.module.css'
import { levelLegend } from './level-legend.js'
import { LevelList } from './level-list.js'
import type { FillMark, LevelLine } from './level-line.js'
import { movedPlace } from './moved-place.js'
import { PriceChart } from './price-chart.js'
import { priceDigits } from './price-format.js'
import { canvasPicture } from '../time/chart-picture.js'
import { useChartView } from '../time/chart-views.js'
import { useChartPicture } from '../time/use-chart-picture.js'

const NO_LEGEND = [] as const

export interface BarsChartProps {
  /** The instrument, as traders say it. */
  readonly name: string
  /** Of what is drawn: another key is looked at whole again. */
  readonly seriesKey: string
  readonly places: ChartPlaces
  readonly barSize: BarSize
  readonly gapWords: Readonly<Record<GapBand['kind'], string>>
  readonly minTick: number | null
  readonly levels: readonly LevelLine[]
  readonly fills: readonly FillMark[]
  readonly zone: ShownZone
  /** How the chart looks depends on it: old data are dimmed. */
  readonly freshness: FreshnessState
  /** A digit was pressed: 1 asks for the first range, and so on. */
  readonly onDigit: (digit: number) => void
}

function barBefore({ points }: ChartPlaces, index: number): Bar | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const bar = points[at]?.bar
    if (bar != null) return bar
  }
  return null
}

export function BarsChart({ name, seriesKey, places, barSize, gapWords, minTick, levels, fills, zone, freshness, onDigit }: BarsChartProps): React.JSX.Element {
  const isDaily = barSize === '1d'
  const [chart, setChart] = useState<PriceChart | null>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const [spoken, setSpoken] = useState('')
  const pointed = useRef<number | null>(null)
  const attach = useCallback((element: HTMLDivElement | null) => {
    if (element === null) return undefined
    const made = new PriceChart(element, { zone, isDaily, onHover: (index) => { pointed.current = index; setHovered(index) } })
    setChart(made)
    return () => {
      made.close()
      setChart(null)
    }
  }, [zone, isDaily])
  useEffect(() => { chart?.dress() }, [chart, freshness])
  useEffect(() => { chart?.fit() }, [chart, seriesKey])
  useEffect(() => { chart?.setPlaces(places, gapWords, minTick) }, [chart, places, gapWords, minTick])
  const { hidden } = useChartView(PRICE_VIEW)
  useEffect(() => { chart?.switchVolume(!hidden.includes('volume')) }, [chart, hidden])
  useEffect(() => { chart?.setLevels(hidden.includes('levels') ? [] : levels) }, [chart, levels, hidden])
  useEffect(() => { chart?.setFills(hidden.includes('fills') ? [] : fills) }, [chart, fills, hidden])

  const bars = useMemo(() => places.points.flatMap(({ bar }) => (bar === null ? [] : [bar])), [places])
  const digits = priceDigits(minTick, bars.slice(-50).map(({ close }) => close))
  const wording = { digits, zone, isDaily }
  const picture = useChartPicture((caption) => (chart === null ? null : canvasPicture(chart.element, chart.picture(), caption)), hidden.includes('levels') ? NO_LEGEND : levelLegend(levels, digits), barSize, zone)
  const shown = hovered ?? places.points.findLastIndex(({ bar }) => bar !== null)
  const place = places.points[shown]

  const speak = (): void => {
    const at = pointed.current === null ? undefined : places.points[pointed.current]
    if (at !== undefined) setSpoken(at.bar === null ? chartsText.noBarHere : spokenBar(at.bar, wording))
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (chart === null || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === '+' || event.key === '-') chart.zoom(event.key === '+' ? 0.7 : 1.4)
    else if (event.key === '0') chart.fit()
    else if (/^[1-9]$/.test(event.key)) onDigit(Number(event.key))
    else if (event.key === 'Escape') chart.point(null)
    else {
      const next = movedPlace(pointed.current, event.key, places.points.length)
      if (next === null) return
      chart.point(next)
      // A held key is not spoken bar by bar: where it stops is.
      if (!event.repeat) speak()
    }
    event.preventDefault()
  }
  return (
    <div className={styles['chart']}>
      <div className={styles['legend']}>
        <div aria-hidden="true"><BarLegend {...wording} bar={place?.bar ?? null} before={barBefore(places, shown)} at={place?.at ?? null} /></div>
        <LevelList levels={levels} digits={digits} />
        <BarsTools name={name} onSave={picture.save} />
      </div>
      <div
        ref={attach} className={styles['canvas']} role="img" tabIndex={0} data-testid="bars-canvas" data-bars={bars.length}
        aria-label={`${chartSummary({ ...wording, name, barSize, bars, bands: places.bands, levels })} ${chartsText.barKeys}`}
        onKeyDown={onKeyDown} onKeyUp={speak} onBlur={() => { chart?.point(null) }}
      />
      <p className={styles['spoken']} role="status" data-testid="bar-spoken">{spoken}</p>
      <p className={styles['spoken']} role="status" data-testid="picture-said">{picture.said ?? ''}</p>
    </div>
  )
}
