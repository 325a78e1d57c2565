/** The shortcuts in force, for whoever shows them. */
import { useMemo } from 'react'
import { shownKeys } from '../../shared/config/shortcut.js'
import { useShell } from '../stores/shell-store.js'
import { actions } from './actions.js'
import { shortcutsOf, type ChangedShortcuts, type Shortcuts } from './shortcuts.js'

const NONE: ChangedShortcuts = {}

export function isMac(): boolean {
  return navigator.userAgent.includes('Mac OS')
}

export function useShortcuts(): Shortcuts {
  const changed = useShell((shell) => shell.settings?.shortcuts ?? NONE)
  return useMemo(() => shortcutsOf(actions, changed), [changed])
}

/** `Positions (Alt+2)`: a tooltip's words, with the keys that do the same. */
export function useTitleWithKeys(): (title: string, actionId: string) => string {
  const { keysOf } = useShortcuts()
  return (title, actionId) => {
    const keys = keysOf.get(actionId)
    return keys === undefined ? title : `${title} (${shownKeys(keys, isMac()).join('+')})`
  }
}
