import type { OfferedAction } from '../../shared/ipc/offered-action.js'
import type { Action } from '../actions/action.js'
import { shortcutsOf, type ChangedShortcuts } from '../actions/shortcuts.js'

/** The actions as a menu shows them now. */
export function offeredActions(actions: readonly Action[], changed: ChangedShortcuts): OfferedAction[] {
  const { keysOf } = shortcutsOf(actions, changed)
  return actions.map(({ id, title, group, choice, isAvailable }) => {
    const isEnabled = isAvailable?.() ?? true
    return { id, title, group, choice: choice ?? null, keys: keysOf.get(id) ?? null, isEnabled, isChosen: choice !== undefined && !isEnabled }
  })
}
