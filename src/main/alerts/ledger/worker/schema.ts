/** Layout of the ledger's file, and the way from each older one. */
import type { Migrations } from '../../../sqlite/worker/layout.js'
import type { FileKind } from '../../../sqlite/worker/sqlite-file.js'

/** Times are epoch milliseconds. `seq` counts up and is never given twice: an inbox is paged by it. */
const migrations: Migrations = [
  (database) => {
    database.exec(`
      CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
      CREATE TABLE alerts (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, rule_id TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, severity TEXT NOT NULL,
        title TEXT NOT NULL, detail TEXT NOT NULL, occurred_at INTEGER NOT NULL, raised_at INTEGER NOT NULL, resolved_at INTEGER, count INTEGER NOT NULL,
        target_slice TEXT, target_key TEXT, account TEXT, instrument TEXT, strategy TEXT, acknowledged_at INTEGER, note TEXT, snoozed_until INTEGER
      ) STRICT;
      CREATE INDEX alerts_raised ON alerts (raised_at);
      CREATE INDEX alerts_open ON alerts (severity) WHERE resolved_at IS NULL;
      CREATE INDEX alerts_unread ON alerts (severity) WHERE acknowledged_at IS NULL;
      CREATE TABLE transitions (
        alert TEXT NOT NULL, type TEXT NOT NULL, first_at INTEGER NOT NULL, at INTEGER NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (alert, type)
      ) WITHOUT ROWID, STRICT;
      CREATE TABLE deliveries (
        alert TEXT NOT NULL, channel TEXT NOT NULL, occasion TEXT NOT NULL, state TEXT NOT NULL, not_before INTEGER NOT NULL, attempts INTEGER NOT NULL,
        shown INTEGER NOT NULL, at INTEGER, code TEXT, message TEXT, PRIMARY KEY (alert, channel, occasion)
      ) WITHOUT ROWID, STRICT;
      CREATE INDEX deliveries_due ON deliveries (not_before) WHERE state = 'due';
      CREATE TABLE mutes (what TEXT NOT NULL, name TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, PRIMARY KEY (what, name)) WITHOUT ROWID, STRICT;
    `)
  }
]

/** What a ledger says was recorded must be there after a power cut too. */
export const ledgerKind: FileKind = { name: 'file of alerts', migrations, synchronous: 'FULL' }
