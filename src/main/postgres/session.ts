/** What every session and every statement of ours is bound to, so that the database we watch cannot be hurt by us. */

/** Seen by the database's owner in pg_stat_activity. */
export const APPLICATION_NAME = 'pitwall'

/** Milliseconds. A statement that no job bounds more tightly, a wait for someone else's lock, a transaction left open. */
const STATEMENT_TIMEOUT_MS = 15_000
const LOCK_TIMEOUT_MS = 2_000
const IDLE_IN_TRANSACTION_MS = 5_000

const sessionParameters: readonly (readonly [string, string])[] = [
  ['default_transaction_read_only', 'on'],
  ['statement_timeout', String(STATEMENT_TIMEOUT_MS)],
  ['lock_timeout', String(LOCK_TIMEOUT_MS)],
  ['idle_in_transaction_session_timeout', String(IDLE_IN_TRANSACTION_MS)]
]

/** For the startup packet: in force before the first statement can be sent. */
export const STARTUP_OPTIONS = sessionParameters.map(([name, value]) => `-c ${name}=${value}`).join(' ')

/** The same for a pooler that refuses startup options. */
export const SESSION_STATEMENTS = sessionParameters.map(([name, value]) => `SET ${name} = '${value}'`).join('; ')

/**
 * A read as one batch: one round trip, one implicit transaction, nothing left behind in the session, so that it holds
 * behind a transaction pooler too. Times come out in ISO form and UTC whatever the role's own settings are.
 * The second last result is the server's clock, the last the rows of `select`.
 */
export function readBatch(select: string, statementTimeoutMs: number): string {
  return [
    'SET TRANSACTION READ ONLY',
    `SET LOCAL statement_timeout = ${String(Math.max(1, Math.floor(statementTimeoutMs)))}`,
    `SET LOCAL lock_timeout = ${String(LOCK_TIMEOUT_MS)}`,
    "SET LOCAL datestyle = 'ISO, YMD'",
    "SET LOCAL timezone = 'UTC'",
    'SELECT clock_timestamp()',
    select
  ].join('; ')
}
