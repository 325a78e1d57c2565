/** The arguments of `npm run check-database`. */
import { parseArgs } from 'node:util'

export interface CheckArguments {
  /** `postgres://...`; null: the PG* variables tell where. */
  readonly url: string | null
  /** Null: PITWALL_SCHEMA, else `pitwall`. */
  readonly schema: string | null
  readonly json: boolean
  readonly help: boolean
}

/** Says what was given wrong. */
export class BadArgument extends Error {}

export const help = `npm run check-database -- [postgres://user@host:port/database] [--schema pitwall] [--json] [--help]

Connects as Pitwall does, read-only, and compares the database with the contract of resources/sql/contract.sql: every
missing or wrongly typed column with the type that is expected, and a CREATE VIEW to fill in.

The password comes from PGPASSWORD or the password file (PGPASSFILE, ~/.pgpass). Without a URL the PG* variables say where.

Exit code: 0 all as the contract describes, 1 something differs, 2 it could not be checked.
`

const options = {
  schema: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false }
} as const

/** @throws BadArgument */
export function readArguments(args: readonly string[]): CheckArguments {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    if (positionals.length > 1) throw new BadArgument(`one database at a time, not ${String(positionals.length)}`)
    return { url: positionals[0] ?? null, schema: values.schema ?? null, json: values.json, help: values.help }
  } catch (error) {
    if (error instanceof BadArgument) throw error
    // Of the message only the first sentence: the others explain Node's own options.
    throw new BadArgument(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error))
  }
}
