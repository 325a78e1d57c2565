/** Layout of the snapshot file, and the way from each older one. */
import type { Migrations } from '../../sqlite/worker/layout.js'
import type { FileKind } from '../../sqlite/worker/sqlite-file.js'

/**
 * Migrations in order: the n-th brings a file from `user_version` n-1 to n.
 * A row is a JSON array of values; `slices.columns` names them, so that a file explains itself whichever app wrote it.
 * That is half the text of objects, and half the time to read a desk.
 */
export const migrations: Migrations = [
  (database) => {
    database.exec(`
      CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
      CREATE TABLE slices (slice TEXT PRIMARY KEY, meta TEXT NOT NULL, columns TEXT NOT NULL) WITHOUT ROWID, STRICT;
      CREATE TABLE slice_rows (slice TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (slice, key)) WITHOUT ROWID, STRICT;
    `)
  },
  (database) => {
    // The names alone do not tell that a field changed its type. Rows from before are of no known shape: they are checked.
    database.exec("ALTER TABLE slices ADD COLUMN shape TEXT NOT NULL DEFAULT ''")
  },
  (database) => {
    // Times are epoch milliseconds; a segment's end is not part of it. `settled` 1: the broker's answer, 0: gathered from live updates.
    database.exec(`
      CREATE TABLE bar_series (
        id INTEGER PRIMARY KEY, con_id TEXT NOT NULL, bar_size TEXT NOT NULL, what_to_show TEXT NOT NULL, session TEXT NOT NULL,
        used_at INTEGER NOT NULL, as_of INTEGER, bar_count INTEGER NOT NULL DEFAULT 0, UNIQUE (con_id, bar_size, what_to_show, session)
      ) STRICT;
      CREATE TABLE bars (
        series INTEGER NOT NULL, at INTEGER NOT NULL, open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL,
        volume REAL, average REAL, count REAL, PRIMARY KEY (series, at)
      ) WITHOUT ROWID, STRICT;
      CREATE TABLE bar_segments (series INTEGER NOT NULL, begins INTEGER NOT NULL, ends INTEGER NOT NULL, settled INTEGER NOT NULL, PRIMARY KEY (series, settled, begins)) WITHOUT ROWID, STRICT;
      CREATE TABLE bar_contracts (con_id TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID, STRICT;
    `)
  }
]

export const snapshotKind: FileKind = { name: 'snapshot file', migrations, synchronous: 'NORMAL' }
