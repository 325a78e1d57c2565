/** Puts the appearance settings on the document, where the style sheets read them. */
import { useEffect } from 'react'
import { useShell } from '../stores/shell-store.js'

const LIGHT = '(prefers-color-scheme: light)'

export function useAppearance(): void {
  const appearance = useShell((shell) => shell.settings?.appearance)
  useEffect(() => {
    if (appearance === undefined) return undefined
    const query = window.matchMedia(LIGHT)
    const apply = (): void => {
      const systems = query.matches ? 'light' : 'dark'
      document.documentElement.dataset['theme'] = appearance.theme === 'system' ? systems : appearance.theme
      document.documentElement.dataset['density'] = appearance.density
    }
    apply()
    query.addEventListener('change', apply)
    return () => {
      query.removeEventListener('change', apply)
    }
  }, [appearance])
}
