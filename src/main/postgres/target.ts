/** Where and as whom to connect: settings (URL wins over fields) as libpq would read them. */
import { userInfo } from 'node:os'
import { postgresSettings, type PostgresSettings } from '../../shared/config/settings.js'
import { BadPostgresUrlError } from './bad-url.js'
import { parseConnectionUrl } from './connection-url.js'
import { DEFAULT_PORT, hostLabel, pairHosts, splitHost, type HostList } from './hosts.js'

export type SslMode = PostgresSettings['sslMode']
/** Which of several servers will do (libpq's `target_session_attrs`). */
export type SessionKind = PostgresSettings['targetSession']

export interface PostgresTarget {
  /** Tried in this order. */
  readonly hosts: HostList
  readonly database: string
  readonly user: string
  readonly sslMode: SslMode
  /** File with the authorities that may vouch for the server; `system`: those that this machine trusts; empty: see `tlsOptions`. */
  readonly sslRootCert: string
  /** Files of the client's own certificate and its key; empty: none. */
  readonly sslCert: string
  readonly sslKey: string
  readonly session: SessionKind
  /** How long one server may take to let us in. */
  readonly connectTimeoutMs: number
  /** Only when the URL carries one, which the settings file never does. */
  readonly password: string | undefined
  /** `host:port/database`, for people. */
  readonly label: string
}

/** libpq's words for `target_session_attrs` are the settings' own. */
const sessionKind = postgresSettings.shape.targetSession
const LEAST_TIMEOUT_S = 2

function operatingSystemUser(): string {
  try {
    return userInfo().username
  } catch {
    return 'postgres' // A container without a passwd entry for its user id has no name to offer.
  }
}

function sslModeOf(named: string | undefined, fallback: SslMode): SslMode {
  if (named === undefined) return fallback
  // libpq's `allow` tries plain first; asking for TLS first is never less safe.
  const mode = postgresSettings.shape.sslMode.safeParse(named === 'allow' ? 'prefer' : named)
  if (!mode.success) throw new BadPostgresUrlError(`The database URL asks for sslmode=${named}, which is none of libpq's modes`)
  return mode.data
}

function sessionOf(named: string | undefined, fallback: SessionKind): SessionKind {
  if (named === undefined) return fallback
  const kind = sessionKind.safeParse(named)
  if (!kind.success) throw new BadPostgresUrlError(`The database URL asks for target_session_attrs=${named}, which is none of libpq's`)
  return kind.data
}

/** Seconds as libpq counts them: one is rounded up to two; none, and zero, stand for the setting. */
function timeoutMs(named: string | undefined, settingS: number): number {
  const seconds = Number(named ?? 0)
  if (!Number.isInteger(seconds)) throw new BadPostgresUrlError(`The database URL asks for connect_timeout=${named ?? ''}, which is no number of seconds`)
  return Math.max(LEAST_TIMEOUT_S, seconds > 0 ? seconds : settingS) * 1_000
}

function target(parts: Omit<PostgresTarget, 'label'>): PostgresTarget {
  // As libpq: an authority that everybody trusts proves nothing unless the name is looked at too.
  if (parts.sslRootCert === 'system' && parts.sslMode !== 'verify-full') {
    throw new BadPostgresUrlError(`sslrootcert=system needs sslmode=verify-full, not ${parts.sslMode}`)
  }
  return { ...parts, label: `${parts.hosts.map(hostLabel).join(',')}/${parts.database}` }
}

function urlTarget(settings: PostgresSettings): PostgresTarget {
  const url = parseConnectionUrl(settings.url.trim())
  const named = (parameter: string): string | undefined => url.parameters.get(parameter) || undefined
  const user = named('user') ?? (url.user || settings.user || operatingSystemUser())
  const hosts = named('host')?.split(',') ?? named('hostaddr')?.split(',') ?? (url.hosts.length === 0 ? [''] : url.hosts)
  const ports = named('port')?.split(',') ?? url.ports
  const password = named('password') ?? url.password
  return target({
    hosts: pairHosts(hosts, ports, DEFAULT_PORT),
    database: named('dbname') ?? (url.database || user),
    user,
    sslMode: sslModeOf(named('sslmode'), settings.sslMode),
    sslRootCert: named('sslrootcert') ?? settings.sslRootCert,
    sslCert: named('sslcert') ?? settings.sslCert,
    sslKey: named('sslkey') ?? settings.sslKey,
    session: sessionOf(named('target_session_attrs'), settings.targetSession),
    connectTimeoutMs: timeoutMs(named('connect_timeout'), settings.connectTimeoutSeconds),
    password: password === '' ? undefined : password
  })
}

/**
 * The target of the settings; null when none is configured.
 * @throws BadPostgresUrlError
 */
export function postgresTarget(settings: PostgresSettings): PostgresTarget | null {
  if (settings.url.trim() !== '') return urlTarget(settings)
  if (settings.host.trim() === '') return null
  const user = settings.user || operatingSystemUser()
  const places = settings.host.split(',').map((place) => splitHost(place.trim()))
  return target({
    hosts: pairHosts(places.map(([host]) => host), places.map(([, port]) => port), settings.port),
    database: settings.database || user,
    user,
    sslMode: settings.sslMode,
    sslRootCert: settings.sslRootCert,
    sslCert: settings.sslCert,
    sslKey: settings.sslKey,
    session: settings.targetSession,
    connectTimeoutMs: timeoutMs(undefined, settings.connectTimeoutSeconds),
    password: undefined
  })
}

/** Whether these settings lead to a server that the target names too, whatever the database and the user. */
export function sameServers(settings: PostgresSettings, known: PostgresTarget): boolean {
  try {
    const hosts = postgresTarget(settings)?.hosts ?? []
    return hosts.some(({ host, port }) => known.hosts.some((other) => other.host === host && other.port === port))
  } catch {
    return false
  }
}
