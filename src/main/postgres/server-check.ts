/** What the server says about itself and about our role: once per connection, and with every contract check. */
import type { Clock } from '../../shared/lib/clock.js'
import type { PostgresStatus } from '../../shared/state/status.js'
import { classify } from './errors.js'
import type { Deadline, Reader } from './reader.js'
import { readRole } from './role-check.js'

export interface ServerFacts {
  readonly version: string
  /** Whether our reads are refused if they try to write. */
  readonly readOnly: boolean
  /** Whether everything in this session is; a pooler may not pass that on. */
  readonly sessionReadOnly: boolean
  readonly role: PostgresStatus['role']
  readonly roleReason: string | null
  /** Server clock minus ours, in milliseconds. */
  readonly clockSkewMs: number | null
  /** The session's process is another than the one that was introduced to us: there is a pooler in between. */
  readonly pooled: boolean
  readonly replica: boolean
}

const FACTS_QUERY = `
  SELECT current_setting('server_version'), current_setting('transaction_read_only'), current_setting('default_transaction_read_only'), pg_catalog.pg_backend_pid()`
const RECOVERY_QUERY = 'SELECT pg_catalog.pg_is_in_recovery()'

/** An answer to a question that not every server understands: null where this one does not. */
async function ifUnderstood<T>(question: Promise<T>): Promise<T | null> {
  try {
    return await question
  } catch (cause) {
    if (classify(cause, 0).kind !== 'permanent') throw cause
    return null
  }
}

/** @throws what the read failed with */
export async function checkServer(reader: Reader, clock: Clock, deadline: Deadline): Promise<ServerFacts> {
  const { rows, processId } = await reader.read(FACTS_QUERY, deadline)
  const [version, readOnly, sessionReadOnly, backend] = rows[0] ?? []
  const recovery = await ifUnderstood(reader.read(RECOVERY_QUERY, deadline))
  const role = await ifUnderstood(readRole(reader, deadline))
  // Another question on a warm connection: its way there and back is short, and the server's clock is read half-way.
  const sent = await reader.read('SELECT 1', deadline)
  const received = clock.now()
  const lag = sent.lagMs ?? 0
  const skew = sent.serverTime + lag - (sent.asOf + lag + received) / 2
  return {
    version: version ?? 'unknown',
    readOnly: readOnly === 'on',
    sessionReadOnly: sessionReadOnly === 'on',
    role: role?.verdict ?? 'unknown',
    roleReason: role?.reason ?? null,
    clockSkewMs: Number.isNaN(skew) ? null : Math.round(skew),
    pooled: processId !== null && backend !== String(processId),
    replica: recovery?.rows[0]?.[0] === 't'
  }
}
