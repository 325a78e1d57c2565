/** The way from elsewhere to one field of the settings. */
import { create } from 'zustand'
import { show } from '../../app/current-screen.js'
import type { FieldPath } from './settings-draft.js'

/** The password is kept elsewhere than the other settings, and stands among them. */
export type SoughtSetting = FieldPath | 'shortcuts' | 'postgres.password'

export const useSoughtSetting = create<{ readonly sought: SoughtSetting | null }>(() => ({ sought: null }))

/** Shows the settings, with the focus at this one. */
export function seekSetting(sought: SoughtSetting): void {
  useSoughtSetting.setState({ sought })
  show('settings')
}

/** `setting-postgres-ssl-mode` */
export function settingTestId(path: FieldPath | 'postgres.password'): string {
  return `setting-${path.replaceAll('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** Where a setting is on the screen. */
function placeOf(sought: SoughtSetting): string {
  return sought === 'desk' || sought === 'shortcuts' ? `[data-testid=settings-${sought}] button:not(:disabled)` : `[data-testid=${settingTestId(sought)}]`
}

/** Once it is on screen. A group that is folded up is opened. */
export function focusSetting(sought: SoughtSetting): void {
  const place = document.querySelector<HTMLElement>(placeOf(sought))
  if (place === null) return
  const folded = place.closest('details')
  if (folded !== null) folded.open = true
  const field = place.matches('[role=group]') ? place.querySelector<HTMLElement>('button') : place
  field?.scrollIntoView({ block: 'center' })
  field?.focus()
}
