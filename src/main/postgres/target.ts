/** Where and as whom to connect: settings (URL wins over fields) as libpq would read them. */
import { userInfo } from 'node:os'
import { postgresSettings, type PostgresSettings } from '../../shared/config/settings.js'

export type SslMode = PostgresSettings['sslMode']

export interface PostgresTarget {
  /** A host name, an address, or the folder of a Unix socket. */
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly sslMode: SslMode
  /** Only when the URL carries one, which the settings file never does. */
  readonly password: string | undefined
  /** `host:port/database`, for people. */
  readonly label: string
}

/** The settings' URL cannot be read. `code` for the screen. */
export class BadPostgresUrlError extends Error {
  readonly code = 'BAD_URL'
  override readonly name = 'BadPostgresUrlError'
}

const DEFAULT_PORT = 5432

function operatingSystemUser(): string {
  try {
    return userInfo().username
  } catch {
    return 'postgres' // A container without a passwd entry for its user id has no name to offer.
  }
}

function parseUrl(text: string): URL {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new BadPostgresUrlError('The database URL cannot be read: expected postgres://user@host:port/database')
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw new BadPostgresUrlError(`The database URL begins with ${url.protocol} where postgres: is expected`)
  }
  return url
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // A lone % is what the user typed.
  }
}

function sslModeOf(url: URL, fallback: SslMode): SslMode {
  const named = url.searchParams.get('sslmode')
  if (named === null) return fallback
  // libpq's `allow` tries plain first; asking for TLS first is never less safe.
  const mode = postgresSettings.shape.sslMode.safeParse(named === 'allow' ? 'prefer' : named)
  if (!mode.success) throw new BadPostgresUrlError(`The database URL asks for sslmode=${named}, which is none of libpq's modes`)
  return mode.data
}

function target(parts: Omit<PostgresTarget, 'label'>): PostgresTarget {
  return { ...parts, label: `${parts.host}:${String(parts.port)}/${parts.database}` }
}

/**
 * The target of the settings; null when none is configured.
 * @throws BadPostgresUrlError
 */
export function postgresTarget(settings: PostgresSettings): PostgresTarget | null {
  if (settings.url.trim() !== '') {
    const url = parseUrl(settings.url.trim())
    const user = decoded(url.username) || url.searchParams.get('user') || settings.user || operatingSystemUser()
    return target({
      host: url.searchParams.get('host') ?? (decoded(url.hostname).replace(/^\[|\]$/g, '') || 'localhost'),
      port: Number(url.port || url.searchParams.get('port') || DEFAULT_PORT),
      database: decoded(url.pathname.slice(1)) || user,
      user,
      sslMode: sslModeOf(url, settings.sslMode),
      password: url.password === '' ? undefined : decoded(url.password)
    })
  }
  if (settings.host === '') return null
  const user = settings.user || operatingSystemUser()
  return target({
    host: settings.host,
    port: settings.port,
    database: settings.database || user,
    user,
    sslMode: settings.sslMode,
    password: undefined
  })
}
