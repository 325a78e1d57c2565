/** Sorts what can go wrong with a database by what to do about it, keeping the backend's own code and words. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { BackendError } from '../../shared/state/slice-meta.js'
import { remedyFor } from './remedies.js'

/**
 * lost: the connection or the server is gone, try to connect again.
 * busy: the server answers but not this time, try this query again later.
 * permanent: trying again changes nothing until a person does.
 */
export type ErrorClass = 'lost' | 'busy' | 'permanent'

/** What a connection can fail with that carries no code of its own. Ours begin with no digit, so they never meet a SQLSTATE. */
const wordedCodes: readonly (readonly [RegExp, string])[] = [
  [/does not support SSL/i, 'NO_TLS'],
  [/error establishing an SSL connection/i, 'TLS_FAILED'],
  [/client password must be/i, 'NO_PASSWORD'],
  [/connection timeout|timeout expired|timeout exceeded/i, 'ETIMEDOUT'],
  [/connection terminated|connection ended|not queryable|client was closed/i, 'ECONNRESET']
]

const lostErrno = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'EHOSTDOWN',
  'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'ENOENT'
])
const SQLSTATE = /^[0-9A-Z]{5}$/
const permanentCodes = new Set(['NO_TLS', 'NO_PASSWORD', 'BAD_URL', 'TLS_FILE', 'PGPASS_OPEN', 'RELATION_UNUSABLE'])

/**
 * PgBouncer says nearly everything with protocol_violation: what it means is in the words. The first that fits wins; any
 * other is a server that it cannot reach now.
 */
const poolerWords: readonly (readonly [RegExp, ErrorClass, string])[] = [
  [/unsupported startup parameter/i, 'permanent', 'The server or a pooler in front of it refuses how Pitwall connects: see its log.'],
  [/no such database/i, 'permanent', 'The pooler knows no such database: correct the database name in the settings, or its [databases] section.'],
  [/no such user|authentication failed|auth failed|password|SSL required|not allowed/i, 'permanent', 'The pooler refuses this user: correct user and password in the settings, or its auth_file and auth_hba_file.'],
  [/no more connections allowed/i, 'busy', 'The pooler has no connection left to give: free some of those that others hold, or raise its max_client_conn.'],
  [/query_wait_timeout/i, 'busy', 'The pooler had no server connection free for long: look at what the others do with theirs, or raise its pool size.'],
  [/./, 'lost', 'The pooler cannot reach its database server: look at that server. Pitwall goes on trying.']
]
const POOLER_CODE = '08P01'

const poolerMeaning = (message: string): (typeof poolerWords)[number] | undefined => poolerWords.find(([words]) => words.test(message))

const certificateCodes = /^(ERR_TLS_|ERR_SSL_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|HOSTNAME_)/

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code !== '') return code
  return wordedCodes.find(([words]) => words.test(error.message))?.[1] ?? 'UNKNOWN'
}

function messageOf(error: unknown): string {
  // Node tries several addresses of a host at once and then says nothing itself.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** Class of a code: a SQLSTATE, an errno name or one of our own. An unknown one is worth another try. */
export function classOf(code: string, message = ''): ErrorClass {
  if (lostErrno.has(code) || code === 'TLS_FAILED' || code === 'WRONG_SERVER') return 'lost'
  if (permanentCodes.has(code) || certificateCodes.test(code)) return 'permanent'
  if (!SQLSTATE.test(code)) return 'busy'
  if (code === POOLER_CODE) return poolerMeaning(message)?.[1] ?? 'lost'
  if (code.startsWith('08') || /^57P0[1-5]$/.test(code)) return 'lost'
  if (code.startsWith('28') || code.startsWith('42') || code === '3D000' || code === '3F000') return 'permanent'
  return 'busy'
}

export interface ClassifiedError {
  readonly kind: ErrorClass
  readonly error: BackendError
}

/** The error as it goes on screen, and what kind it is. */
export function classify(error: unknown, at: EpochMs): ClassifiedError {
  const code = codeOf(error)
  const message = messageOf(error)
  const remedy = (code === POOLER_CODE ? poolerMeaning(message)?.[2] : null) ?? remedyFor(code)
  return { kind: classOf(code, message), error: { code, message, source: 'postgres', remedy, at } }
}
