/** Layout of the file of past desks, and the way from each older one. */
import type { Migrations } from '../../../sqlite/worker/layout.js'
import type { FileKind } from '../../../sqlite/worker/sqlite-file.js'

/**
 * Times are epoch milliseconds. A slice's rows are kept in chunks, each known by what is in it: chunks that did not change from one moment to the next
 * are kept once, and any moment can be given up or be read by itself. What a desk is judged by besides its rows is JSON text; null: it was kept before that was.
 */
export const migrations: Migrations = [
  (database) => {
    database.exec(`
      CREATE TABLE moments (at INTEGER PRIMARY KEY, reason TEXT NOT NULL, metas BLOB NOT NULL, bytes INTEGER NOT NULL) STRICT;
      CREATE TABLE layouts (id INTEGER PRIMARY KEY, columns TEXT NOT NULL, shape TEXT NOT NULL, UNIQUE (columns, shape)) STRICT;
      CREATE TABLE kept_slices (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, layout INTEGER NOT NULL) STRICT;
      CREATE TABLE moment_slices (at INTEGER NOT NULL, slice TEXT NOT NULL, kept INTEGER NOT NULL, PRIMARY KEY (at, slice)) WITHOUT ROWID, STRICT;
      CREATE INDEX moments_of_slice ON moment_slices (kept);
      CREATE TABLE chunks (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, count INTEGER NOT NULL, rows BLOB NOT NULL) STRICT;
      CREATE TABLE slice_chunks (kept INTEGER NOT NULL, chunk INTEGER NOT NULL, PRIMARY KEY (kept, chunk)) WITHOUT ROWID, STRICT;
      CREATE INDEX slices_of_chunk ON slice_chunks (chunk);
    `)
  },
  (database) => {
    database.exec('ALTER TABLE moments ADD COLUMN bearings TEXT')
  }
]

export const historyKind: FileKind = { name: 'history of the desk', migrations, synchronous: 'NORMAL' }
