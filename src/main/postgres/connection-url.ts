/**
 * `postgres://user:password@host1:port1,host2:port2/database?parameter=value`, as libpq reads it (its manual, "Connection
 * URIs"). The platform's own URL class knows no list of hosts.
 */
import { BadPostgresUrlError } from './bad-url.js'
import { splitHost } from './hosts.js'

export interface ConnectionUrl {
  readonly user: string
  readonly password: string
  /** As written, percent signs resolved; empty: none is named. */
  readonly hosts: readonly string[]
  readonly ports: readonly string[]
  readonly database: string
  /** Only parameters that have a meaning here. */
  readonly parameters: ReadonlyMap<string, string>
}

const meant = new Set([
  'host', 'hostaddr', 'port', 'dbname', 'user', 'password', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'connect_timeout', 'target_session_attrs'
])
/** Parameters of libpq that change nothing about what Pitwall shows: taken, and left alone. */
const leftAlone = new Set([
  'application_name', 'fallback_application_name', 'client_encoding', 'options', 'keepalives', 'keepalives_idle', 'keepalives_interval',
  'keepalives_count', 'tcp_user_timeout', 'gssencmode', 'krbsrvname', 'gsslib', 'gssdelegation', 'sslcompression', 'sslsni', 'sslnegotiation',
  'ssl_min_protocol_version', 'ssl_max_protocol_version', 'channel_binding', 'load_balance_hosts', 'min_protocol_version', 'max_protocol_version'
])

const SCHEME = /^postgres(?:ql)?:\/\//i

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // A lone % is what the user typed.
  }
}

/** The text up to a separator, and what comes after it; null where the separator is missing. */
function cut(text: string, separator: string): readonly [before: string, after: string | null] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + separator.length)]
}

/** Hosts with their ports, as they stand in a URL that names no user. */
const PLACE = String.raw`(?:\[[^\]]*\]|[^:,[\]]*)(?::\d*)?`
const PLACES = new RegExp(`^${PLACE}(?:,${PLACE})*$`)

/**
 * Where user and password end in what follows the scheme: at the last @ before the path. A / or a ? in a password should be
 * written %2F or %3F; where one is not, the URL makes no other sense than that it ends at the last @ of all. -1: none are named.
 */
function userEnd(rest: string): number {
  const authority = /^[^/?]*/.exec(rest)?.[0] ?? ''
  const at = authority.lastIndexOf('@')
  if (at !== -1) return at
  const beyond = rest.slice(authority.length)
  const isCutShort = authority.includes(':') && beyond.includes('@') && (!PLACES.test(authority) || /^[^?]*@|^[^?]*\?[^=]*@/.test(beyond))
  return isCutShort ? rest.lastIndexOf('@') : -1
}

/** Of other programs' addresses, too (`postgresql+psycopg2:`, `jdbc:postgresql:`): what cannot be used is no less secret. */
const ANY_SCHEME = /^(?:[a-z][a-z0-9+.-]*:)+\/\//i

/** Where in an address its password stands; null: it has none. The same cutting as `parseConnectionUrl`. */
function passwordRange(url: string): readonly [from: number, to: number] | null {
  const scheme = ANY_SCHEME.exec(url)?.[0]
  if (scheme === undefined && /\s/.test(url)) return null
  const from = scheme?.length ?? 0
  const rest = url.slice(from)
  const end = userEnd(rest)
  const colon = rest.indexOf(':')
  return end === -1 || colon === -1 || colon > end ? null : [from + colon, from + end]
}

/** The same URL without any password; nor has any other text one that looks like an address, or like libpq's `password=...`. */
export function withoutUrlPassword(url: string): string {
  const range = passwordRange(url)
  const bare = range === null ? url : url.slice(0, range[0]) + url.slice(range[1])
  if (ANY_SCHEME.test(bare)) return bare.replace(/([?&])(?:ssl)?password=[^&]*(&?)/gi, (_, lead: string, more: string) => (more === '' ? '' : lead))
  return bare.replace(/\b(?:ssl)?password\s*=\s*(?:'(?:[^'\\]|\\.)*'|\S+)\s*/gi, '').trimEnd()
}

/** @throws BadPostgresUrlError naming what cannot be read; never with a password in it */
export function parseConnectionUrl(url: string): ConnectionUrl {
  const scheme = SCHEME.exec(url)
  if (scheme === null) {
    const other = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]
    if (other !== undefined) throw new BadPostgresUrlError(`The database URL begins with ${other}: where postgres: is expected`)
    throw new BadPostgresUrlError('The database URL cannot be read: expected postgres://user@host:port/database')
  }
  const rest = url.slice(scheme[0].length)
  const end = userEnd(rest)
  const [user, password] = cut(end === -1 ? '' : rest.slice(0, end), ':')
  const [address, query] = cut(rest.slice(end + 1), '?')
  const [authority, path] = cut(address, '/')
  const places = authority.split(',').map(splitHost)
  const named = authority !== ''
  return {
    user: decoded(user),
    password: decoded(password ?? ''),
    hosts: named ? places.map(([host]) => decoded(host)) : [],
    ports: places.some(([, port]) => port !== '') ? places.map(([, port]) => port) : [],
    database: decoded(path ?? ''),
    parameters: parseParameters(query ?? '')
  }
}

function parseParameters(query: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const [name, value] = cut(pair, '=')
    const key = decoded(name)
    if (value === null) throw new BadPostgresUrlError(`The parameter ${key} of the database URL has no value`)
    if (key === 'ssl' && value === 'true') parameters.set('sslmode', 'require')
    else if (meant.has(key)) parameters.set(key, decoded(value))
    // A misspelt sslmode that went unnoticed would be a connection less safe than asked for.
    else if (!leftAlone.has(key)) throw new BadPostgresUrlError(`The database URL has the parameter ${key}, which is none of libpq's`)
  }
  return parameters
}
