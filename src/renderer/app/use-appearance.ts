/** Puts the appearance settings on the document, where the style sheets read them. */
import { useEffect } from 'react'
import { themeOf } from '../../shared/config/theme.js'
import { useShell } from '../stores/shell-store.js'

export function useAppearance(): void {
  const appearance = useShell((shell) => shell.settings?.appearance)
  useEffect(() => {
    if (appearance === undefined) return undefined
    const light = window.matchMedia('(prefers-color-scheme: light)')
    const contrast = window.matchMedia('(prefers-contrast: more)')
    const apply = (): void => {
      const page = document.documentElement.dataset
      page['theme'] = themeOf(appearance.theme, { isLight: light.matches, isContrast: contrast.matches })
      page['density'] = appearance.density
      page['gain'] = appearance.gainColours
      page['motion'] = appearance.motion
    }
    apply()
    for (const query of [light, contrast]) query.addEventListener('change', apply)
    return () => {
      for (const query of [light, contrast]) query.removeEventListener('change', apply)
    }
  }, [appearance])
}
