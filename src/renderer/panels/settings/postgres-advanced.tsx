/** What few have to change of the database connection: certificates, several servers, patience. */
import { useState } from 'react'
import { settingsText } from '../../text/settings.js'
import { fieldText } from '../../text/setting-fields.js'
import { ChoiceSetting, TextSetting } from './setting-field.js'
import styles from './settings.module.css'
import type { FieldPath } from './settings-draft.js'
import { useSettings } from './settings-store.js'

const fields: readonly FieldPath[] = ['postgres.sslRootCert', 'postgres.sslCert', 'postgres.sslKey', 'postgres.targetSession', 'postgres.connectTimeoutSeconds']

const words = fieldText.postgres

export function PostgresAdvanced(): React.JSX.Element {
  const [isOpen, setOpen] = useState(false)
  // A refused field that nobody sees would keep the form from being saved.
  const isRefused = useSettings(({ fieldErrors }) => fields.some((path) => fieldErrors[path] !== undefined))
  return (
    <details className={styles['advanced']} open={isOpen || isRefused} onToggle={(event) => { setOpen(event.currentTarget.open) }} data-testid="settings-postgres-advanced">
      <summary>{settingsText.postgres.advanced}</summary>
      <div className={styles['advancedFields']}>
        <TextSetting path="postgres.sslRootCert" {...words.sslRootCert} />
        <TextSetting path="postgres.sslCert" {...words.sslCert} />
        <TextSetting path="postgres.sslKey" {...words.sslKey} />
        <ChoiceSetting path="postgres.targetSession" {...words.targetSession} choices={fieldText.targetSessions} />
        <TextSetting path="postgres.connectTimeoutSeconds" {...words.connectTimeout} isNumber />
      </div>
    </details>
  )
}
