/** Everything that can be done on the desk, in the order in which it is listed. */
import type { Action } from './action.js'
import { alertActions } from './alert-actions.js'
import { appActions } from './app-actions.js'
import { deskActions } from './desk-actions.js'
import { helpActions } from './help-actions.js'
import { linkActions } from './link-actions.js'
import { replayActions } from './replay-actions.js'
import { screenActions } from './screen-actions.js'
import { viewActions } from './view-actions.js'
import { workspaceActions } from './workspace-actions.js'

export const actions: readonly Action[] = [...screenActions, ...linkActions, ...workspaceActions, ...deskActions, ...alertActions, ...replayActions, ...viewActions, ...helpActions, ...appActions]

export function canRun(action: Action): boolean {
  return action.isAvailable?.() ?? true
}
