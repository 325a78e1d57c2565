/** The size of the page: as the settings say, whatever Chromium remembers of a page before. */
import type { WebContents } from 'electron'

/** @param percent 100 is the designed size */
export function zoomPage(page: WebContents, percent: number): void {
  if (page.isDestroyed() || Math.round(page.getZoomFactor() * 100) === percent) return
  page.setZoomFactor(percent / 100)
}
