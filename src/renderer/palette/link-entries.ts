/** The colour links of the panels on screen. */
import { linkColors, linkPanel, useLinks } from '../links/link-store.js'
import { linksText } from '../text/links.js'
import type { PaletteEntry } from './palette-entry.js'

export function linkEntries(page: Document): readonly PaletteEntry[] {
  const { colors } = useLinks.getState()
  return [...page.querySelectorAll('[data-link-panel]')].flatMap((control) => {
    const panel = control.getAttribute('data-link-panel') ?? ''
    const title = control.getAttribute('data-link-title') ?? panel
    const entry = (color: (typeof linkColors)[number] | null): PaletteEntry => ({
      id: `link-${panel}-${color ?? 'none'}`, title: color === null ? linksText.unlink(title) : linksText.link(title, linksText.colors[color]), group: 'On this screen', detail: '', words: linksText.lookedFor, actionId: null, focus: 'back',
      run: () => { linkPanel(panel, color) }
    })
    const now = colors[panel] ?? null
    return [null, ...linkColors].filter((color) => color !== now).map(entry)
  })
}
