/** Writing changes into a snapshot database. */
import type { Database } from 'better-sqlite3'
import type { WirePage } from '../messages.js'

/** Writes pages in one transaction: all of them are in the file, or none. @param now epoch milliseconds */
export function savePages(database: Database, pages: readonly WirePage[], now: number): void {
  const forget = database.prepare('DELETE FROM slice_rows WHERE slice = ?')
  const remove = database.prepare('DELETE FROM slice_rows WHERE slice = ? AND key = ?')
  const upsert = database.prepare('INSERT INTO slice_rows (slice, key, json) VALUES (?, ?, ?) ON CONFLICT (slice, key) DO UPDATE SET json = excluded.json')
  const describe = database.prepare(`
    INSERT INTO slices (slice, meta, columns, shape) VALUES (?, ?, ?, ?)
    ON CONFLICT (slice) DO UPDATE SET meta = excluded.meta, columns = excluded.columns, shape = excluded.shape`)
  const stamp = database.prepare("INSERT INTO about (key, value) VALUES ('saved_at', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
  database.transaction(() => {
    for (const page of pages) {
      if (page.reset) forget.run(page.key)
      for (const key of page.remove) remove.run(page.key, key)
      for (const [index, key] of page.keys.entries()) upsert.run(page.key, key, page.rows[index] ?? '')
      describe.run(page.key, JSON.stringify(page.meta), page.columns, page.shape)
    }
    stamp.run(String(now))
  })()
}
