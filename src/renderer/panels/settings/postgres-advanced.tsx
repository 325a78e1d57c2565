/** What few have to change of the database connection: certificates, several servers, patience. */
import { useState } from 'react'
import { ChoiceSetting, TextSetting } from './setting-field.js'
import styles from './settings.module.css'
import type { FieldPath } from './settings-draft.js'
import { useSettings } from './settings-store.js'

const fields: readonly FieldPath[] = ['postgres.sslRootCert', 'postgres.sslCert', 'postgres.sslKey', 'postgres.targetSession', 'postgres.connectTimeoutSeconds']

const sessions = {
  any: 'any: the first that lets us in',
  'read-write': 'read-write: one that takes writes of others',
  'read-only': 'read-only: one that takes none',
  primary: 'primary',
  standby: 'standby',
  'prefer-standby': 'prefer-standby: a standby, or else any'
}

export function PostgresAdvanced(): React.JSX.Element {
  const [isOpen, setOpen] = useState(false)
  // A refused field that nobody sees would keep the form from being saved.
  const isRefused = useSettings(({ fieldErrors }) => fields.some((path) => fieldErrors[path] !== undefined))
  return (
    <details className={styles['advanced']} open={isOpen || isRefused} onToggle={(event) => { setOpen(event.currentTarget.open) }} data-testid="settings-postgres-advanced">
      <summary>Certificates, several servers</summary>
      <div className={styles['advancedFields']}>
        <TextSetting path="postgres.sslRootCert" label="Authority" placeholder="~/.postgresql/root.crt, where there is one" hint="File of the authorities that may vouch for the server; system: those of this machine." />
        <TextSetting path="postgres.sslCert" label="Certificate" placeholder="none" hint="File of our own, for servers that ask for one." />
        <TextSetting path="postgres.sslKey" label="Its key" placeholder="none" hint="A file that its owner alone may read." />
        <ChoiceSetting path="postgres.targetSession" label="Which server" choices={sessions} hint="Of several hosts, given as db1,db2:5433: the first of this kind." />
        <TextSetting path="postgres.connectTimeoutSeconds" label="Connect, s" isNumber hint="Seconds that one server may take to let us in." />
      </div>
    </details>
  )
}
