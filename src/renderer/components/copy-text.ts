import { focusedPage } from '../stores/desk-pages.js'

/**
 * Puts a text on the clipboard. False: the page may not do so by itself; then a person's own Ctrl+C does it, which needs
 * no permission.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Only the window at work may.
    await (focusedPage().defaultView ?? window).navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
