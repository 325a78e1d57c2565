/** Every setting by name: each leads to its field. */
import type { SoughtSetting } from '../panels/settings/sought-setting.js'
import { paletteText } from '../text/palette.js'
import { settingNames } from '../text/setting-names.js'
import type { PaletteEntry } from './palette-entry.js'

const names: Readonly<Record<SoughtSetting, string>> = settingNames

export function settingEntries(seek: (setting: SoughtSetting) => void): readonly PaletteEntry[] {
  return (Object.keys(names) as (keyof typeof names)[]).map((setting) => ({
    id: `setting-${setting}`, title: names[setting], group: 'Settings', detail: '', words: paletteText.settingWords(setting.replace(/[A-Z]/g, ' $&')), actionId: null, focus: 'own', run: () => { seek(setting) }
  }))
}
