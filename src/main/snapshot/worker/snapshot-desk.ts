/** What the worker does for main, over the one file it owns. */
import type { Database } from 'better-sqlite3'
import type { Opened, WireBars, WirePage, WorkerReply, WorkerRequest } from '../messages.js'
import { readBars } from './read-bars.js'
import { saveBars, saveContract } from './save-bars.js'
import { isDamage, keepAside, type DatabaseError } from '../../sqlite/worker/damage.js'
import { describeFault } from '../../sqlite/worker/describe-fault.js'
import { filesIn, saveMoved, type FilesInPlace } from '../../sqlite/worker/moved-file.js'
import { savePages } from './save-pages.js'
import { keyedPagesOf, pagesOf, savedAt, savedSlices } from './saved-rows.js'
import { migrations, snapshotKind } from './schema.js'
import { checkIntegrity, openCopy, openFile, type OpenFile } from '../../sqlite/worker/sqlite-file.js'

type Reply = WorkerReply extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never
/** Answers the request that is being served. */
export type Answer = (reply: Reply, handedOver?: readonly ArrayBuffer[]) => void

interface Place {
  readonly file: string
  readonly ceilingBytes: number
}

export class SnapshotDesk {
  #database: Database | null = null
  #place: Place | null = null
  #staged: WirePage[] = []
  #openFiles: FilesInPlace = { file: null, log: null }

  /** Opens the file and hands over its rows; a damaged one is kept aside and begun anew. @throws when there is no way to use it */
  open(place: Place, skipRows: boolean, answer: Answer): void {
    this.close()
    this.#place = place
    try {
      answer({ kind: 'opened', opened: this.#openAndRead(place, skipRows, answer) })
    } catch (fault) {
      if (isDamage(fault)) {
        answer({ kind: 'opened', opened: { access: 'new', notice: this.#rebuild(place, fault), error: null, savedAt: null } })
        return
      }
      const copy = skipRows ? null : openCopy(place.file, migrations.length)
      if (copy === null) throw fault
      this.#database = copy
      handOver(copy, answer)
      answer({ kind: 'opened', opened: { access: 'copy', notice: null, error: describeFault(fault), savedAt: savedAt(copy) } })
    }
  }

  readSlice(slice: string, answer: Answer): void {
    this.#orRebuild(answer, () => {
      for (const page of keyedPagesOf(this.#opened(), slice)) answer({ kind: 'keyed-page', ...page })
      answer({ kind: 'done' })
    })
  }

  stage(page: WirePage): void {
    this.#staged.push(page)
  }

  check(answer: Answer): void {
    this.#orRebuild(answer, () => {
      const database = this.#opened()
      if (!database.readonly) checkIntegrity(database)
      answer({ kind: 'done' })
    })
  }

  commit(answer: Answer): void {
    const pages = this.#staged
    this.#staged = []
    this.#orRebuild(answer, () => {
      savePages(this.#opened(), pages, Date.now())
      answer({ kind: 'done' })
    })
  }

  readBars({ series, span, now }: Extract<WorkerRequest, { kind: 'read-bars' }>, answer: Answer): void {
    this.#orRebuild(answer, () => {
      const kept = readBars(this.#opened(), series, span, now, (columns) => {
        answer({ kind: 'bars', columns }, [columns.buffer])
      })
      answer({ kind: 'bars-read', ...kept })
    })
  }

  saveBars(part: WireBars, answer: Answer): void {
    this.#orRebuild(answer, () => {
      answer({ kind: 'bars-saved', evicted: saveBars(this.#opened(), part) })
    })
  }

  saveContract(conId: string, facts: string, answer: Answer): void {
    this.#orRebuild(answer, () => {
      saveContract(this.#opened(), conId, facts)
      answer({ kind: 'done' })
    })
  }

  close(): void {
    this.#recoverMoved()
    const database = this.#database
    this.#database = null
    this.#staged = []
    if (database?.open !== true) return
    if (!database.readonly && !database.memory) database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
  }

  #orRebuild(answer: Answer, work: () => void): void {
    try {
      const moved = this.#recoverMoved()
      if (moved === null) work()
      else answer({ kind: 'rebuilt', notice: moved })
    } catch (fault) {
      if (!isDamage(fault) || this.#place === null) throw fault
      answer({ kind: 'rebuilt', notice: this.#rebuild(this.#place, fault) })
    }
  }

  /** A file that was removed, or exchanged for another, while it was open. @returns what to tell a person; null: it was not */
  #recoverMoved(): string | null {
    const [database, place] = [this.#database, this.#place]
    if (database?.open !== true || database.readonly || database.memory || place === null || filesIn(place.file).file === this.#openFiles.file) return null
    const notice = saveMoved(database, place.file, this.#openFiles, snapshotKind.name, Date.now())
    this.#database = this.#openAt(place).database
    return notice
  }

  #openAt({ file, ceilingBytes }: Place): OpenFile {
    const opened = openFile(snapshotKind, file, ceilingBytes)
    this.#openFiles = filesIn(file)
    return opened
  }

  #opened(): Database {
    if (this.#database === null) throw new Error('the snapshot file is not open')
    return this.#database
  }

  #openAndRead(place: Place, skipRows: boolean, answer: Answer): Opened {
    const { database, access, notice } = this.#openAt(place)
    this.#database = database
    if (access === 'read-only') return { access, notice: readNewer(database, skipRows, answer, notice), error: null, savedAt: null }
    if (!skipRows) handOver(database, answer)
    return { access, notice, error: null, savedAt: savedAt(database) }
  }

  /** Begins a new file beside the damaged one. @returns what to tell a person */
  #rebuild(place: Place, cause: DatabaseError): string {
    const damaged = this.#database
    this.#database = null
    if (damaged?.open === true) damaged.close()
    const notice = keepAside(place.file, snapshotKind.name, cause, Date.now())
    this.#database = this.#openAt(place).database
    return notice
  }
}

function handOver(database: Database, answer: Answer): void {
  for (const head of savedSlices(database)) {
    answer({ kind: 'slice', ...head })
    for (const page of pagesOf(database, head.slice)) answer({ kind: 'page', ...page }, [page.rows.buffer as ArrayBuffer])
  }
}

/** A newer layout may have moved what this app looks for. */
function readNewer(database: Database, skipRows: boolean, answer: Answer, notice: string | null): string {
  try {
    if (!skipRows) handOver(database, answer)
    return notice ?? ''
  } catch (fault) {
    const { code, message } = describeFault(fault)
    return `${notice ?? ''} It cannot be shown (${code}: ${message}).`
  }
}
