/** What the settings need to know of where they lead. */
import type { PostgresSettings } from '../../shared/config/settings.js'
import type { HostPort } from '../postgres/hosts.js'
import { postgresTarget, type PostgresTarget } from '../postgres/target.js'
import type { PgpassTarget } from './pgpass.js'

/** Where the settings lead; null where nothing is configured or the URL cannot be read, which connecting will say. */
export function targetOf(postgres: PostgresSettings): PostgresTarget | null {
  try {
    return postgresTarget(postgres)
  } catch {
    return null
  }
}

/** What a password is looked up by: one of the target's hosts, the first where none is named. */
export function lookedUpBy(target: PostgresTarget | null, at?: HostPort): PgpassTarget | null {
  if (target === null) return null
  const { database, user } = target
  return { ...(at ?? target.hosts[0]), database, user }
}
