/** What few have to change of the session: its patience, its budgets, and the silences to expect. */
import { useState } from 'react'
import { ChoicesSetting, TextSetting } from './setting-field.js'
import styles from './settings.module.css'
import type { FieldPath } from './settings-draft.js'
import { useSettings } from './settings-store.js'

const fields: readonly FieldPath[] = ['ib.connectTimeoutSeconds', 'ib.handshakeTimeoutSeconds', 'ib.requestsPerSecond', 'ib.marketDataLines', 'ib.gatewayRestartAt', 'ib.regions']

export function IbAdvanced(): React.JSX.Element {
  const [isOpen, setOpen] = useState(false)
  // A refused field that nobody sees would keep the form from being saved.
  const isRefused = useSettings(({ fieldErrors }) => fields.some((path) => fieldErrors[path] !== undefined))
  return (
    <details className={styles['advanced']} open={isOpen || isRefused} onToggle={(event) => { setOpen(event.currentTarget.open) }} data-testid="settings-ib-advanced">
      <summary>Advanced</summary>
      <div className={styles['advancedFields']}>
        <TextSetting path="ib.gatewayRestartAt" label="Restarts at" placeholder="not known" hint="When TWS or IB Gateway restarts every day, as 23:45 or 23:45 America/New_York: that silence is then expected, not alarmed." />
        <ChoicesSetting
          path="ib.regions" label="Servers in" choices={{ 'north-america': 'North America', europe: 'Europe', 'asia-pacific': 'Asia-Pacific' }}
          hint="Where the servers stand that the account is connected to: their nightly resets are expected."
        />
        <TextSetting path="ib.connectTimeoutSeconds" label="Connect, s" isNumber hint="Seconds until the connection must stand." />
        <TextSetting path="ib.handshakeTimeoutSeconds" label="Greeting, s" isNumber hint="Seconds that the gateway may take to answer, and twice that to open the session. Short ones are known to harm gateways." />
        <TextSetting path="ib.requestsPerSecond" label="Messages/s" isNumber hint="Most messages a second: half the account's market data lines, less a reserve." />
        <TextSetting path="ib.marketDataLines" label="Data lines" isNumber hint="The account's market data lines, shared with the watch lists of TWS." />
      </div>
    </details>
  )
}
