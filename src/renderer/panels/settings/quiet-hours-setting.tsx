/** The person's own quiet hours, as a part of the settings. */
import { settingsText } from '../../text/settings.js'
import { fieldText } from '../../text/setting-fields.js'
import { HoursField } from '../rules/hours-field.js'
import { usualQuietHours, type HoursDraft } from '../rules/rule-draft.js'
import { changeField, useSettings } from './settings-store.js'

const PATH = 'notifications.quietHours'
const fields = fieldText.notifications

export function QuietHoursSetting(): React.JSX.Element {
  const text = useSettings(({ draft }) => draft?.[PATH] ?? 'null')
  const error = useSettings(({ fieldErrors }) => fieldErrors[PATH])
  // Only this control writes it.
  const value = JSON.parse(text) as HoursDraft | null
  return (
    <HoursField
      name="quietHours" {...fields.quietHours} value={value} none={settingsText.notifications.noQuiet} usual={usualQuietHours} errors={{ days: error, from: undefined, until: undefined, zone: undefined }}
      onChange={(hours) => { changeField(PATH, JSON.stringify(hours)) }}
    />
  )
}
