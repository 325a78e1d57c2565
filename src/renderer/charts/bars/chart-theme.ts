/** The desk's colours for a canvas, which knows no style sheet. */

export interface ChartTheme {
  readonly ground: string
  readonly ink: string
  readonly inkSoft: string
  readonly inkFaint: string
  readonly grid: string
  readonly edge: string
  readonly gain: string
  readonly loss: string
  readonly gainWash: string
  readonly lossWash: string
  readonly accent: string
  readonly warn: string
  readonly bad: string
  readonly font: string
  readonly fontSize: number
}

/** As the style sheets say now for this element. */
export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element)
  const of = (token: string): string => style.getPropertyValue(`--${token}`).trim()
  return {
    ground: of('panel'), ink: of('ink'), inkSoft: of('ink-soft'), inkFaint: of('ink-faint'), grid: of('line'), edge: of('line-strong'),
    gain: of('gain'), loss: of('loss'), gainWash: of('gain-wash'), lossWash: of('loss-wash'),
    accent: of('accent'), warn: of('warn'), bad: of('bad'),
    font: of('font-text'), fontSize: Number.parseFloat(of('text-xs')) || 11
  }
}

/** Calls back when the document's theme, colours or density change; returns what stops it. */
export function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-gain', 'data-density'] })
  return () => {
    observer.disconnect()
  }
}
