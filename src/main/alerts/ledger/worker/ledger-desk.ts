/** What the thread does for main, over the one file it owns. */
import type { Database } from 'better-sqlite3'
import { isDamage, keepAside, type DatabaseError } from '../../../sqlite/worker/damage.js'
import { filesIn, saveMoved, type FilesInPlace } from '../../../sqlite/worker/moved-file.js'
import { checkIntegrity, openFile } from '../../../sqlite/worker/sqlite-file.js'
import type { CallName, LedgerCalls, LedgerRequest, OpenedLedger } from '../messages.js'
import { findAlerts } from './alert-rows.js'
import { acknowledge, allMutes, mute, savedPause, savePause, snooze, unmute } from './answers.js'
import { digestSince, lastOfRules, listAlerts, summarize } from './inbox.js'
import { allDue, writeEntries } from './outbox.js'
import { makeRoom, prune } from './prune.js'
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
  #openFiles: FilesInPlace = { file: null, log: null }
  #sincePruned = PRUNE_EVERY

  /**
   * @returns the answer, or what to tell a person when the file was damaged or removed and has been begun anew; then nothing was done
   * @throws SQLite's own error
   */
  serve(request: LedgerRequest): { readonly value: Done } | { readonly rebuilt: string } {
    try {
      const moved = request.kind === 'open' || request.kind === 'close' ? null : this.#recoverMoved()
      if (moved !== null) return { rebuilt: moved }
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
    this.#openFiles = filesIn(file)
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
    const due = this.#withRoom(database, () => writeEntries(database, entries))
    this.#sincePruned += entries.length
    if (this.#sincePruned >= PRUNE_EVERY) {
      this.#sincePruned = 0
      prune(database, now)
      this.#alive(now)
    }
    return due
  }

  /** What is full of what is over makes room by it. A full disk is another matter: nothing is thrown away for that. */
  #withRoom<T>(database: Database, work: () => T): T {
    try {
      return work()
    } catch (fault) {
      const isFull = fault instanceof Error && 'code' in fault && fault.code === 'SQLITE_FULL'
      if (!isFull || !isAtCeiling(database) || makeRoom(database) === 0) throw fault
      return work()
    }
  }

  /** @returns what to tell a person where the open file was no longer the one in its place; it is now */
  #recoverMoved(): string | null {
    const [database, place] = [this.#database, this.#place]
    if (database?.open !== true || database.readonly || place === null || filesIn(place.file).file === this.#openFiles.file) return null
    const notice = saveMoved(database, place.file, this.#openFiles, ledgerKind.name, Date.now())
    this.#open({ ...place, now: Date.now() })
    return notice
  }

  #alive(now: number): void {
    this.#opened().prepare("INSERT INTO about (key, value) VALUES ('alive_at', ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(String(now))
  }

  #close(now: number): true {
    this.#recoverMoved()
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

/** Nearly: what it still has room for may be less than what is to be written. */
function isAtCeiling(database: Database): boolean {
  const pages = (name: string): number => database.pragma(name, { simple: true }) as number
  return pages('page_count') >= pages('max_page_count') * 0.9
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
