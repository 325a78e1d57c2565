/** Which of several servers is asked, and whether the one that answers will do. */
import type { HostList, HostPort } from './hosts.js'
import { classify } from './errors.js'
import type { SessionKind } from './target.js'

/** What a server says of itself, before our session makes itself read-only. */
export interface ServerKind {
  readonly inRecovery: boolean
  readonly refusesWrites: boolean
}

/** As libpq's target_session_attrs; null: it will do. */
export function unsuited(wanted: SessionKind, { inRecovery, refusesWrites }: ServerKind): string | null {
  switch (wanted) {
    case 'any':
      return null
    case 'primary':
      return inRecovery ? 'is a standby where the primary is asked for' : null
    case 'standby':
    case 'prefer-standby':
      return inRecovery ? null : 'is a primary where a standby is asked for'
    case 'read-write':
      return inRecovery || refusesWrites ? 'takes no writes where one that does is asked for' : null
    case 'read-only':
      return inRecovery || refusesWrites ? null : 'takes writes where one that does not is asked for'
  }
}

/** A server answered that is not of the kind that was asked for. */
export class WrongServerError extends Error {
  readonly code = 'WRONG_SERVER'
  override readonly name = 'WrongServerError'
}

/** None of several servers let us in. Carries the code of the one that tells most. */
class NoHostError extends AggregateError {
  override readonly name = 'NoHostError'

  constructor(
    failures: readonly Error[],
    message: string,
    readonly code: string
  ) {
    super(failures, message)
  }
}

/** The rounds that are made over the hosts: `prefer-standby` is content with any server when there is no standby. */
export function rounds(wanted: SessionKind): readonly SessionKind[] {
  return wanted === 'prefer-standby' ? ['standby', 'any'] : [wanted]
}

/**
 * Tries one host after the other until one will do, and returns it. As with libpq, what a server itself refuses for good
 * (a password, a database) ends the search: the others would say the same.
 * @throws what a single host failed with, or an error that names each host and its own
 */
export async function firstSuited(hosts: HostList, wanted: SessionKind, signal: AbortSignal, tryHost: (host: HostPort, wanted: SessionKind) => Promise<void>): Promise<HostPort> {
  const failures: { readonly host: HostPort; readonly error: Error; readonly code: string }[] = []
  for (const round of rounds(wanted)) {
    for (const host of hosts) {
      signal.throwIfAborted()
      try {
        await tryHost(host, round)
        return host
      } catch (cause) {
        signal.throwIfAborted()
        const { kind, error } = classify(cause, 0)
        if (kind !== 'lost') throw cause
        failures.push({ host, error: cause instanceof Error ? cause : new Error(error.message), code: error.code })
      }
    }
  }
  const [only] = failures
  if (failures.length === 1 && only !== undefined) throw only.error
  const told = failures.map(({ host, error }) => `${host.host}:${String(host.port)}: ${error.message === '' ? classify(error, 0).error.message : error.message}`)
  const code = failures.find((failure) => failure.code === 'WRONG_SERVER')?.code ?? only?.code ?? 'UNKNOWN'
  throw new NoHostError(failures.map(({ error }) => error), [...new Set(told)].join('; '), code)
}
