/** What the thread does for main, over the one file that it owns. The desk's own file it only reads. */
import type { Database } from 'better-sqlite3'
import type { HistoryMoment } from '../../../../shared/domain/history-moment.js'
import { RowLayouts } from '../../row-layout.js'
import { isDamage, keepAside, type DatabaseError } from '../../../sqlite/worker/damage.js'
import { openFile } from '../../../sqlite/worker/sqlite-file.js'
import { spread } from '../../../history/thinning.js'
import type { HistoryPlace, HistoryReply, HistoryRequest, Taken } from '../../../history/messages.js'
import { currentDesk, type CurrentDesk } from './current-desk.js'
import { keepMoment } from './keep-moment.js'
import { evictOldest, keptMoments, makeRoom, thin } from './make-room.js'
import { previewOverMoments } from './preview.js'
import { readMoment } from './read-moment.js'
import { historyKind } from './schema.js'

type Take = Extract<HistoryRequest, { kind: 'take' }>
/** One after the other. */
type Served = Exclude<HistoryRequest, { kind: 'preview' }>

/** Thinning looks at all moments: not with each that is taken. */
const THIN_EVERY_MS = 60_000

type Answer = HistoryReply extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never

export class HistoryDesk {
  readonly #layouts = new RowLayouts()
  #database: Database | null = null
  #place: HistoryPlace | null = null
  #notice: string | null = null
  #lastAt: number | null = null
  #thinnedAt = -Infinity

  /** @rejects with SQLite's errors but damage, for which a new file is begun */
  async serve(request: Served): Promise<Answer> {
    try {
      return await this.#serve(request)
    } catch (fault) {
      // Of the desk's own file whoever owns it will say that it is damaged.
      if (!isDamage(fault) || fault instanceof SourceFault || this.#place === null) throw fault instanceof SourceFault ? fault.cause : fault
      return { kind: 'rebuilt', notice: this.#rebuild(this.#place, fault) }
    }
  }

  /**
   * Served beside all else, which may give moments up, begin a new file, or close this one meanwhile.
   * @param isOver whether a newer one has been asked for
   * @rejects FileError; SQLite's errors: of damage, whoever keeps the next moment will do what is to be done
   */
  async preview({ question }: Extract<HistoryRequest, { kind: 'preview' }>, isOver: () => boolean): Promise<Extract<Answer, { kind: 'preview' }>> {
    return { kind: 'preview', preview: await previewOverMoments(this.#opened(), question, this.#layouts, isOver) }
  }

  async #serve(request: Served): Promise<Answer> {
    switch (request.kind) {
      case 'open':
        this.#open(request.place)
        return { kind: 'done' }
      case 'take':
        return { kind: 'taken', taken: this.#take(request) }
      case 'moments':
        return { kind: 'moments', found: this.#moments(request) }
      case 'read':
        return { kind: 'read', past: await readMoment(this.#opened(), request.at, this.#layouts) }
      case 'close':
        this.#close()
        return { kind: 'done' }
    }
  }

  #open(place: HistoryPlace): void {
    this.#close()
    this.#place = place
    const { database, notice } = openFile(historyKind, place.file, place.ceilingBytes)
    this.#database = database
    this.#notice = notice
    this.#lastAt = keptMoments(database).at(-1)?.at ?? null
  }

  #take({ reason, bearings, now }: Take): Taken {
    const database = this.#opened()
    const { snapshot, ceilingBytes } = this.#placed()
    if (database.readonly) return { at: null, bytes: 0, thinned: 0, evicted: 0 }
    const current = sourced(() => currentDesk(snapshot, this.#lastAt))
    if (current === null || isKept(database, current.at)) {
      // The desk of that moment is there already, and now it matters.
      if (reason === 'alert' && this.#lastAt !== null) database.prepare('UPDATE moments SET reason = ? WHERE at = ?').run(reason, this.#lastAt)
      return { at: null, bytes: 0, thinned: 0, evicted: 0 }
    }
    const made = this.#keep(database, current, { reason, bearings })
    this.#lastAt = current.at
    let thinned = 0
    if (Math.abs(now - this.#thinnedAt) >= THIN_EVERY_MS) {
      thinned = thin(database, now)
      this.#thinnedAt = now
    }
    return { at: current.at, bytes: made.bytes, thinned, evicted: made.evicted + makeRoom(database, ceilingBytes) }
  }

  /** A file that has no room for a moment makes some, once. */
  #keep(database: Database, current: CurrentDesk, why: Pick<Take, 'reason' | 'bearings'>): { readonly bytes: number; readonly evicted: number } {
    try {
      return { bytes: keepMoment(database, current, why), evicted: 0 }
    } catch (fault) {
      const isFull = fault instanceof Error && 'code' in fault && fault.code === 'SQLITE_FULL'
      const evicted = isFull ? evictOldest(database) : 0
      if (evicted === 0) throw fault
      return { bytes: keepMoment(database, current, why), evicted }
    }
  }

  #moments({ from, until, most }: Extract<HistoryRequest, { kind: 'moments' }>): Extract<Answer, { kind: 'moments' }>['found'] {
    const database = this.#opened()
    const inSpan = database.prepare('SELECT at, reason FROM moments WHERE at >= ? AND at <= ? ORDER BY at').all(from, until) as HistoryMoment[]
    const ends = database.prepare('SELECT min(at) AS oldest, max(at) AS newest FROM moments').get() as { oldest: number | null; newest: number | null }
    return { moments: spread(inSpan, most), total: inSpan.length, ...ends, notice: this.#notice }
  }

  #rebuild(place: HistoryPlace, cause: DatabaseError): string {
    const damaged = this.#database
    this.#database = null
    if (damaged?.open === true) damaged.close()
    const notice = keepAside(place.file, historyKind.name, cause, Date.now())
    this.#open(place)
    this.#notice = notice
    return notice
  }

  #close(): void {
    const database = this.#database
    this.#database = null
    if (database?.open !== true) return
    if (!database.readonly) database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
  }

  #opened(): Database {
    if (this.#database === null) throw new Error('the history of the desk is not open')
    return this.#database
  }

  #placed(): HistoryPlace {
    if (this.#place === null) throw new Error('the history of the desk is not open')
    return this.#place
  }
}

/** A fault of the file that is read, not of the one that is owned. */
class SourceFault extends Error {}

function sourced<T>(read: () => T): T {
  try {
    return read()
  } catch (fault) {
    throw new SourceFault('the file of the desk cannot be read', { cause: fault })
  }
}

function isKept(database: Database, at: number): boolean {
  return database.prepare('SELECT 1 FROM moments WHERE at = ?').get(at) !== undefined
}
