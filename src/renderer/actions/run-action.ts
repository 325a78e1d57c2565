/** One way to run an action, whether a key or a menu asks for it. */
import type { Action } from './action.js'
import { canRun } from './actions.js'
import { closeOverlay } from './overlay-store.js'

/** Nothing happens where it cannot be done now. What lies over the desk gives way, unless the action is about that. */
export function runAction(action: Action): void {
  if (!canRun(action)) return
  if (action.overlays !== true) closeOverlay()
  action.run()
}
