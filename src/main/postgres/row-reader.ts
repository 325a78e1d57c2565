/** Result rows into rows of a slice, by the slice's own schema. A row that does not fit is set aside, the others go on. */
import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { z } from 'zod'
import { sliceSchemas } from '../../shared/state/slice-schemas.js'
import type { SliceRow } from '../../shared/state/slices.js'
import type { Column, DatabaseSliceKey, Relation } from './relations/relation.js'
import { columnValue } from './values.js'

/** Milliseconds of reading after which other work of the process gets its turn, looked at every so many rows. */
const TURN_MS = 4
const ROWS_PER_LOOK = 32

export type RawRow = readonly (string | null)[]

export interface ReadRow<K extends DatabaseSliceKey> {
  readonly key: string
  readonly row: SliceRow<K>
}
export interface RefusedRow {
  readonly key: string
  readonly reason: string
}
export interface ReadRows<K extends DatabaseSliceKey> {
  readonly rows: readonly ReadRow<K>[]
  readonly refused: readonly RefusedRow[]
}

type Values = Readonly<Record<string, string | number | null>>

function rowValues(columns: readonly Column[], raw: RawRow): Values {
  const values: Record<string, string | number | null> = {}
  let at = 0
  for (const column of columns) {
    values[column.field] = columnValue(column.kind, raw[at] ?? null)
    at += 1
  }
  return values
}

/** The key of a row as the slice itself makes it; a part that could not be read stands there as the database spells it. */
function keyText({ columns, key }: Relation, raw: RawRow, values: Values): string {
  const part = (column: Column): string => {
    const value = values[column.field]
    return String(Number.isNaN(value) ? raw[columns.indexOf(column)] : value)
  }
  const [first] = key
  return key.length === 1 && first !== undefined ? part(first) : key.map(part).join('|')
}

/** The keys of rows that hold the relation's key columns alone. */
export function readKeys(relation: Relation, raws: readonly RawRow[]): string[] {
  const keysOnly: Relation = { ...relation, columns: relation.key }
  return raws.map((raw) => keyText(keysOnly, raw, rowValues(relation.key, raw)))
}

function refusal(relation: Relation, raw: RawRow, error: z.ZodError): string {
  return error.issues
    .map((issue) => {
      const index = relation.columns.findIndex((column) => column.field === issue.path[0])
      const column = relation.columns[index]
      if (column === undefined) return issue.message
      const held = raw[index] ?? null
      return `${column.name} is ${held === null ? 'NULL' : `"${held}"`}: ${problem(column, held, issue.message)}`
    })
    .join('; ')
}

function problem(column: Column, held: string | null, message: string): string {
  if (held === null) return 'a value is required'
  if (column.kind === 'timestamptz') return 'expected a finite time'
  if (column.kind === 'numeric') return 'expected a finite number'
  return message
}

/** Reads the rows of one relation. @throws when the signal is aborted meanwhile */
export async function readRows<K extends DatabaseSliceKey>(slice: K, relation: Relation, raws: readonly RawRow[], signal: AbortSignal): Promise<ReadRows<K>> {
  // The schema is chosen by the same K as the row; TypeScript cannot see that through the union.
  const schema = sliceSchemas[slice] as unknown as z.ZodType<SliceRow<K>>
  const rows: ReadRow<K>[] = []
  const refused: RefusedRow[] = []
  const seen = new Set<string>()
  let turnBegan = performance.now()
  let count = 0
  for (const raw of raws) {
    count += 1
    if (count % ROWS_PER_LOOK === 0 && performance.now() - turnBegan >= TURN_MS) {
      await nextTurn()
      signal.throwIfAborted()
      turnBegan = performance.now()
    }
    const values = rowValues(relation.columns, raw)
    const key = keyText(relation, raw, values)
    if (seen.has(key)) {
      refused.push({ key, reason: 'more than one row has this key: only the first is shown' })
      continue
    }
    seen.add(key)
    const parsed = schema.safeParse(values)
    if (parsed.success) rows.push({ key, row: parsed.data })
    else refused.push({ key, reason: refusal(relation, raw, parsed.error) })
  }
  return { rows, refused }
}
