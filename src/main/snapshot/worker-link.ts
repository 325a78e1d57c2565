/** The thread of the snapshot file and the calls under way to it. */
import type { WorkerError } from '../sqlite/messages.js'
import { ThreadLink, type FileThread } from '../sqlite/thread-link.js'
import type { WirePage, WorkerReply, WorkerRequest } from './messages.js'

export type SnapshotWorker = FileThread<WorkerRequest, WorkerReply>

type PartKind = 'slice' | 'page' | 'keyed-page' | 'bars'
const PARTS: ReadonlySet<WorkerReply['kind']> = new Set<PartKind>(['slice', 'page', 'keyed-page', 'bars'])

/** What comes before the answer. */
export type Part = Extract<WorkerReply, { kind: PartKind }>
/** What settles a call. */
export type Answer = Exclude<WorkerReply, Part | { kind: 'failed' }>

export class WorkerLink extends ThreadLink<WorkerRequest, WorkerReply, PartKind> {
  /** @param onDeath called once when the thread is gone, after every call under way has been rejected */
  constructor(worker: SnapshotWorker, onDeath: (cause: WorkerError) => void) {
    super(worker, 'snapshot worker', PARTS, onDeath)
  }

  /** Hands over a part of the next `commit`. What a dead worker was given is gone: the commit says so. */
  stage(page: WirePage): void {
    this.tell({ kind: 'stage', page })
  }
}
