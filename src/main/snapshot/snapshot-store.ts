/** The snapshot file as the desk sees it: read once at opening, then told of every change, at most one write a second. */
import type { Logger } from 'pino'
import { backoffDelay, type BackoffPlan } from '../../shared/lib/backoff.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { SnapshotStatus } from '../../shared/state/status.js'
import { ChangeLog } from '../desk/change-log.js'
import type { SavedDesk, SliceChange, SnapshotStore } from '../desk/ports.js'
import { DeskReading } from './desk-reading.js'
import { toWire } from './row-text.js'
import { SnapshotError, WorkerLink, type SnapshotWorker } from './worker-link.js'

const SAVE_INTERVAL_MS = 1_000
const OPEN_DEADLINE_MS = 10_000
const SAVE_DEADLINE_MS = 10_000
const CLOSE_DEADLINE_MS = 4_000
/** After a failed write or a dead worker: what gathered meanwhile is written with the next that works. */
const RETRY: BackoffPlan = { delaysMs: [1_000, 2_000, 5_000, 15_000, 30_000], jitter: 0.2 }

export interface SnapshotStoreOptions {
  readonly file: string
  readonly launchWorker: () => SnapshotWorker
  readonly clock: Clock
  readonly random: () => number
  readonly logger: Logger
  readonly onStatus: (status: SnapshotStatus) => void
}

export function createSnapshotStore(options: SnapshotStoreOptions): SnapshotStore {
  return new FileSnapshotStore(options)
}

class FileSnapshotStore implements SnapshotStore {
  readonly #log = new ChangeLog()
  #link: WorkerLink | null = null
  #opened = false
  #closing = false
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()
  #failures = 0
  #status: SnapshotStatus = { phase: 'opening', savedAt: null, notice: null, error: null, workerRestarts: 0 }

  constructor(private readonly options: SnapshotStoreOptions) {}

  async open(): Promise<SavedDesk> {
    try {
      return await this.#openFile()
    } catch (fault) {
      this.#failed(fault)
      this.#later()
      return {}
    }
  }

  save(changes: readonly SliceChange[]): void {
    if (this.#closing || this.#status.phase === 'read-only') return
    for (const change of changes) this.#log.record(change)
    if (changes.length > 0) this.#later()
  }

  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  async close(): Promise<void> {
    await this.flush()
    this.#closing = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    const link = this.#link
    this.#link = null
    if (link !== null) {
      try {
        await link.call({ kind: 'close' }, CLOSE_DEADLINE_MS)
      } catch (fault) {
        this.options.logger.error({ err: fault }, 'closing the snapshot file')
      }
      await link.end()
    }
    this.#tell({ phase: 'closed' })
  }

  async #openFile(): Promise<SavedDesk> {
    const link = new WorkerLink(this.options.launchWorker(), (cause) => {
      if (this.#closing || this.#link !== link) return
      this.#link = null
      this.#opened = false
      this.#tell({ workerRestarts: this.#status.workerRestarts + 1 })
      this.#failed(new SnapshotError(cause.code, cause.message))
      this.#later()
    })
    this.#link = link
    const reading = new DeskReading()
    const answer = await link.call({ kind: 'open', file: this.options.file }, OPEN_DEADLINE_MS, (part) => {
      reading.take(part)
    })
    if (answer.kind !== 'opened') throw new SnapshotError('PROTOCOL', `expected the opened file, got ${answer.kind}`)
    this.#opened = true
    this.#tell({ phase: answer.opened.readOnly ? 'read-only' : 'saving', notice: answer.opened.notice, error: null })
    return reading.desk()
  }

  #later(): void {
    if (this.#closing) return
    const delay = this.#failures === 0 ? SAVE_INTERVAL_MS : backoffDelay(RETRY, this.#failures, this.options.random)
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.flush()
    }, delay)
  }

  /** Never rejects: a write that failed is written again with the next. */
  async #write(): Promise<void> {
    if (this.#closing) return
    const changes = this.#log.take()
    try {
      if (this.#link === null || !this.#opened) await this.#openFile()
      if (changes.length === 0 || this.#status.phase === 'read-only') return
      await this.#link?.call({ kind: 'save', changes: changes.map(toWire) }, SAVE_DEADLINE_MS)
      this.#failures = 0
      this.#tell({ phase: 'saving', savedAt: this.options.clock.now(), error: null })
    } catch (fault) {
      this.#putBack(changes)
      this.#failed(fault)
      this.#later()
    }
  }

  /** What failed to be written goes before what has come since. */
  #putBack(changes: readonly SliceChange[]): void {
    const since = this.#log.take()
    for (const change of [...changes, ...since]) this.#log.record(change)
  }

  #failed(fault: unknown): void {
    this.#failures += 1
    const { code, message } = fault instanceof SnapshotError ? fault : new SnapshotError('INTERNAL', fault instanceof Error ? fault.message : String(fault))
    this.options.logger.error({ code, attempt: this.#failures }, `snapshot: ${message}`)
    this.#tell({ phase: 'failing', error: { code, message, source: 'snapshot', remedy: remedyOf(code), at: this.options.clock.now() } })
  }

  #tell(part: Partial<SnapshotStatus>): void {
    this.#status = { ...this.#status, ...part }
    this.options.onStatus(this.#status)
  }
}

function remedyOf(code: string): string | null {
  switch (code) {
    case 'SQLITE_FULL':
    case 'ENOSPC':
      return 'The disk is full: make room. The desk goes on; it is not being saved.'
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return 'Another program holds the snapshot file: close it.'
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'EACCES':
    case 'EROFS':
      return 'Make the folder of the snapshot file writable.'
    default:
      return null
  }
}
