/** Runs actions by their keys, wherever the focus is. What has the focus is asked first: a key that it took is not ours. */
import { useLayoutEffect } from 'react'
import { shortcutOf } from '../../shared/config/shortcut.js'
import { actions } from './actions.js'
import { runAction } from './run-action.js'
import { isMac, useShortcuts } from './use-shortcuts.js'

/** A sign alone is text where text is typed. */
function isTyped(keys: string, target: EventTarget | null): boolean {
  // An element of another window is none of this one's.
  const element = target !== null && 'closest' in target ? (target as Element) : null
  return keys.length === 1 && element !== null && element.closest('input, textarea, select, [contenteditable], [role=menu]') !== null
}

/** @param place the window whose keys are meant: panels may have one of their own */
export function useActionKeys(place: Window = window): void {
  const { actionOf } = useShortcuts()
  // Before the frame that shows the desk: a key that is pressed as soon as there is something to see is not lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return
      const keys = shortcutOf(event, isMac())
      if (keys === null || isTyped(keys, event.target)) return
      const id = actionOf.get(keys)
      const action = actions.find((one) => one.id === id)
      if (action === undefined) return
      event.preventDefault()
      if (!event.repeat || action.repeats === true) runAction(action)
    }
    place.addEventListener('keydown', onKey)
    return () => {
      place.removeEventListener('keydown', onKey)
    }
  }, [actionOf, place])
}
