/** The trading database: where it is, and who asks. */
import { useState } from 'react'
import { requests } from '../../../shared/ipc/contract.js'
import { bridge } from '../../app/bridge.js'
import { ConnectionTestView } from './connection-test.js'
import { PasswordField } from './password-field.js'
import { passwordToSend } from './password-words.js'
import { PostgresAdvanced } from './postgres-advanced.js'
import { Section } from './section.js'
import { ChoiceSetting, TextSetting } from './setting-field.js'
import styles from './settings.module.css'
import { settingsToTest, useSettings } from './settings-store.js'
import { useConnectionTest } from './use-connection-test.js'

const tlsModes = {
  disable: 'disable: never encrypted',
  prefer: 'prefer: encrypted where the server can',
  require: 'require: always encrypted, server not checked',
  'verify-ca': 'verify-ca: server checked by its authority',
  'verify-full': 'verify-full: server checked by authority and name'
}

export function PostgresSection(): React.JSX.Element {
  const hasUrl = useSettings(({ draft }) => draft !== null && draft['postgres.url'].trim() !== '')
  const edited = useSettings(({ draft, password, forgetPassword }) => JSON.stringify([draft === null ? null : Object.entries(draft).filter(([path]) => path.startsWith('postgres.')), password, forgetPassword]))
  const [tested, setTested] = useState(edited)
  const test = useConnectionTest(() => {
    const settings = settingsToTest('postgres')
    if (settings === null) return null
    setTested(edited)
    const { password, forgetPassword } = useSettings.getState()
    return bridge.request('settings:test-postgres', { postgres: settings.postgres, password: passwordToSend(password, forgetPassword) })
  }, requests['settings:test-postgres'].deadlineMs)
  const idle = hasUrl ? 'Not used: the URL wins.' : null
  return (
    <Section name="postgres" title="Postgres" intro="Give a URL or the single fields. Pitwall only reads: its sessions are read-only, and a role that cannot write proves it.">
      <TextSetting path="postgres.url" label="URL" placeholder="postgres://user@host:5432/database" hint="Wins over the fields below. Several hosts, tried in order: postgres://user@db1,db2:5433/database. A password in it is taken out and kept where passwords are kept." />
      <div className={styles['pair']}>
        <TextSetting path="postgres.host" label="Host" placeholder="localhost" idle={idle} />
        <TextSetting path="postgres.port" label="Port" isNumber idle={idle} />
      </div>
      <TextSetting path="postgres.database" label="Database" idle={idle} />
      <TextSetting path="postgres.user" label="User" idle={idle} />
      <PasswordField />
      <TextSetting path="postgres.schema" label="Schema" hint="Where the relations of the database contract are: tables, or views over your own tables." />
      <ChoiceSetting path="postgres.sslMode" label="TLS" choices={tlsModes} hint={hasUrl ? 'A sslmode in the URL wins.' : undefined} />
      <TextSetting path="postgres.maxConnections" label="Connections" isNumber hint="The most that Pitwall ever holds, 1 to 10." />
      <PostgresAdvanced />
      <ConnectionTestView name="postgres" label="Test Postgres" test={test} isOutdated={tested !== edited} />
    </Section>
  )
}
