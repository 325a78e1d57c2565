/** The one SQLite file: opened whatever its state, read by pages, written in one transaction. */
import Database from 'better-sqlite3'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Opened, WireChange } from '../messages.js'
import { migrate, migrations, setAbout, versionOf } from './schema.js'

/** Another Pitwall on the same file lets go within this time, or is named as the cause. */
const BUSY_MS = 2_000
/** Rows per page: a few hundred kilobytes of text, so that parsing one does not hold main's loop. */
const PAGE_ROWS = 1_000

const DAMAGED = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_CORRUPT_VTAB', 'SQLITE_CORRUPT_INDEX', 'SQLITE_CORRUPT_SEQUENCE'])

/** One slice in the file; `meta` and `columns` are JSON texts. */
export interface SavedSlice {
  readonly slice: string
  readonly meta: string
  readonly columns: string
}

export class SnapshotFile {
  private constructor(
    private readonly database: Database.Database,
    readonly opened: Opened
  ) {}

  /** @throws SQLite's error when there is no way to use the file: locked, no permission, no space */
  static open(file: string, now: () => number): SnapshotFile {
    mkdirSync(dirname(file), { recursive: true })
    try {
      return SnapshotFile.#openAsIs(file)
    } catch (fault) {
      if (!(fault instanceof Database.SqliteError) || !DAMAGED.has(fault.code)) throw fault
      const kept = keepAside(file, now())
      const fresh = SnapshotFile.#openAsIs(file)
      return new SnapshotFile(fresh.database, { readOnly: false, notice: `The snapshot file was damaged (${fault.code}: ${fault.message}). It is kept as ${kept}; a new one was begun.` })
    }
  }

  static #openAsIs(file: string): SnapshotFile {
    const database = new Database(file, { timeout: BUSY_MS })
    try {
      const version = versionOf(database)
      if (version > migrations.length) {
        database.close()
        return new SnapshotFile(new Database(file, { readonly: true, timeout: BUSY_MS }), {
          readOnly: true,
          notice: `The snapshot file was written by a newer Pitwall (layout ${String(version)}, this one knows ${String(migrations.length)}). It is shown and left as it is; nothing is being saved. Update Pitwall.`
        })
      }
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = NORMAL')
      migrate(database)
      checkIntegrity(database)
      return new SnapshotFile(database, { readOnly: false, notice: null })
    } catch (fault) {
      if (database.open) database.close()
      throw fault
    }
  }

  /** The slices that have been saved. */
  slices(): readonly SavedSlice[] {
    return this.database.prepare('SELECT slice, meta, columns FROM slices').all() as SavedSlice[]
  }

  /** Pages of one slice's rows, each a JSON array of rows. */
  *pages(slice: string): Generator<string> {
    const rows = this.database.prepare('SELECT json FROM slice_rows WHERE slice = ?').pluck().all(slice) as string[]
    for (let start = 0; start < rows.length; start += PAGE_ROWS) yield `[${rows.slice(start, start + PAGE_ROWS).join(',')}]`
  }

  /** Writes changes in one transaction: all of them are in the file, or none. */
  save(changes: readonly WireChange[], now: number): void {
    const { database } = this
    const forget = database.prepare('DELETE FROM slice_rows WHERE slice = ?')
    const remove = database.prepare('DELETE FROM slice_rows WHERE slice = ? AND key = ?')
    const upsert = database.prepare('INSERT INTO slice_rows (slice, key, json) VALUES (?, ?, ?) ON CONFLICT (slice, key) DO UPDATE SET json = excluded.json')
    const meta = database.prepare('INSERT INTO slices (slice, meta, columns) VALUES (?, ?, ?) ON CONFLICT (slice) DO UPDATE SET meta = excluded.meta, columns = excluded.columns')
    database.transaction(() => {
      for (const change of changes) {
        if (change.reset) forget.run(change.key)
        for (const key of change.remove) remove.run(change.key, key)
        for (const [key, json] of change.upsert) upsert.run(change.key, key, json)
        meta.run(change.key, JSON.stringify(change.meta), change.columns)
      }
      setAbout(database, 'saved_at', String(now))
    })()
  }

  close(): void {
    if (!this.opened.readOnly) this.database.pragma('wal_checkpoint(TRUNCATE)')
    this.database.close()
  }
}

function checkIntegrity(database: Database.Database): void {
  const verdict = database.pragma('quick_check(1)', { simple: true }) as string
  if (verdict !== 'ok') throw new Database.SqliteError(verdict, 'SQLITE_CORRUPT')
}

/** Moves a damaged file and its companions out of the way; returns the new name. */
function keepAside(file: string, now: number): string {
  const kept = `${file}.corrupt-${new Date(now).toISOString().replace(/[:.]/g, '-')}`
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix)
  return kept
}
