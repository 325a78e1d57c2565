/** The Interactive Brokers gateway or TWS. */
import { useState } from 'react'
import { requests } from '../../../shared/ipc/contract.js'
import { bridge } from '../../app/bridge.js'
import { fieldText } from '../../text/setting-fields.js'
import { settingsText } from '../../text/settings.js'
import { ConnectionTestView } from './connection-test.js'
import { IbAdvanced } from './ib-advanced.js'
import { Section } from './section.js'
import { SwitchSetting, TextSetting } from './setting-field.js'
import styles from './settings.module.css'
import { changeField, settingsToTest, useSettings } from './settings-store.js'
import { useConnectionTest } from './use-connection-test.js'

const words = settingsText.ib
const fields = fieldText.ib

const usualPorts = [
  ['4001', words.ports.gatewayLive],
  ['4002', words.ports.gatewayPaper],
  ['7496', words.ports.twsLive],
  ['7497', words.ports.twsPaper]
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
    <Section name="ib" title={words.title} intro={words.intro}>
      <SwitchSetting path="ib.enabled" {...fields.enabled} hint={enabled ? words.connects : words.off} />
      <TextSetting path="ib.host" {...fields.host} />
      <TextSetting path="ib.port" {...fields.port} isNumber />
      <div className={styles['ports']} role="group" aria-label={words.usualPorts}>
        {usualPorts.map(([usual, name]) => (
          <button key={usual} type="button" className={styles['port']} aria-pressed={port === usual} disabled={portVariable !== undefined} onClick={() => { changeField('ib.port', usual) }}>
            <strong>{usual}</strong> {name}
          </button>
        ))}
      </div>
      <TextSetting path="ib.clientId" {...fields.clientId} isNumber />
      <TextSetting path="ib.account" {...fields.account} />
      <IbAdvanced />
      <ConnectionTestView name="ib" label={words.test} test={test} isOutdated={tested !== edited} />
    </Section>
  )
}
