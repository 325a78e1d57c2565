/** Theme, density, colours, motion and zone: seen at once, kept when saved. */
import { useEffect } from 'react'
import { appearanceSettings, numberLanguages } from '../../../shared/config/settings.js'
import { zoneName } from '../../format/time-format.js'
import { useShell } from '../../stores/shell-store.js'
import { Section } from './section.js'
import { ChoiceSetting, SwitchSetting, TextSetting } from './setting-field.js'
import { useSettings } from './settings-store.js'

/** What the page can show before it is saved. */
const previewed = appearanceSettings.pick({ theme: true, density: true, gainColours: true, motion: true, timeZone: true })

const themes = { dark: 'Dark', light: 'Light', contrast: 'High contrast', system: "The system's" }
const densities = { compact: 'Compact: more rows', comfortable: 'Comfortable: larger rows and text' }
const gainColours = { 'teal-orange': 'Teal and orange', 'blue-orange': 'Blue and orange', 'green-red': 'Green and red' }
const motions = { system: 'As the system has it', reduced: 'Less: nothing flashes or moves' }

/** Each language with a number as it writes it. */
function numberChoices(): Record<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language' })
  return Object.fromEntries(numberLanguages.map((language) => {
    const tag = language === 'system' ? navigator.language : language
    const name = language === 'system' ? "This machine's language" : (names.of(tag) ?? tag)
    return [language, `${name}: ${new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).format(1_234_567.5)}`]
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
    <Section name="appearance" title="Appearance">
      <ChoiceSetting path="appearance.theme" label="Theme" choices={themes} />
      <ChoiceSetting path="appearance.density" label="Density" choices={densities} />
      <ChoiceSetting path="appearance.gainColours" label="Gain and loss" choices={gainColours} hint="The first two stay apart for eyes that do not tell red from green. A sign says the same every time." />
      <ChoiceSetting path="appearance.motion" label="Motion" choices={motions} />
      <ChoiceSetting path="appearance.timeZone" label="Times in" choices={{ local: `This machine's zone (${zoneName('local')})`, exchange: `The exchange's zone (${zoneName('exchange')})`, utc: 'UTC' }} />
      <ChoiceSetting path="appearance.numbers" label="Numbers as in" choices={numberChoices()} />
      <SwitchSetting path="appearance.hideAmounts" label="Hide amounts" hint="Money amounts and sizes show as dots; prices, percentages and states stay. Ctrl+Shift+H." />
      <TextSetting path="appearance.zoomPercent" label="Zoom, %" isNumber hint="Of everything on the page, 80 to 200." />
    </Section>
  )
}
