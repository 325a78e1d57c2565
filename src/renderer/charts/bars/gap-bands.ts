/** Draws hatched bands where bars are missing: the eye must not take a gap for a quiet market. */
import type { IChartApiBase, IPanePrimitive, IPanePrimitivePaneView, IPrimitivePaneRenderer, Logical } from 'lightweight-charts'
import type { GapBand } from './bar-points.js'
import type { ChartTheme } from './chart-theme.js'

/** CSS pixels between the lines of the hatching. */
const SPACING = 7
/** A narrower band has no room for its word. */
const WORD_WIDTH = 60

export interface GapBandsOptions {
  readonly chart: IChartApiBase
  /** The first pane names its bands. */
  readonly hasWords: boolean
}

export class GapBands implements IPanePrimitive, IPanePrimitivePaneView, IPrimitivePaneRenderer {
  private bands: readonly GapBand[] = []
  private words: Readonly<Record<GapBand['kind'], string>> = { missing: '', failed: '' }
  private theme: ChartTheme | null = null
  private readonly views = [this]

  constructor(private readonly options: GapBandsOptions) {}

  show(bands: readonly GapBand[], words: Readonly<Record<GapBand['kind'], string>>, theme: ChartTheme): void {
    this.bands = bands
    this.words = words
    this.theme = theme
  }

  paneViews(): readonly IPanePrimitivePaneView[] {
    return this.views
  }

  zOrder(): 'bottom' {
    return 'bottom'
  }

  renderer(): IPrimitivePaneRenderer {
    return this
  }

  draw(target: Parameters<IPrimitivePaneRenderer['draw']>[0]): void {
    const { theme, bands } = this
    if (theme === null || bands.length === 0) return
    const scale = this.options.chart.timeScale()
    const half = scale.options().barSpacing / 2
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      for (const { kind, first, last } of bands) {
        const from = scale.logicalToCoordinate(first as Logical)
        const to = scale.logicalToCoordinate(last as Logical)
        if (from === null || to === null) continue
        const left = Math.max(0, from - half)
        const right = Math.min(mediaSize.width, to + half)
        if (right <= left) continue
        const colour = kind === 'failed' ? theme.bad : theme.warn
        hatch(context, { left, right, height: mediaSize.height }, colour, kind)
        if (this.options.hasWords && right - left > WORD_WIDTH) {
          context.fillStyle = colour
          context.font = `${String(theme.fontSize)}px ${theme.font}`
          context.textAlign = 'center'
          context.fillText(this.words[kind], (left + right) / 2, mediaSize.height - theme.fontSize, right - left - 4)
        }
      }
    })
  }
}

interface Box {
  readonly left: number
  readonly right: number
  readonly height: number
}

/** Missing leans one way, failed both: told apart without their colours. */
function hatch(context: CanvasRenderingContext2D, { left, right, height }: Box, colour: string, kind: GapBand['kind']): void {
  context.save()
  context.beginPath()
  context.rect(left, 0, right - left, height)
  context.clip()
  context.globalAlpha = 0.07
  context.fillStyle = colour
  context.fillRect(left, 0, right - left, height)
  context.globalAlpha = 0.4
  context.strokeStyle = colour
  context.lineWidth = 1
  context.beginPath()
  // From the same place wherever the band begins, so that the hatching does not swim while the chart is moved.
  for (let x = Math.floor((left - height) / SPACING) * SPACING; x < right + height; x += SPACING) {
    context.moveTo(x, height)
    context.lineTo(x + height, 0)
    if (kind === 'failed') {
      context.moveTo(x, 0)
      context.lineTo(x + height, height)
    }
  }
  context.stroke()
  context.restore()
}
