/** Opens the page's desk and keeps it in step with main: the whole first, then patches, the whole again when one is missed. */
import type { DeskPatch } from '../../shared/ipc/desk-patch.js'
import type { DeskStatus } from '../../shared/state/status.js'
import { applyPatch, catchUp, deskStore, openDesk } from '../stores/desk-store.js'
import { useShell } from '../stores/shell-store.js'
import { WORKSPACE_SCREEN } from '../../shared/workspace/workspace-screen.js'
import { bridge } from './bridge.js'
import { useScreen } from './current-screen.js'

let opening: Promise<void> | null = null
/** What came while the whole was being fetched: no later patch may come to show that one was missed, and the status is as new as the answer's, or newer. */
let waiting: { readonly patches: DeskPatch[]; status: DeskStatus | null } = { patches: [], status: null }

/** A desk that is on screen stays there, whatever main answers; the next patch asks again. */
function fail(failure: string): void {
  useShell.setState(({ phase }) => ({ phase: phase === 'open' ? 'open' : 'failed', failure }))
}

/** @param more how often the whole is asked for again where a patch was missed while asking */
async function ask(more: number): Promise<void> {
  waiting = { patches: [], status: null }
  const reply = await bridge.request('desk:open', undefined)
  if (!reply.ok) {
    fail(`${reply.error.code}: ${reply.error.message}`)
    return
  }
  const { patch, status, settings, app } = reply.value
  openDesk(patch)
  const isCurrent = catchUp(waiting.patches)
  useShell.setState({ phase: 'open', failure: null, status: waiting.status ?? status, settings, app })
  // Beyond that the next patch shows the gap, and asks.
  if (!isCurrent && more > 0) await ask(more - 1)
}

/** Asks for the whole desk; calls while an answer is under way share it. */
export function open(): Promise<void> {
  opening ??= ask(1)
    .catch((fault: unknown) => {
      fail(fault instanceof Error ? fault.message : String(fault))
    })
    .finally(() => {
      opening = null
    })
  return opening
}

/** Opens and subscribes, in this order: what came early belongs to the answer that is under way. */
export function connect(): void {
  void open()
  bridge.on('desk:patch', (patch) => {
    if (opening !== null) waiting.patches.push(patch)
    else if (!applyPatch(patch)) void open()
  })
  bridge.on('desk:status', (status) => {
    if (opening !== null) waiting.status = status
    useShell.setState({ status })
  })
}

/** Frames within which a screen with rows has drawn its first; one that shows none (settings) is not waited for longer. */
const MOST_FRAMES = 30
/** The workspace's code comes first; where it does not come, backends must be tried all the same. */
const MOST_FRAMES_FOR_CODE = 300

function knowsRows(): boolean {
  return Object.values(deskStore.getState().tables).some((table) => table.rows.length > 0)
}

/** Tells main that the desk is on screen, once it really is: the frame after its first rows are drawn, where there are any. */
export function reportPainted(): void {
  const look = (frame: number): void => {
    const isComing = useScreen.getState().name === WORKSPACE_SCREEN && document.querySelector('[data-dock-panel]') === null
    const isDrawn = !knowsRows() || document.querySelector('[role=gridcell]') !== null || frame >= (isComing ? MOST_FRAMES_FOR_CODE : MOST_FRAMES)
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
