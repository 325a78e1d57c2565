/** Lookup in a libpq password file: lines `host:port:database:user:password`, `*` matches anything, `\` escapes. */

export interface PgpassTarget {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
}

function fieldsOf(line: string): readonly string[] {
  const fields: string[] = []
  let field = ''
  for (let index = 0; index < line.length; index += 1) {
    const char = line.charAt(index)
    if (char === '\\' && index + 1 < line.length) {
      index += 1
      field += line.charAt(index)
    } else if (char === ':' && fields.length < 4) {
      fields.push(field)
      field = ''
    } else {
      field += char
    }
  }
  return [...fields, field]
}

/** The password of the first line that matches, as libpq reads it. */
export function findInPgpass(text: string, target: PgpassTarget): string | undefined {
  const wanted = [target.host, String(target.port), target.database, target.user]
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#') || line.trim() === '') continue
    const fields = fieldsOf(line)
    if (fields.length !== 5) continue
    if (wanted.every((value, index) => fields[index] === '*' || fields[index] === value)) return fields[4]
  }
  return undefined
}
