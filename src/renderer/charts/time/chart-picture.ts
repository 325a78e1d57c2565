/** A chart as a picture that tells what it is: its drawing with the desk's colours, a title, and when and in which zone it was true. */
import styles from '../charts.module.css'

export interface PictureCaption {
  readonly title: string
  /** State, as-of, zone: one line. */
  readonly line: string
  /** Colours by the name of their token: `--accent`. */
  readonly legend: readonly { readonly name: string; readonly color: string }[]
}

/** Twice as many pixels as on screen: pictures are looked at on other screens. */
const SCALE = 2
const HEAD = 46
const PAD = 12
/** Of the legend, where it takes more than one row. */
const ROW = 15

/** What a drawing takes from style sheets, which do not come along into a picture. */
const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'opacity', 'display', 'visibility'] as const

function styled(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll('*')]
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index]
    if (original === undefined) continue
    const computed = getComputedStyle(original)
    element.setAttribute('style', STYLES.map((name) => `${name}:${computed.getPropertyValue(name)}`).join(';'))
  }
  const { width, height } = svg.getBoundingClientRect()
  // A drawing that is loaded as an image has none of the page's fonts: its words are written beside it.
  for (const text of copy.querySelectorAll('text')) text.remove()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return new XMLSerializer().serializeToString(copy)
}

function loaded(svg: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => { resolve(image) }
    image.onerror = () => { reject(new Error('the drawing could not be read')) }
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  })
}

interface Label {
  readonly text: string
  readonly font: string
  readonly color: string
  readonly left: number
  readonly middle: number
}

/** The words of a drawing, each line where it stands. */
function labelsOf(svg: SVGSVGElement, box: DOMRect): readonly Label[] {
  return [...svg.querySelectorAll('text')].flatMap((text) => {
    const { visibility, fontWeight, fontSize, fontFamily, fill } = getComputedStyle(text)
    if (visibility === 'hidden') return []
    const lines = text.querySelectorAll('tspan')
    return (lines.length === 0 ? [text] : [...lines]).map((line): Label => {
      const { left, top, height } = line.getBoundingClientRect()
      return { text: line.textContent, font: `${fontWeight} ${fontSize} ${fontFamily}`, color: fill, left: left - box.left, middle: top + height / 2 - box.top }
    })
  })
}

interface Drawing {
  readonly image: CanvasImageSource
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * @param frame holds the chart's drawings
 * @returns the PNG in base64
 * @throws Error where the page cannot draw it
 */
export async function chartPicture(frame: HTMLElement, caption: PictureCaption): Promise<string> {
  const box = frame.getBoundingClientRect()
  const drawings = await Promise.all([...frame.querySelectorAll('svg')].map(async (svg): Promise<Drawing> => {
    const { left, top, width, height } = svg.getBoundingClientRect()
    return { image: await loaded(styled(svg)), left: left - box.left, top: top - box.top, width, height }
  }))
  return captioned(frame, drawings, [...frame.querySelectorAll('svg')].flatMap((svg) => labelsOf(svg, box)), caption)
}

/** The same of a chart that draws on a canvas. */
export function canvasPicture(frame: HTMLElement, canvas: HTMLCanvasElement, caption: PictureCaption): string {
  const { width, height } = frame.getBoundingClientRect()
  return captioned(frame, [{ image: canvas, left: 0, top: 0, width, height }], [], caption)
}

interface LegendPlace {
  readonly name: string
  readonly color: string
  readonly left: number
  readonly row: number
}

/** Entries after one another, in as many rows as they need. */
function placed(context: CanvasRenderingContext2D, legend: PictureCaption['legend'], from: number, width: number): readonly LegendPlace[] {
  const places: LegendPlace[] = []
  let [left, row] = [from, 0]
  for (const { name, color } of legend) {
    const own = 13 + context.measureText(name).width + PAD
    if (left + own > width && left > PAD) [left, row] = [PAD, row + 1]
    places.push({ name, color, left, row })
    left += own
  }
  return places
}

function captioned(frame: HTMLElement, drawings: readonly Drawing[], labels: readonly Label[], caption: PictureCaption): string {
  const canvas = frame.ownerDocument.createElement('canvas')
  // It takes the width of its figures from its place in the page, and has none as long as it stands nowhere.
  canvas.className = styles['picture'] ?? ''
  frame.append(canvas)
  try {
    return written(canvas, frame, drawings, labels, caption)
  } finally {
    canvas.remove()
  }
}

function written(canvas: HTMLCanvasElement, frame: HTMLElement, drawings: readonly Drawing[], labels: readonly Label[], { title, line, legend }: PictureCaption): string {
  const box = frame.getBoundingClientRect()
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('there is nothing to draw on')
  const page = getComputedStyle(frame)
  const token = (name: string): string => page.getPropertyValue(name)
  const fonts = { title: `600 13px ${page.fontFamily}`, text: `11px ${page.fontFamily}` }
  context.font = fonts.title
  const titleEnd = PAD + context.measureText(title).width + PAD
  context.font = fonts.text
  const entries = placed(context, legend, titleEnd, box.width + PAD)
  const head = HEAD + ROW * Math.max(0, ...entries.map(({ row }) => row))
  canvas.width = Math.ceil((box.width + 2 * PAD) * SCALE)
  canvas.height = Math.ceil((box.height + head + PAD) * SCALE)
  context.scale(SCALE, SCALE)
  context.fillStyle = token('--panel')
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.textBaseline = 'top'
  context.font = fonts.title
  context.fillStyle = token('--ink')
  context.fillText(title, PAD, PAD - 2)
  context.font = fonts.text
  for (const { name, color, left, row } of entries) {
    context.fillStyle = token(color)
    context.fillRect(left, PAD + row * ROW, 9, 9)
    context.fillStyle = token('--ink-soft')
    context.fillText(name, left + 13, PAD - 1 + row * ROW)
  }
  context.fillStyle = token('--ink-soft')
  context.fillText(line, PAD, head - 30 + PAD)
  for (const drawing of drawings) context.drawImage(drawing.image, PAD + drawing.left, head + drawing.top, drawing.width, drawing.height)
  context.textBaseline = 'middle'
  for (const { text, font, color, left, middle } of labels) {
    context.font = font
    context.fillStyle = color
    context.fillText(text, PAD + left, head + middle)
  }
  return canvas.toDataURL('image/png').split(',')[1] ?? ''
}
