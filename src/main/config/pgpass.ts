/** Lookup in a libpq password file: lines `host:port:database:user:password`, `*` matches anything, `\` escapes. */
import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

export interface PgpassTarget {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
}

/** The password file is ignored, as libpq ignores it, and nothing else holds a password. `code` for the screen. */
export class OpenPasswordFileError extends Error {
  readonly code = 'PGPASS_OPEN'
  override readonly name = 'OpenPasswordFileError'

  constructor(file: string) {
    super(`The password file ${file} is ignored because others than its owner may read it`)
  }
}

/** Where libpq looks. */
export function pgpassFile(env: Readonly<Record<string, string | undefined>>): string {
  if (env['PGPASSFILE'] !== undefined && env['PGPASSFILE'] !== '') return env['PGPASSFILE']
  return process.platform === 'win32' ? join(env['APPDATA'] ?? homedir(), 'postgresql', 'pgpass.conf') : join(homedir(), '.pgpass')
}

/** Windows keeps files of a profile to its owner by other means. @throws when there is no such file */
export async function othersMayRead(file: string): Promise<boolean> {
  return process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0
}

/** One field, escapes resolved; `any` for a star that stands alone and unescaped. */
interface Field {
  readonly text: string
  readonly any: boolean
}

function fieldsOf(line: string): readonly Field[] {
  const fields: Field[] = []
  let text = ''
  let from = 0
  const field = (to: number): Field => ({ text, any: line.slice(from, to) === '*' })
  for (let index = 0; index < line.length; index += 1) {
    const char = line.charAt(index)
    if (char === '\\' && index + 1 < line.length) {
      index += 1
      text += line.charAt(index)
    } else if (char === ':' && fields.length < 4) {
      fields.push(field(index))
      text = ''
      from = index + 1
    } else {
      text += char
    }
  }
  return [...fields, field(line.length)]
}

/** A Unix socket in the usual folder is asked for as this machine. */
const usualFolders = new Set(['/var/run/postgresql', '/run/postgresql', '/tmp'])

/** The password of the first line that matches, as libpq reads it. */
export function findInPgpass(text: string, target: PgpassTarget): string | undefined {
  const host = usualFolders.has(target.host) ? 'localhost' : target.host
  const wanted = [host, String(target.port), target.database, target.user]
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#') || line.trim() === '') continue
    const fields = fieldsOf(line)
    if (fields.length !== 5) continue
    if (wanted.every((value, index) => fields[index]?.any === true || fields[index]?.text === value)) return fields[4]?.text
  }
  return undefined
}
