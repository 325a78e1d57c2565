/** Reading a snapshot database, whichever way it was opened. */
import type { Database } from 'better-sqlite3'

/** Rows per page: a few hundred kilobytes of text, so that parsing one does not hold main's loop. */
const PAGE_ROWS = 1_000

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

/** Pages of one slice's rows, each a JSON array of rows. */
export function* pagesOf(database: Database, slice: string): Generator<string> {
  const rows = database.prepare('SELECT json FROM slice_rows WHERE slice = ?').pluck().all(slice) as string[]
  for (let start = 0; start < rows.length; start += PAGE_ROWS) yield `[${rows.slice(start, start + PAGE_ROWS).join(',')}]`
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
