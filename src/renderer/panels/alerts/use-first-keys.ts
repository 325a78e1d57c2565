/** The inbox's keys from the first moment on, before the list has the focus. */
import { useEffect } from 'react'
import { useScreen } from '../../app/current-screen.js'
import { ALERTS_SCREEN } from '../../app/screens.js'

const KEYS = new Set(['j', 'k'])

/** Where the focus is when a screen has just been opened, by its keys or by a press in the rail. */
function isUnclaimed(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.matches('main, nav button, nav a'))
}

/** On the inbox's own screen: among other panels these keys are not its alone. */
export function useFirstKeys(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!KEYS.has(event.key) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const list = document.querySelector<HTMLElement>('[data-testid=alert-list]')
      if (list === null || useScreen.getState().name !== ALERTS_SCREEN || !isUnclaimed(event.target)) return
      event.preventDefault()
      list.focus()
      list.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, bubbles: true, cancelable: true }))
    }
    window.addEventListener('keydown', hear)
    return () => { window.removeEventListener('keydown', hear) }
  }, [])
}
