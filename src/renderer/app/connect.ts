/** Opens the page's desk and keeps it in step with main: the whole first, then patches, the whole again when one is missed. */
import { applyPatch, deskStore, openDesk } from '../stores/desk-store.js'
import { useShell } from '../stores/shell-store.js'
import { bridge } from './bridge.js'

let opening: Promise<void> | null = null

async function ask(): Promise<void> {
  const reply = await bridge.request('desk:open', undefined)
  if (!reply.ok) {
    useShell.setState({ phase: 'failed', failure: `${reply.error.code}: ${reply.error.message}` })
    return
  }
  const { patch, status, settings, app } = reply.value
  openDesk(patch)
  useShell.setState({ phase: 'open', failure: null, status, settings, app })
}

/** Asks for the whole desk; calls while an answer is under way share it. */
export function open(): Promise<void> {
  opening ??= ask()
    .catch((fault: unknown) => {
      useShell.setState({ phase: 'failed', failure: fault instanceof Error ? fault.message : String(fault) })
    })
    .finally(() => {
      opening = null
    })
  return opening
}

/** Subscribes and opens. */
export function connect(): void {
  bridge.on('desk:patch', (patch) => {
    // While the whole is being fetched, patches before it mean nothing and those after it will be missed at most once.
    if (opening === null && !applyPatch(patch)) void open()
  })
  bridge.on('desk:status', (status) => {
    useShell.setState({ status })
  })
  void open()
}

/** Frames within which a screen with rows has drawn its first; one that shows none (settings) is not waited for longer. */
const MOST_FRAMES = 30

function knowsRows(): boolean {
  return Object.values(deskStore.getState().tables).some((table) => table.rows.length > 0)
}

/** Tells main that the desk is on screen, once it really is: the frame after its first rows are drawn, where there are any. */
export function reportPainted(): void {
  const look = (frame: number): void => {
    const isDrawn = !knowsRows() || document.querySelector('[role=gridcell]') !== null || frame >= MOST_FRAMES
    requestAnimationFrame(() => {
      if (!isDrawn) {
        look(frame + 1)
        return
      }
      void bridge.request('desk:painted', { at: performance.timeOrigin + performance.now() })
    })
  }
  requestAnimationFrame(() => {
    look(0)
  })
}
