/** The Interactive Brokers gateway or TWS. */
import { useState } from 'react'
import { requests } from '../../../shared/ipc/contract.js'
import { bridge } from '../../app/bridge.js'
import { ConnectionTestView } from './connection-test.js'
import { IbAdvanced } from './ib-advanced.js'
import { Section } from './section.js'
import { SwitchSetting, TextSetting } from './setting-field.js'
import styles from './settings.module.css'
import { changeField, settingsToTest, useSettings } from './settings-store.js'
import { useConnectionTest } from './use-connection-test.js'

const usualPorts = [
  ['4001', 'Gateway live'],
  ['4002', 'Gateway paper'],
  ['7496', 'TWS live'],
  ['7497', 'TWS paper']
] as const

export function IbSection(): React.JSX.Element {
  const enabled = useSettings(({ draft }) => draft?.['ib.enabled'] === 'true')
  const portVariable = useSettings(({ view }) => view?.overridden['ib.port'])
  const port = useSettings(({ draft }) => draft?.['ib.port'])
  const edited = useSettings(({ draft }) => JSON.stringify(draft === null ? null : Object.entries(draft).filter(([path]) => path.startsWith('ib.'))))
  const [tested, setTested] = useState(edited)
  const test = useConnectionTest(() => {
    const settings = settingsToTest('ib')
    if (settings === null) return null
    setTested(edited)
    return bridge.request('settings:test-ib', { ib: settings.ib })
  }, requests['settings:test-ib'].deadlineMs)
  return (
    <Section name="ib" title="Interactive Brokers" intro="A running IB Gateway or TWS with its API turned on. Pitwall works with the Read-Only API too, but is then not told of orders.">
      <SwitchSetting path="ib.enabled" label="Connect" hint={enabled ? 'Pitwall connects, and again by itself after the gateway has been away.' : 'Off: the broker is not asked for anything.'} />
      <TextSetting path="ib.host" label="Host" />
      <TextSetting path="ib.port" label="Port" isNumber />
      <div className={styles['ports']} role="group" aria-label="Usual ports">
        {usualPorts.map(([usual, words]) => (
          <button key={usual} type="button" className={styles['port']} aria-pressed={port === usual} disabled={portVariable !== undefined} onClick={() => { changeField('ib.port', usual) }}>
            <strong>{usual}</strong> {words}
          </button>
        ))}
      </div>
      <TextSetting path="ib.clientId" label="Client id" isNumber hint="One that no other program uses at this gateway; never 0, which would bind orders placed by hand." />
      <TextSetting path="ib.account" label="Account" placeholder="all accounts of the login" hint="The one to show first; empty: all together." />
      <IbAdvanced />
      <ConnectionTestView name="ib" label="Test IB" test={test} isOutdated={tested !== edited} />
    </Section>
  )
}
