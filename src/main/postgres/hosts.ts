/** The servers that a database is reached at, as libpq lists them: several are tried in order. */
import { BadPostgresUrlError } from './bad-url.js'

export interface HostPort {
  /** A host name, an address, or the folder of a Unix socket. */
  readonly host: string
  readonly port: number
}

export type HostList = readonly [HostPort, ...HostPort[]]

export const DEFAULT_PORT = 5432
const HIGHEST_PORT = 65_535

/** `host:port`, an IPv6 address in brackets. */
export function hostLabel({ host, port }: HostPort): string {
  return `${host.includes(':') ? `[${host}]` : host}:${String(port)}`
}

function portNumber(text: string, fallback: number): number {
  if (text === '') return fallback
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (port >= 1 && port <= HIGHEST_PORT) return port
  throw new BadPostgresUrlError(`The port ${text} is no number from 1 to ${String(HIGHEST_PORT)}`)
}

/**
 * Hosts with their ports. One port is for all hosts; else there must be one for each, an empty one meaning the fallback.
 * An empty host is this machine.
 * @throws BadPostgresUrlError
 */
export function pairHosts(hosts: readonly string[], ports: readonly string[], fallback: number): HostList {
  if (ports.length > 1 && ports.length !== hosts.length) {
    throw new BadPostgresUrlError(`There are ${String(ports.length)} ports for ${String(hosts.length)} hosts: give one for all, or one for each`)
  }
  const pair = (host: string | undefined, index: number): HostPort => ({
    host: host === undefined || host === '' ? 'localhost' : host,
    port: portNumber((ports.length === 1 ? ports[0] : ports[index]) ?? '', fallback)
  })
  return [pair(hosts[0], 0), ...hosts.slice(1).map((host, index) => pair(host, index + 1))]
}

/** One host with or without its port: `db`, `db:5433`, `::1`, `[::1]:5433`, `/run/postgresql`. */
export function splitHost(text: string): readonly [host: string, port: string] {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(text)
  if (bracketed !== null) return [bracketed[1] ?? '', bracketed[2] ?? '']
  const colon = text.indexOf(':')
  // More than one colon and no brackets: an address of the long kind, whole.
  if (colon === -1 || text.startsWith('/') || text.includes(':', colon + 1)) return [text, '']
  return [text.slice(0, colon), text.slice(colon + 1)]
}
