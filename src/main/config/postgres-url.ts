/** What the settings need to know of a `postgres://` URL. */
import type { PostgresSettings } from '../../shared/config/settings.js'
import { postgresTarget, type PostgresTarget } from '../postgres/target.js'

/** The same URL without its password, for the file and the screen. A text that is no URL is left as it is. */
export function withoutPassword(url: string): string {
  const parsed = url !== '' && URL.canParse(url) ? new URL(url) : null
  if (parsed === null || parsed.password === '') return url
  parsed.password = ''
  return parsed.href
}

/** Where the settings lead; null where nothing is configured or the URL cannot be read, which connecting will say. */
export function targetOf(postgres: PostgresSettings): PostgresTarget | null {
  try {
    return postgresTarget(postgres)
  } catch {
    return null
  }
}
