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
 * Copying a template is four times as fast as adding field by field, since every row begins with its final layout.
 */
export function rowMaker(columns: readonly string[]): (values: unknown) => Row | null {
  const template = Object.fromEntries(columns.map((column) => [column, null]))
  const count = columns.length
  return (values) => {
    if (!Array.isArray(values) || values.length !== count) return null
    const row: Record<string, unknown> = { ...template }
    for (let index = 0; index < count; index += 1) row[columns[index] ?? ''] = values[index]
    return row
  }
}
