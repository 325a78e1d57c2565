import { shortcutProblem } from '../../../shared/config/shortcut.js'

/** Electron's name for a shortcut of the settings: `Mod+=` is `CommandOrControl+=`. Null: none that a menu could show. */
export function acceleratorOf(keys: string | null): string | null {
  if (keys === null || keys === '' || shortcutProblem(keys) !== null) return null
  return keys.replace(/^Mod\+/, 'CommandOrControl+')
}
