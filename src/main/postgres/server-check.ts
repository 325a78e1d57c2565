/** What the server says about itself and about our role: once per connection, and with every contract check. */
import type { Clock } from '../../shared/lib/clock.js'
import type { PostgresStatus } from '../../shared/state/status.js'
import type { Deadline, Reader } from './reader.js'

export interface ServerFacts {
  readonly version: string
  /** Whether our reads are refused if they try to write. */
  readonly readOnly: boolean
  /** Whether everything in this session is; a pooler may not pass that on. */
  readonly sessionReadOnly: boolean
  readonly role: PostgresStatus['role']
  /** Server clock minus ours, in milliseconds. */
  readonly clockSkewMs: number | null
}

/** Whether anything that stays could be written: a table of any schema, or a new one. Temporary tables don't count. */
const ROLE_QUERY = `
  SELECT current_setting('server_version'), current_setting('transaction_read_only'), current_setting('default_transaction_read_only'),
         r.rolsuper OR r.rolcreaterole OR r.rolcreatedb
         OR EXISTS (SELECT FROM pg_catalog.pg_namespace n
                     WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND has_schema_privilege(n.oid, 'CREATE'))
         OR EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                     WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                       AND has_schema_privilege(n.oid, 'USAGE')
                       AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege(c.oid, 'INSERT, UPDATE')))
    FROM pg_catalog.pg_roles r WHERE r.rolname = current_user`

const roles: Readonly<Record<string, PostgresStatus['role']>> = { t: 'could-write', f: 'cannot-write' }

/** @throws what the read failed with */
export async function checkServer(reader: Reader, clock: Clock, deadline: Deadline): Promise<ServerFacts> {
  const { rows } = await reader.read(ROLE_QUERY, deadline)
  const [version, readOnly, sessionReadOnly, couldWrite] = rows[0] ?? []
  // A second question on a warm connection: its way there and back is short, and the server's clock is read half-way.
  const sent = await reader.read('SELECT 1', deadline)
  const received = clock.now()
  const skew = sent.serverTime - (sent.asOf + received) / 2
  return {
    version: version ?? 'unknown',
    readOnly: readOnly === 'on',
    sessionReadOnly: sessionReadOnly === 'on',
    role: roles[couldWrite ?? ''] ?? 'unknown',
    clockSkewMs: Number.isNaN(skew) ? null : Math.round(skew)
  }
}
