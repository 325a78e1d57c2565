/** The trading database: where it is, and who asks. */
import { useState } from 'react'
import { requests } from '../../../shared/ipc/contract.js'
import { bridge } from '../../app/bridge.js'
import { fieldText } from '../../text/setting-fields.js'
import { settingsText } from '../../text/settings.js'
import { ConnectionTestView } from './connection-test.js'
import { PasswordField } from './password-field.js'
import { passwordToSend } from './password-words.js'
import { PostgresAdvanced } from './postgres-advanced.js'
import { Section } from './section.js'
import { ChoiceSetting, TextSetting } from './setting-field.js'
import styles from './settings.module.css'
import { settingsToTest, useSettings } from './settings-store.js'
import { useConnectionTest } from './use-connection-test.js'

const words = settingsText.postgres
const fields = fieldText.postgres

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
  const idle = hasUrl ? words.urlWins : null
  return (
    <Section name="postgres" title={words.title} intro={words.intro}>
      <TextSetting path="postgres.url" {...fields.url} />
      <div className={styles['pair']}>
        <TextSetting path="postgres.host" {...fields.host} idle={idle} />
        <TextSetting path="postgres.port" {...fields.port} isNumber idle={idle} />
      </div>
      <TextSetting path="postgres.database" {...fields.database} idle={idle} />
      <TextSetting path="postgres.user" {...fields.user} idle={idle} />
      <PasswordField />
      <TextSetting path="postgres.schema" {...fields.schema} />
      <ChoiceSetting path="postgres.sslMode" {...fields.sslMode} choices={fieldText.tlsModes} hint={hasUrl ? words.urlsModeWins : undefined} />
      <TextSetting path="postgres.maxConnections" {...fields.maxConnections} isNumber />
      <PostgresAdvanced />
      <ConnectionTestView name="postgres" label={words.test} test={test} isOutdated={tested !== edited} />
    </Section>
  )
}
