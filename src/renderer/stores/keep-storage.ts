/** Has what the page keeps by itself written to disk once it rests: Chromium waits for seconds with it, and a crash does not. */
import { bridge } from '../app/bridge.js'

/** A column that is dragged wider changes its table's layout with every frame. */
const REST_MS = 300

let resting: ReturnType<typeof setTimeout> | null = null

/** Call after each change of `localStorage` that should outlive the app. */
export function keepStorage(): void {
  if (resting !== null) clearTimeout(resting)
  resting = setTimeout(() => {
    resting = null
    // Where main does not answer, Chromium writes it some seconds later.
    bridge.request('app:do', { what: 'keep-page-storage' }).catch(() => undefined)
  }, REST_MS)
}
