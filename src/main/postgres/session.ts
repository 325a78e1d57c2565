/** What every session and every statement of ours is bound to, so that the database we watch cannot be hurt by us. */

/** Seen by the database's owner in pg_stat_activity. */
export const APPLICATION_NAME = 'pitwall'

/** Milliseconds. A statement that no job bounds more tightly, a wait for someone else's lock, a transaction left open. */
const STATEMENT_TIMEOUT_MS = 15_000
const LOCK_TIMEOUT_MS = 2_000
const IDLE_IN_TRANSACTION_MS = 5_000

/** A peer that vanished without a word (a suspended laptop, a cut network) is found out by the server within a minute. */
const KEEP_ALIVE_S = { tcp_keepalives_idle: 30, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 } as const

const timeouts: readonly (readonly [string, number])[] = [
  ['statement_timeout', STATEMENT_TIMEOUT_MS],
  ['lock_timeout', LOCK_TIMEOUT_MS],
  ['idle_in_transaction_session_timeout', IDLE_IN_TRANSACTION_MS],
  ...Object.entries(KEEP_ALIVE_S)
]

const spelt = timeouts.map(([name, value]) => `-c ${name}=${String(value)}`).join(' ')

/** For the startup packet: in force before the first statement can be sent. */
export const STARTUP_OPTIONS = `-c default_transaction_read_only=on ${spelt}`

/** The same without its reading mode, for the one question whether the server itself lets sessions write. */
export const PROBE_OPTIONS = spelt

/**
 * How far a replica is behind its primary, in milliseconds: nothing where all that was received is replayed and more would
 * come; else the age of the last transaction that was replayed; NULL where none was since it started.
 * Source: the manual, "Recovery Information Functions".
 */
const REPLAY_LAG = `CASE WHEN NOT pg_catalog.pg_is_in_recovery() THEN 0
  WHEN pg_catalog.pg_last_wal_receive_lsn() <= pg_catalog.pg_last_wal_replay_lsn() AND EXISTS (SELECT FROM pg_catalog.pg_stat_wal_receiver WHERE pid IS NOT NULL) THEN 0
  ELSE greatest(0, extract(epoch FROM clock_timestamp() - pg_catalog.pg_last_xact_replay_timestamp()) * 1000) END`

/**
 * A read as one batch: one round trip, one implicit transaction, nothing left behind in the session, so that it holds
 * behind a transaction pooler too, where a session's own settings would reach other clients. Times come out in ISO form
 * and UTC whatever the role's own settings are.
 * The last three results: the server's clock before (and a replica's lag), the rows of `select`, the server's clock after.
 *
 * @param replica whether the server is one, whose rows are as old as its lag
 */
export function readBatch(select: string, statementTimeoutMs: number, replica = false): string {
  return [
    'SET TRANSACTION READ ONLY',
    `SET LOCAL statement_timeout = ${String(Math.max(1, Math.floor(statementTimeoutMs)))}`,
    `SET LOCAL lock_timeout = ${String(LOCK_TIMEOUT_MS)}`,
    `SET LOCAL idle_in_transaction_session_timeout = ${String(IDLE_IN_TRANSACTION_MS)}`,
    "SET LOCAL datestyle = 'ISO, YMD'",
    "SET LOCAL timezone = 'UTC'",
    `SELECT clock_timestamp()${replica ? `, ${REPLAY_LAG}` : ''}`,
    select,
    'SELECT clock_timestamp()'
  ].join('; ')
}
