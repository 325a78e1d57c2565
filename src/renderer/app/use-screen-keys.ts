/** Alt+1, Alt+2 and so on lead to the screens. */
import { useEffect } from 'react'
import { show } from './current-screen.js'
import { screens } from './screens.js'

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
