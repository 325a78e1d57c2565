/** Theme, density and zone: seen at once, kept when saved. */
import { useEffect } from 'react'
import { appearanceSettings } from '../../../shared/config/settings.js'
import { zoneName } from '../../format/time-format.js'
import { useShell } from '../../stores/shell-store.js'
import { Section } from './section.js'
import { ChoiceSetting, TextSetting } from './setting-field.js'
import { useSettings } from './settings-store.js'

/** What the page can show before it is saved. */
const previewed = appearanceSettings.pick({ theme: true, density: true, timeZone: true })

const themes = { dark: 'Dark', light: 'Light', system: "The system's" }
const densities = { compact: 'Compact: more rows', comfortable: 'Comfortable: larger rows and text' }

/** Shows the page in the appearance that is being chosen; back to the saved one when the screen is left. */
function usePreview(): void {
  const theme = useSettings(({ draft }) => draft?.['appearance.theme'])
  const density = useSettings(({ draft }) => draft?.['appearance.density'])
  const timeZone = useSettings(({ draft }) => draft?.['appearance.timeZone'])
  useEffect(() => {
    const chosen = previewed.safeParse({ theme, density, timeZone })
    if (chosen.success) useShell.setState(({ settings }) => (settings === null ? {} : { settings: { ...settings, appearance: { ...settings.appearance, ...chosen.data } } }))
  }, [theme, density, timeZone])
  useEffect(
    () => () => {
      const saved = useSettings.getState().view?.settings.appearance
      if (saved !== undefined) useShell.setState(({ settings }) => (settings === null ? {} : { settings: { ...settings, appearance: saved } }))
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
      <ChoiceSetting path="appearance.timeZone" label="Times in" choices={{ local: `This machine's zone (${zoneName('local')})`, exchange: `The exchange's zone (${zoneName('exchange')})`, utc: 'UTC' }} />
      <TextSetting path="appearance.zoomPercent" label="Zoom, %" isNumber hint="Of everything on the page, 80 to 200." />
    </Section>
  )
}
