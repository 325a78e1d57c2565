/** The parts of a `postgres://` URL that settings care about. A text that is no URL has none of them. */
import { userInfo } from 'node:os'
import type { PostgresSettings } from '../../shared/config/settings.js'
import type { PgpassTarget } from './pgpass.js'

function parse(url: string): URL | null {
  return url !== '' && URL.canParse(url) ? new URL(url) : null
}

/** The password within a URL, decoded; undefined when there is none. */
export function passwordIn(url: string): string | undefined {
  const password = parse(url)?.password ?? ''
  return password === '' ? undefined : decodeURIComponent(password)
}

/** The same URL without its password, for the file and the screen. */
export function withoutPassword(url: string): string {
  const parsed = parse(url)
  if (parsed === null || parsed.password === '') return url
  parsed.password = ''
  return parsed.href
}

/** What a password file is asked about: libpq's defaults where a part is missing. */
export function targetOf(postgres: PostgresSettings): PgpassTarget {
  const url = parse(postgres.url)
  const user = (url === null ? postgres.user : decodeURIComponent(url.username)) || userInfo().username
  const database = (url === null ? postgres.database : decodeURIComponent(url.pathname.slice(1))) || user
  return {
    host: (url?.hostname ?? postgres.host) || 'localhost',
    port: url === null ? postgres.port : Number(url.port || 5432),
    database,
    user
  }
}
