/** Rows as the file keeps them: a JSON array of values, whose names are kept once per slice. */
import { columnsOf } from '../../shared/state/slice-schemas.js'
import type { SliceChange } from '../desk/ports.js'
import type { WireChange } from './messages.js'

type Row = Readonly<Record<string, unknown>>

/** A change as it is written. */
export function toWire(change: SliceChange): WireChange {
  const { key, meta, reset } = change
  const columns = columnsOf(key)
  const rows: ReadonlyMap<string, Row> = change.upsert
  return {
    key, meta, reset,
    columns: JSON.stringify(columns),
    upsert: [...rows].map(([id, row]) => [id, JSON.stringify(columns.map((column) => row[column]))]),
    remove: [...change.remove]
  }
}

/** Makes rows of one slice from their values. */
export function rowMaker(columns: readonly string[]): (values: readonly unknown[]) => Row {
  return (values) => {
    const row: Record<string, unknown> = {}
    for (let index = 0; index < columns.length; index += 1) row[columns[index] ?? ''] = values[index]
    return row
  }
}
