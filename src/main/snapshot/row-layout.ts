/** Rows as the file keeps them: a JSON array of values, whose names are kept once per slice. */
import { columnsOf, sliceSchemas } from '../../shared/state/slice-schemas.js'
import type { SliceKey } from '../../shared/state/slices.js'
import type { SliceChange } from '../desk/ports.js'
import type { WirePage } from './messages.js'
import { shapeOf } from './row-shape.js'

type Row = Readonly<Record<string, unknown>>

/** Rows per message: their text is made and copied within a few milliseconds. */
const PAGE_ROWS = 1_000

export interface RowLayout {
  readonly columns: readonly string[]
  /** `columns` as the file names them. */
  readonly text: string
  /** Rows of the same shape are trusted. */
  readonly shape: string
}

/** Layouts of this app's rows, each made when it is first asked for. */
export class RowLayouts {
  readonly #known = new Map<SliceKey, RowLayout>()

  of(key: SliceKey): RowLayout {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const columns = columnsOf(key)
    const layout = { columns, text: JSON.stringify(columns), shape: shapeOf(sliceSchemas[key]) }
    this.#known.set(key, layout)
    return layout
  }
}

/** A change as it is written, page by page; at least one. The first page says what to forget. */
export function* wirePages(change: SliceChange, layout: RowLayout): Generator<WirePage> {
  const { key, meta } = change
  const upsert: ReadonlyMap<string, Row> = change.upsert
  const common = { key, meta, columns: layout.text, shape: layout.shape }
  let page = { ...common, reset: change.reset, remove: [...change.remove], keys: [] as string[], rows: [] as string[] }
  for (const [id, row] of upsert) {
    if (page.keys.length === PAGE_ROWS) {
      yield page
      page = { ...common, reset: false, remove: [], keys: [], rows: [] }
    }
    page.keys.push(id)
    page.rows.push(JSON.stringify(layout.columns.map((column) => row[column])))
  }
  yield page
}

/**
 * Makes rows of one slice from their values; null for what is no row of so many values.
 * The maker is compiled for its columns: one object literal takes a third of the time of filling a row field by field, which is a
 * third of the reading of a large desk.
 */
export function rowMaker(columns: readonly string[]): (values: unknown) => Row | null {
  // In a literal, a bare `__proto__` would not be a field. Every name is a JSON string, so none can be anything but a name.
  const fields = columns.map((name, index) => `${name === '__proto__' ? `["${name}"]` : JSON.stringify(name)}:values[${String(index)}]`)
  const make = new Function('values', `return {${fields.join(',')}}`) as (values: readonly unknown[]) => Row
  return (values) => (Array.isArray(values) && values.length === columns.length ? make(values) : null)
}
