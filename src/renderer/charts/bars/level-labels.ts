/** Names the levels at the left of the pane, where the oldest bars are: at the right they would hide the newest. */
import type { IPrimitivePaneRenderer, IPrimitivePaneView, ISeriesApi, ISeriesPrimitive } from 'lightweight-charts'
import { lineLook } from './chart-options.js'
import type { ChartTheme } from './chart-theme.js'
import type { LevelLine } from './level-line.js'
import { spreadLabels } from './spread-labels.js'

/** A primitive of the series: only such are drawn above the bars. In CSS pixels. */
const LEFT = 6
const PADDING = 3
const HEIGHT = 14

export class LevelLabels implements ISeriesPrimitive, IPrimitivePaneView, IPrimitivePaneRenderer {
  private levels: readonly LevelLine[] = []
  private theme: ChartTheme | null = null
  private readonly views = [this]

  constructor(private readonly series: ISeriesApi<'Candlestick'>) {}

  show(levels: readonly LevelLine[], theme: ChartTheme): void {
    this.levels = levels.filter(({ kind }) => kind !== 'last' && kind !== 'last-old')
    this.theme = theme
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views
  }

  zOrder(): 'top' {
    return 'top'
  }

  renderer(): IPrimitivePaneRenderer {
    return this
  }

  draw(target: Parameters<IPrimitivePaneRenderer['draw']>[0]): void {
    const { theme, levels, series } = this
    if (theme === null) return
    target.useMediaCoordinateSpace(({ context, mediaSize: { height } }) => {
      const seen = levels.flatMap((level) => {
        const y = series.priceToCoordinate(level.price)
        return y === null || y < 0 || y > height ? [] : [{ level, y }]
      })
      const places = spreadLabels(seen.map(({ y }) => y - HEIGHT / 2), HEIGHT + 1, height - HEIGHT / 2)
      context.font = `${String(theme.fontSize)}px ${theme.font}`
      context.textBaseline = 'middle'
      context.textAlign = 'left'
      for (const [index, { level: { kind, label, isHeld } }] of seen.entries()) {
        const y = places[index] ?? 0
        context.globalAlpha = 0.88
        context.fillStyle = theme.ground
        context.fillRect(LEFT, y - HEIGHT / 2, context.measureText(label).width + 2 * PADDING, HEIGHT)
        context.globalAlpha = 1
        context.fillStyle = lineLook(theme, kind, isHeld).colour
        context.fillText(label, LEFT + PADDING, y + 0.5)
      }
    })
  }
}
