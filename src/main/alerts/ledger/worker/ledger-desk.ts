/** What the thread does for main, over the one file it owns. */
import type { Database } from 'better-sqlite3'
import { isDamage, keepAside, type DatabaseError } from '../../../sqlite/worker/damage.js'
import { checkIntegrity, openFile } from '../../../sqlite/worker/sqlite-file.js'
import type { CallName, LedgerCalls, LedgerRequest, OpenedLedger } from '../messages.js'
import { findAlerts } from './alert-rows.js'
import { acknowledge, allMutes, mute, savedPause, savePause, snooze, unmute } from './answers.js'
import { digestSince, lastOfRules, listAlerts, summarize } from './inbox.js'
import { allDue, writeEntries } from './outbox.js'
import { prune } from './prune.js'
import { ledgerKind } from './schema.js'

/** Room is made after so many entries; the first time at opening. */
const PRUNE_EVERY = 500

type Done = LedgerCalls[CallName][1]

interface Place {
  readonly file: string
  readonly ceilingBytes: number
}

export class LedgerDesk {
  #database: Database | null = null
  #place: Place | null = null
  #sincePruned = PRUNE_EVERY

  /** @returns the answer, or what to tell a person when the file was damaged and has been begun anew; then nothing was done. @throws SQLite's own error */
  serve(request: LedgerRequest): { readonly value: Done } | { readonly rebuilt: string } {
    try {
      return { value: this.#answer(request) }
    } catch (fault) {
      const place = request.kind === 'open' ? request.input : this.#place
      if (!isDamage(fault) || place === null) throw fault
      return { rebuilt: this.#rebuild(place, fault) }
    }
  }

  #answer(request: LedgerRequest): Done {
    switch (request.kind) {
      case 'open':
        return this.#open(request.input)
      case 'close':
        return this.#close(request.input.now)
      case 'write':
        return this.#write(request.input)
      case 'list':
        return listAlerts(this.#opened(), request.input)
      case 'lastOfRules':
        return lastOfRules(this.#opened())
      case 'summary':
        return summarize(this.#opened(), request.input.latest)
      case 'digest':
        return digestSince(this.#opened(), request.input.since, request.input.newest)
      case 'acknowledge':
        return acknowledge(this.#opened(), request.input)
      case 'snooze':
        return snooze(this.#opened(), request.input)
      case 'mute':
        return mute(this.#opened(), request.input)
      case 'unmute':
        return unmute(this.#opened(), request.input)
      case 'pause':
        savePause(this.#opened(), request.input)
        return true
    }
  }

  #open({ file, ceilingBytes, now }: LedgerCalls['open'][0]): OpenedLedger {
    this.#letGo()
    this.#place = { file, ceilingBytes }
    const { database, access, notice } = openFile(ledgerKind, file, ceilingBytes)
    this.#database = database
    if (access === 'read-only') return { access, notice, alerts: [], due: [], mutes: [], pause: null, keptSince: now, lastAliveAt: null }
    checkIntegrity(database)
    database.prepare("INSERT INTO about (key, value) VALUES ('kept_since', ?) ON CONFLICT DO NOTHING").run(String(now))
    const keptSince = toldTime(database, 'kept_since') ?? now
    const lastAliveAt = aliveAt(database)
    this.#alive(now)
    const concerned = findAlerts(database, "WHERE resolved_at IS NULL OR id IN (SELECT alert FROM deliveries WHERE state = 'due') ORDER BY seq")
    return { access, notice, alerts: concerned.map(({ alert }) => alert), due: allDue(database), mutes: allMutes(database), pause: savedPause(database), keptSince, lastAliveAt }
  }

  #write({ entries, now }: LedgerCalls['write'][0]): Done {
    const database = this.#opened()
    const due = writeEntries(database, entries)
    this.#sincePruned += entries.length
    if (this.#sincePruned >= PRUNE_EVERY) {
      this.#sincePruned = 0
      prune(database, now)
      this.#alive(now)
    }
    return due
  }

  #alive(now: number): void {
    this.#opened().prepare("INSERT INTO about (key, value) VALUES ('alive_at', ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(String(now))
  }

  #close(now: number): true {
    const database = this.#database
    if (database?.open === true && !database.readonly) {
      this.#alive(now)
      database.pragma('wal_checkpoint(TRUNCATE)')
    }
    this.#letGo()
    return true
  }

  #opened(): Database {
    if (this.#database === null) throw new Error('the file of alerts is not open')
    return this.#database
  }

  #letGo(): void {
    const database = this.#database
    this.#database = null
    if (database?.open === true) database.close()
  }

  #rebuild(place: Place, cause: DatabaseError): string {
    this.#letGo()
    const notice = keepAside(place.file, ledgerKind.name, cause, Date.now())
    this.#open({ ...place, now: Date.now() })
    return notice
  }
}

function toldTime(database: Database, key: string): number | null {
  const said = database.prepare('SELECT value FROM about WHERE key = ?').pluck().get(key)
  return typeof said === 'string' && /^\d{1,15}$/.test(said) ? Number(said) : null
}

/** A run that was killed said last that it lived when it last recorded something. */
function aliveAt(database: Database): number | null {
  const said = toldTime(database, 'alive_at')
  const recorded = database.prepare('SELECT max(raised_at) FROM alerts').pluck().get() as number | null
  return said === null ? recorded : Math.max(said, recorded ?? 0)
}
