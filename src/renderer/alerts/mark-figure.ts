/** Marks a headline figure for a while, as tables mark a row that was sought. */
import { FOUND_MARK_MS } from '../components/data-grid/use-sought-row.js'

/** @param patienceMs that the screen may take to draw it. @returns whether it is there */
export function markFigure(name: string, patienceMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs
  return new Promise((resolve) => {
    const look = (): void => {
      const element = document.querySelector<HTMLElement>(`[data-testid="figure-${name}"]`)
      if (element === null && performance.now() < giveUpAt) {
        requestAnimationFrame(look)
        return
      }
      if (element !== null) mark(element)
      resolve(element !== null)
    }
    look()
  })
}

function mark(element: HTMLElement): void {
  element.scrollIntoView({ block: 'nearest' })
  element.focus()
  element.dataset['found'] = 'true'
  setTimeout(() => { delete element.dataset['found'] }, FOUND_MARK_MS)
}
