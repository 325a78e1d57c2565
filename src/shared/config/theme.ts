/** Which theme is drawn: the one that was chosen, or what the operating system asks for. */
import type { Settings } from './settings.js'

export type ChosenTheme = Settings['appearance']['theme']
export type Theme = Exclude<ChosenTheme, 'system'>

/** What the operating system asks for. */
export interface SystemWish {
  readonly isLight: boolean
  readonly isContrast: boolean
}

/** Who asks the system for more contrast needs it more than a light or a dark desk. */
export function themeOf(chosen: ChosenTheme, { isLight, isContrast }: SystemWish): Theme {
  if (chosen !== 'system') return chosen
  if (isContrast) return 'contrast'
  return isLight ? 'light' : 'dark'
}
