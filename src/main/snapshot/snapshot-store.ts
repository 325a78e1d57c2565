/** The snapshot file as the desk sees it: read once at opening, then told of every change, at most one write a second. */
import type { Logger } from '../diagnostics/logger.js'
import { backoffDelay, type BackoffPlan } from '../../shared/lib/backoff.js'
import type { Clock } from '../../shared/lib/clock.js'
import { sliceKeys, type SliceKey } from '../../shared/state/slices.js'
import type { SnapshotStatus } from '../../shared/state/status.js'
import { ChangeLog } from '../desk/change-log.js'
import type { SavedDesk, SliceChange, SnapshotStore } from '../desk/ports.js'
import type { BarArchive } from '../bars/ports.js'
import { FileBarArchive } from './bar-archive.js'
import { DeskReading } from './desk-reading.js'
import type { Opened } from './messages.js'
import { RowLayouts, wirePages } from './row-layout.js'
import { remedyOf } from '../sqlite/remedies.js'
import { FileError } from '../sqlite/thread-link.js'
import { WorkerLink, type Answer, type SnapshotWorker } from './worker-link.js'
import { settledWithin } from '../lib/settled-within.js'

const SAVE_INTERVAL_MS = 1_000
const OPEN_DEADLINE_MS = 10_000
const SAVE_DEADLINE_MS = 10_000
const CLOSE_DEADLINE_MS = 5_000
/** A worker that crashes or hangs while it reads gets a second chance; what SQLite refuses, it refuses again. */
const OPEN_ATTEMPTS = 2
/** After a failed write or a dead worker: what gathered meanwhile is written with the next that works. */
const RETRY: BackoffPlan = { delaysMs: [1_000, 2_000, 5_000, 15_000, 30_000], jitter: 0.2 }
/** A desk is a few megabytes: a file a hundred times that size is a fault that must not fill a trader's disk. */
const CEILING_BYTES = 1 << 30

export interface SnapshotStoreOptions {
  readonly file: string
  readonly launchWorker: () => SnapshotWorker
  /** Every slice of the desk whole: written where the file does not hold what the desk began with. */
  readonly whole: () => readonly SliceChange[]
  readonly clock: Clock
  readonly random: () => number
  readonly logger: Logger
  readonly onStatus: (status: SnapshotStatus) => void
  /** The file never grows beyond it; writes then fail with `SQLITE_FULL`, as on a full disk. */
  readonly ceilingBytes?: number
}

/** The desk's store, and the bars that are kept in the same file. */
export interface SnapshotFile extends SnapshotStore {
  readonly bars: BarArchive
}

export function createSnapshotStore(options: SnapshotStoreOptions): SnapshotFile {
  return new FileSnapshotStore(options)
}

class FileSnapshotStore implements SnapshotFile {
  readonly bars: BarArchive
  readonly #log = new ChangeLog()
  readonly #layouts = new RowLayouts()
  /** Slices whose rows in the file are not the ones that the desk began with: the next write replaces them whole. */
  readonly #differing = new Set<SliceKey>()
  readonly #notices = new Set<string>()
  /** A worker that has the file open; null: the next write opens it. */
  #link: WorkerLink | null = null
  #timer: NodeJS.Timeout | null = null
  /** Opening and writes, one after the other. */
  #turns: Promise<unknown> = Promise.resolve()
  #isWorking = false
  #failures = 0
  #closing: Promise<void> | null = null
  #isOver = false
  #status: SnapshotStatus = { phase: 'opening', savedAt: null, notice: null, error: null, workerRestarts: 0 }

  constructor(private readonly options: SnapshotStoreOptions) {
    this.bars = new FileBarArchive({ use: (work) => this.#use(work), clock: options.clock, logger: options.logger })
  }

  open(): Promise<SavedDesk> {
    const opening = this.#readDesk()
    // After the desk is on its way to the screen, and before anything is written.
    this.#turns = opening.then(() => this.#check())
    return opening
  }

  save(changes: readonly SliceChange[]): void {
    if (this.#closing !== null || this.#status.phase === 'read-only') return
    for (const change of changes) this.#log.record(change)
    if (changes.length > 0) this.#later()
  }

  flush(): Promise<void> {
    this.#cancelTimer()
    const written = this.#turns.then(() => this.#write())
    this.#turns = written
    return written
  }

  /** Runs one call to the open file in its turn, opening it first where it is not. @rejects FileError */
  #use<A extends Answer>(work: (link: WorkerLink) => Promise<A>): Promise<A> {
    const done = this.#turns.then(async () => {
      if (this.#closing !== null) throw new FileError('CLOSED', 'the snapshot file is being closed')
      this.#isWorking = true
      try {
        if (this.#link === null) {
          await this.#openFile(true)
          await this.#check()
          this.#isWorking = true
        }
        if (this.#link === null || this.#status.phase === 'read-only') throw new FileError('UNAVAILABLE', 'the snapshot file cannot be written')
        const answer = await work(this.#link)
        if (this.#heard(answer) === 'rebuilt') this.#later()
        return answer
      } catch (fault) {
        if (isWorkersFault(fault)) this.#failed(fault)
        throw fault
      } finally {
        this.#isWorking = false
      }
    })
    this.#turns = done.catch(() => undefined)
    return done
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    if ((await settledWithin(this.#closeFile(), CLOSE_DEADLINE_MS, 'late')) === 'late') this.options.logger.error({}, 'the snapshot file did not close in time')
    this.#tell({ phase: 'closed' })
    this.#isOver = true
    await this.#letGo()
  }

  /** Never rejects. */
  async #closeFile(): Promise<void> {
    await this.flush()
    try {
      await this.#link?.call({ kind: 'close' }, CLOSE_DEADLINE_MS)
    } catch (fault) {
      this.options.logger.error({ err: fault }, 'closing the snapshot file')
    }
  }

  /** Never rejects. */
  async #readDesk(): Promise<SavedDesk> {
    this.#isWorking = true
    try {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.#openFile(false)
        } catch (fault) {
          if (attempt < OPEN_ATTEMPTS && !this.#isOver && isWorkersFault(fault)) continue
          this.#differFromFile()
          this.#failed(fault)
          return {}
        }
      }
    } finally {
      this.#isWorking = false
    }
  }

  /** Never rejects. What the desk could read of a file that turns out to be damaged goes into the new one. */
  async #check(): Promise<void> {
    if (this.#link === null || this.#isOver) return
    this.#isWorking = true
    try {
      if (this.#heard(await this.#link.call({ kind: 'check' }, SAVE_DEADLINE_MS)) === 'rebuilt') this.#later()
    } catch (fault) {
      this.#failed(fault)
    } finally {
      this.#isWorking = false
    }
  }

  /** Takes note of a file that was begun anew. */
  #heard<A extends Answer>(answer: A): A['kind'] {
    if (answer.kind === 'rebuilt') {
      this.#differFromFile()
      this.#notice(answer.notice)
    }
    return answer.kind
  }

  /** Adds to what a person should know; it stays until the app is closed. */
  #notice(line: string | null): void {
    if (line === null || this.#notices.has(line)) return
    this.#notices.add(line)
    this.#tell({ notice: [...this.#notices].join(' ') })
  }

  /** @rejects FileError when the file can neither be written nor, unless rows are skipped, be read */
  async #openFile(skipRows: boolean): Promise<SavedDesk> {
    const { file, ceilingBytes = CEILING_BYTES, launchWorker } = this.options
    const link: WorkerLink = new WorkerLink(launchWorker(), (cause) => {
      this.#died(link, cause)
    })
    this.#link = link
    try {
      const reading = new DeskReading(this.#layouts)
      const answer = await link.call({ kind: 'open', file, ceilingBytes, skipRows }, OPEN_DEADLINE_MS, (part) => {
        reading.take(part)
      })
      if (answer.kind !== 'opened') throw new FileError('PROTOCOL', `expected the opened file, got ${answer.kind}`)
      const { opened } = answer
      // What came before the file turned out to be damaged is not to be trusted.
      const read =
        opened.access === 'new' || skipRows
          ? null
          : await reading.finish(async (slice, onPart) => {
              this.#heard(await link.call({ kind: 'read-slice', slice }, OPEN_DEADLINE_MS, onPart))
            })
      for (const key of read?.differing ?? []) this.#differing.add(key)
      await this.#openedAs(opened)
      this.#notice(read?.notice ?? null)
      return read?.desk ?? {}
    } catch (fault) {
      if (this.#link === link) await this.#letGo()
      throw fault
    }
  }

  async #openedAs(opened: Opened): Promise<void> {
    this.#notice(opened.notice)
    const savedAt = this.#status.savedAt ?? opened.savedAt
    if (opened.access === 'new') this.#differFromFile()
    if (opened.access === 'copy') {
      // Whoever keeps the file from being written may write it meanwhile.
      this.#differFromFile()
      await this.#letGo()
      this.#tell({ savedAt })
      this.#failed(opened.error === null ? null : new FileError(opened.error.code, opened.error.message))
      return
    }
    this.#failures = 0
    this.#tell({ savedAt, phase: opened.access === 'read-only' ? 'read-only' : 'saving', error: null })
  }

  #died(link: WorkerLink, cause: { readonly code: string; readonly message: string }): void {
    if (this.#link !== link || this.#isOver) return
    this.#link = null
    this.#tell({ workerRestarts: this.#status.workerRestarts + 1 })
    // A call under way tells of it itself.
    if (!this.#isWorking) this.#failed(new FileError(cause.code, cause.message))
  }

  /** Never rejects: a write that failed is written again with the next. */
  async #write(): Promise<void> {
    if (this.#isOver) return
    this.#isWorking = true
    let changes: readonly SliceChange[] = []
    try {
      if (this.#link === null) {
        await this.#openFile(true)
        await this.#check()
        this.#isWorking = true
      }
      if (this.#link === null || this.#status.phase === 'read-only') return
      changes = this.#due()
      if (changes.length > 0) await this.#commit(this.#link, changes)
    } catch (fault) {
      this.#putBack(changes)
      this.#failed(fault)
    } finally {
      this.#isWorking = false
    }
  }

  async #commit(link: WorkerLink, changes: readonly SliceChange[]): Promise<void> {
    for (const change of changes) {
      for (const page of wirePages(change, this.#layouts.of(change.key))) {
        link.stage(page)
        // A whole desk takes tens of milliseconds to turn into text: the event loop gets a turn after each page.
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const answer = await link.call({ kind: 'commit' }, SAVE_DEADLINE_MS)
    if (this.#heard(answer) === 'rebuilt') throw new FileError('FILE_RENEWED', 'the file was damaged, removed or exchanged; the desk is written again as a whole')
    for (const { key } of changes) this.#differing.delete(key)
    this.#failures = 0
    this.#tell({ phase: 'saving', savedAt: this.options.clock.now(), error: null })
  }

  /** What is to be written now. Of a slice that differs from the file: all of it, and nothing while the desk knows nothing of it. */
  #due(): readonly SliceChange[] {
    const gathered = this.#log.take().filter((change) => !this.#differing.has(change.key))
    if (this.#differing.size === 0) return gathered
    return [...this.options.whole().filter((change) => this.#differing.has(change.key) && change.meta.origin !== 'none'), ...gathered]
  }

  /** What failed to be written goes before what has come since. */
  #putBack(changes: readonly SliceChange[]): void {
    const since = this.#log.take()
    for (const change of [...changes, ...since]) if (!this.#differing.has(change.key)) this.#log.record(change)
  }

  #differFromFile(): void {
    for (const key of sliceKeys) this.#differing.add(key)
  }

  #failed(fault: unknown): void {
    if (this.#isOver) return
    this.#failures += 1
    const { code, message } = fault instanceof FileError ? fault : new FileError('INTERNAL', fault instanceof Error ? fault.message : String(fault))
    this.options.logger.error({ code, attempt: this.#failures }, `snapshot: ${message}`)
    this.#tell({ phase: 'failing', error: { code, message, source: 'snapshot', remedy: remedyOf(code, 'snapshot file'), at: this.options.clock.now() } })
    this.#later()
  }

  #later(): void {
    if (this.#closing !== null) return
    const delay = this.#failures === 0 ? SAVE_INTERVAL_MS : backoffDelay(RETRY, this.#failures, this.options.random)
    this.#timer ??= setTimeout(() => {
      void this.flush()
    }, delay)
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  async #letGo(): Promise<void> {
    const link = this.#link
    this.#link = null
    this.#cancelTimer()
    await link?.end()
  }

  #tell(part: Partial<SnapshotStatus>): void {
    if (this.#isOver) return
    this.#status = { ...this.#status, ...part }
    this.options.onStatus(this.#status)
  }
}

function isWorkersFault(fault: unknown): boolean {
  return !(fault instanceof FileError) || fault.code === 'DEADLINE' || fault.code.startsWith('WORKER_')
}
