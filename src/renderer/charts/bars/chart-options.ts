/** The options of the chart library, from the desk's theme. */
import { ColorType, CrosshairMode, LineStyle, type CandlestickSeriesPartialOptions, type ChartOptionsImpl, type DeepPartial, type Time } from 'lightweight-charts'
import { formatMoment, formatDay, type ShownZone } from '../../format/time-format.js'
import type { ChartTheme } from './chart-theme.js'
import type { LevelKind } from './level-line.js'
import { epochOf } from './zoned-time-scale.js'

export interface ChartTime {
  readonly zone: ShownZone
  readonly isDaily: boolean
}

export function chartOptions(theme: ChartTheme, { zone, isDaily }: ChartTime): DeepPartial<ChartOptionsImpl<Time>> {
  const crosshairLine = { color: theme.inkFaint, style: LineStyle.Dashed, labelBackgroundColor: theme.edge } as const
  return {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: theme.ground },
      textColor: theme.inkSoft,
      fontFamily: theme.font,
      fontSize: theme.fontSize,
      // Its style sheet is one that the page's policy refuses; the credit is beside the chart instead.
      attributionLogo: false,
      panes: { separatorColor: theme.grid, separatorHoverColor: theme.edge, enableResize: true }
    },
    grid: { vertLines: { color: theme.grid }, horzLines: { color: theme.grid } },
    crosshair: { mode: CrosshairMode.Normal, vertLine: crosshairLine, horzLine: crosshairLine },
    rightPriceScale: { borderColor: theme.grid, scaleMargins: { top: 0.12, bottom: 0.08 } },
    timeScale: { borderColor: theme.grid, timeVisible: !isDaily, secondsVisible: false, rightOffsetPixels: 30, minBarSpacing: 0.02, enableConflation: true },
    localization: { timeFormatter: (time: Time) => (isDaily ? formatDay(epochOf(time), zone) : formatMoment(epochOf(time), zone)) }
  }
}

/** Rising bars are hollow, falling ones full: told apart without their colours. */
export function candleOptions(theme: ChartTheme): CandlestickSeriesPartialOptions {
  return {
    upColor: theme.ground, borderUpColor: theme.gain, wickUpColor: theme.gain,
    downColor: theme.loss, borderDownColor: theme.loss, wickDownColor: theme.loss,
    lastValueVisible: false, priceLineVisible: false
  }
}

interface LineLook {
  readonly colour: string
  readonly style: LineStyle
}

export function lineLook(theme: ChartTheme, kind: LevelKind, isHeld: boolean): LineLook {
  const colours: Readonly<Record<LevelKind, string>> = { entry: theme.accent, stop: theme.loss, target: theme.gain, order: theme.inkSoft, last: theme.ink, 'last-old': theme.inkFaint }
  if (kind === 'last' || kind === 'last-old') return { colour: colours[kind], style: LineStyle.Dotted }
  if (kind === 'entry') return { colour: colours.entry, style: LineStyle.Solid }
  return { colour: colours[kind], style: isHeld ? LineStyle.SparseDotted : LineStyle.Dashed }
}
