/** Runs actions by their keys, wherever the focus is. What has the focus is asked first: a key that it took is not ours. */
import { useEffect } from 'react'
import { shortcutOf } from '../../shared/config/shortcut.js'
import { actions, canRun } from './actions.js'
import { PALETTE_ACTION, SHEET_ACTION } from './help-actions.js'
import { FIND_INSTRUMENT_ACTION } from './link-actions.js'
import { closeOverlay } from './overlay-store.js'
import { isMac, useShortcuts } from './use-shortcuts.js'

/** They turn the overlay themselves. */
const OVERLAYS: readonly string[] = [PALETTE_ACTION, SHEET_ACTION, FIND_INSTRUMENT_ACTION]

/** A sign alone is text where text is typed. */
function isTyped(keys: string, target: EventTarget | null): boolean {
  return keys.length === 1 && target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role=menu]') !== null
}

export function useActionKeys(): void {
  const { actionOf } = useShortcuts()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return
      const keys = shortcutOf(event, isMac())
      if (keys === null || isTyped(keys, event.target)) return
      const id = actionOf.get(keys)
      const action = actions.find((one) => one.id === id)
      if (action === undefined) return
      event.preventDefault()
      if ((event.repeat && action.repeats !== true) || !canRun(action)) return
      if (!OVERLAYS.includes(action.id)) closeOverlay()
      action.run()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [actionOf])
}
