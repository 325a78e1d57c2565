/** Names and texts made safe to stand in SQL. Parameters cannot stand for names, nor be sent with a batch of statements. */

/** A quoted identifier, whatever characters it has. @throws for a NUL, which no Postgres name can hold. */
export function identifier(name: string): string {
  if (name.includes('\0')) throw new Error('A Postgres name cannot contain a NUL character')
  return `"${name.replaceAll('"', '""')}"`
}

/** A quoted text literal. */
export function literal(text: string): string {
  if (text.includes('\0')) throw new Error('A Postgres text cannot contain a NUL character')
  const quoted = `'${text.replaceAll("'", "''")}'`
  // Backslashes mean themselves only where standard_conforming_strings is on; the E form is the same everywhere.
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted
}
