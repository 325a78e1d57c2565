/** Theme, density, colours, motion and zone: seen at once, kept when saved. */
import { useEffect } from 'react'
import { appearanceSettings, numberLanguages } from '../../../shared/config/settings.js'
import { zoneName } from '../../format/time-format.js'
import { useShell } from '../../stores/shell-store.js'
import { language } from '../../text/language.js'
import { fieldText } from '../../text/setting-fields.js'
import { settingsText } from '../../text/settings.js'
import { Section } from './section.js'
import { ChoiceSetting, SwitchSetting, TextSetting } from './setting-field.js'
import { useSettings } from './settings-store.js'

/** What the page can show before it is saved. */
const previewed = appearanceSettings.pick({ theme: true, density: true, gainColours: true, motion: true, timeZone: true })

const words = fieldText.appearance

/** Each language with a number as it writes it. */
function numberChoices(): Record<string, string> {
  const names = new Intl.DisplayNames(language, { type: 'language' })
  return Object.fromEntries(numberLanguages.map((own) => {
    const tag = own === 'system' ? navigator.language : own
    const name = own === 'system' ? fieldText.ownLanguage : (names.of(tag) ?? tag)
    return [own, `${name}: ${new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).format(1_234_567.5)}`]
  }))
}

/** Shows the page in the appearance that is being chosen; back to the saved one when the screen is left. */
function usePreview(): void {
  const theme = useSettings(({ draft }) => draft?.['appearance.theme'])
  const density = useSettings(({ draft }) => draft?.['appearance.density'])
  const gain = useSettings(({ draft }) => draft?.['appearance.gainColours'])
  const motion = useSettings(({ draft }) => draft?.['appearance.motion'])
  const timeZone = useSettings(({ draft }) => draft?.['appearance.timeZone'])
  useEffect(() => {
    const chosen = previewed.safeParse({ theme, density, gainColours: gain, motion, timeZone })
    if (chosen.success) useShell.setState(({ settings }) => (settings === null ? {} : { settings: { ...settings, appearance: { ...settings.appearance, ...chosen.data } } }))
  }, [theme, density, gain, motion, timeZone])
  useEffect(
    () => () => {
      const saved = useSettings.getState().view?.settings.appearance
      if (saved === undefined) return
      const { theme: own, density: rows, gainColours: colours, motion: moves, timeZone: zone } = saved
      // Only what was previewed: amounts may have been hidden a moment ago, which is not in the saved ones yet.
      useShell.setState(({ settings }) => (settings === null ? {} : { settings: { ...settings, appearance: { ...settings.appearance, theme: own, density: rows, gainColours: colours, motion: moves, timeZone: zone } } }))
    },
    []
  )
}

export function AppearanceSection(): React.JSX.Element {
  usePreview()
  return (
    <Section name="appearance" title={settingsText.appearance.title}>
      <ChoiceSetting path="appearance.theme" {...words.theme} choices={fieldText.themes} />
      <ChoiceSetting path="appearance.density" {...words.density} choices={fieldText.densities} />
      <ChoiceSetting path="appearance.gainColours" {...words.gainColours} choices={fieldText.gainColours} />
      <ChoiceSetting path="appearance.motion" {...words.motion} choices={fieldText.motions} />
      <ChoiceSetting path="appearance.timeZone" {...words.timeZone} choices={{ local: fieldText.zones.local(zoneName('local')), exchange: fieldText.zones.exchange(zoneName('exchange')), utc: fieldText.zones.utc }} />
      <ChoiceSetting path="appearance.numbers" {...words.numbers} choices={numberChoices()} />
      <SwitchSetting path="appearance.hideAmounts" {...words.hideAmounts} />
      <TextSetting path="appearance.zoomPercent" {...words.zoomPercent} isNumber />
    </Section>
  )
}
