/** The panels that are on screen: each entry puts the focus into its panel. */
import { paletteText } from '../text/palette.js'
import type { PaletteEntry } from './palette-entry.js'

const FOCUSABLE = '[role=grid], [role=img][tabindex="0"], input, select, button, a[href]'

function enter(panel: Element): void {
  const part = panel.querySelector<HTMLElement>('[role=grid], [role=img][tabindex="0"]') ?? panel.querySelector<HTMLElement>(FOCUSABLE)
  panel.scrollIntoView({ block: 'nearest' })
  part?.focus()
}

export function panelEntries(page: Document): readonly PaletteEntry[] {
  return [...page.querySelectorAll('[data-testid^="panel-"][aria-label]')].map((panel) => {
    const title = panel.getAttribute('aria-label') ?? ''
    return { id: panel.getAttribute('data-testid') ?? title, title: paletteText.panel(title), group: 'On this screen', detail: '', words: paletteText.panelWords, actionId: null, focus: 'own', run: () => { enter(panel) } }
  })
}
