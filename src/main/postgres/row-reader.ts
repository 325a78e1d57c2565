/** Result rows into rows of a slice, by the slice's own schema. A row that does not fit is set aside, the others go on. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { z } from 'zod'
import { slices, type SliceRow } from '../../shared/state/slices.js'
import type { Column, DatabaseSliceKey, Relation } from './relations/relation.js'
import { columnValue } from './values.js'

/** Rows that are read in one go before other work of the process gets its turn. */
const ROWS_PER_TURN = 500

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

/** The key of a row, from the values of the relation's key columns, as the slice itself makes it. */
export function keyText(columns: readonly Column[], raw: RawRow): string {
  return columns
    .map((column, index) => {
      const value = columnValue(column.kind, raw[index] ?? null)
      return Number.isNaN(value) ? String(raw[index]) : String(value)
    })
    .join('|')
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
  const schema = slices[slice].row as unknown as z.ZodType<SliceRow<K>>
  const keyAt = relation.key.map((column) => relation.columns.indexOf(column))
  const rows: ReadRow<K>[] = []
  const refused: RefusedRow[] = []
  const seen = new Set<string>()
  for (const [index, raw] of raws.entries()) {
    if (index > 0 && index % ROWS_PER_TURN === 0) {
      await nextTurn()
      signal.throwIfAborted()
    }
    const values: Record<string, string | number | null> = {}
    for (const [at, column] of relation.columns.entries()) values[column.field] = columnValue(column.kind, raw[at] ?? null)
    const key = keyText(relation.key, keyAt.map((at) => raw[at] ?? null))
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
