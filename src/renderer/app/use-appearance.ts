/** Puts the appearance settings on the document, where the style sheets read them. */
import { useEffect } from 'react'
import type { Settings } from '../../shared/config/settings.js'
import { useShell } from '../stores/shell-store.js'

type Theme = Exclude<Settings['appearance']['theme'], 'system'>

/** What the operating system asks for. */
interface SystemWish {
  readonly isLight: boolean
  readonly isContrast: boolean
}

/** Who asks the system for more contrast needs it more than a light or a dark desk. */
export function themeOf(chosen: Settings['appearance']['theme'], { isLight, isContrast }: SystemWish): Theme {
  if (chosen !== 'system') return chosen
  if (isContrast) return 'contrast'
  return isLight ? 'light' : 'dark'
}

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
