/** Reading a snapshot database, whichever way it was opened. */
import type { Database, Statement } from 'better-sqlite3'

/** Rows per page: what main makes of one is parsed and forgotten before the young heap is full, which is a fifth faster than pages of a thousand. */
const PAGE_ROWS = 250

/** One slice in the file; `meta` and `columns` are JSON texts. */
export interface SavedSlice {
  readonly slice: string
  readonly meta: string
  readonly columns: string
  readonly shape: string
}

/** The slices that have been saved. */
export function savedSlices(database: Database): readonly SavedSlice[] {
  return database.prepare('SELECT slice, meta, columns, shape FROM slices').all() as SavedSlice[]
}

/** Rows as the bytes of one JSON array: they never become strings of this thread. */
export interface Page {
  readonly rows: Uint8Array
  readonly count: number
}

/** Pages of one slice's rows. */
export function* pagesOf(database: Database, slice: string): Generator<Page> {
  const pageFrom = (comparison: '>=' | '>'): Statement =>
    database.prepare(`
      SELECT CAST('[' || group_concat(json) || ']' AS BLOB) AS bytes, count(*) AS count, max(key) AS last
      FROM (SELECT key, json FROM slice_rows WHERE slice = ? AND key ${comparison} ? ORDER BY key LIMIT ${String(PAGE_ROWS)})`)
  let page = pageFrom('>=')
  for (let from: string | null = ''; from !== null; page = pageFrom('>')) {
    const { bytes, count, last } = page.get(slice, from) as { bytes: Uint8Array | null; count: number; last: string | null }
    // A copy, since memory that SQLite's binding made may not be handed to another thread.
    if (bytes !== null) yield { rows: new Uint8Array(bytes), count }
    from = count < PAGE_ROWS ? null : last
  }
}

/** Pages of one slice's rows, each row by itself with its key. */
export function* keyedPagesOf(database: Database, slice: string): Generator<{ readonly keys: readonly string[]; readonly rows: readonly string[] }> {
  const all = database.prepare('SELECT key, json FROM slice_rows WHERE slice = ?').all(slice) as { key: string; json: string }[]
  for (let start = 0; start < all.length; start += PAGE_ROWS) {
    const page = all.slice(start, start + PAGE_ROWS)
    yield { keys: page.map(({ key }) => key), rows: page.map(({ json }) => json) }
  }
}

/** When the file was last written, in epoch milliseconds; null: never. */
export function savedAt(database: Database): number | null {
  const value = database.prepare("SELECT value FROM about WHERE key = 'saved_at'").pluck().get()
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null
}
