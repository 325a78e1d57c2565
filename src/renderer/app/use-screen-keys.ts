/** Alt+1 to Alt+5 lead to the screens. */
import { useEffect } from 'react'
import { screens, show } from './screens.js'

export function useScreenKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return
      const screen = screens[Number(event.key) - 1]
      if (screen === undefined) return
      event.preventDefault()
      show(screen.name)
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}
