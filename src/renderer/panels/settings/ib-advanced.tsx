/** What few have to change of the session: its patience, its budgets, and the silences to expect. */
import { useState } from 'react'
import { settingsText } from '../../text/settings.js'
import { fieldText } from '../../text/setting-fields.js'
import { ChoicesSetting, TextSetting } from './setting-field.js'
import styles from './settings.module.css'
import type { FieldPath } from './settings-draft.js'
import { useSettings } from './settings-store.js'

const fields: readonly FieldPath[] = ['ib.connectTimeoutSeconds', 'ib.handshakeTimeoutSeconds', 'ib.requestsPerSecond', 'ib.marketDataLines', 'ib.gatewayRestartAt', 'ib.regions']

const words = fieldText.ib

export function IbAdvanced(): React.JSX.Element {
  const [isOpen, setOpen] = useState(false)
  // A refused field that nobody sees would keep the form from being saved.
  const isRefused = useSettings(({ fieldErrors }) => fields.some((path) => fieldErrors[path] !== undefined))
  return (
    <details className={styles['advanced']} open={isOpen || isRefused} onToggle={(event) => { setOpen(event.currentTarget.open) }} data-testid="settings-ib-advanced">
      <summary>{settingsText.ib.advanced}</summary>
      <div className={styles['advancedFields']}>
        <TextSetting path="ib.gatewayRestartAt" {...words.gatewayRestartAt} />
        <ChoicesSetting path="ib.regions" {...words.regions} choices={fieldText.regions} />
        <TextSetting path="ib.connectTimeoutSeconds" {...words.connectTimeout} isNumber />
        <TextSetting path="ib.handshakeTimeoutSeconds" {...words.handshakeTimeout} isNumber />
        <TextSetting path="ib.requestsPerSecond" {...words.requestsPerSecond} isNumber />
        <TextSetting path="ib.marketDataLines" {...words.marketDataLines} isNumber />
      </div>
    </details>
  )
}
