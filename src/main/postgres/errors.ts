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
const permanentCodes = new Set(['NO_TLS', 'NO_PASSWORD', 'BAD_URL', 'RELATION_UNUSABLE'])
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
export function classOf(code: string): ErrorClass {
  if (lostErrno.has(code) || code === 'TLS_FAILED') return 'lost'
  if (permanentCodes.has(code) || certificateCodes.test(code)) return 'permanent'
  if (!SQLSTATE.test(code)) return 'busy'
  if (code === '08P01') return 'permanent' // protocol_violation: a pooler refusing what we sent will refuse it again.
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
  return {
    kind: classOf(code),
    error: { code, message: messageOf(error), source: 'postgres', remedy: remedyFor(code), at }
  }
}
