/** One worker thread and the calls under way to it: each settles, whatever happens to the thread. */
import type { WirePage, WorkerError, WorkerReply, WorkerRequest } from './messages.js'

/** What is used of a worker thread. */
export interface SnapshotWorker {
  postMessage(message: WorkerRequest): void
  on(event: 'message', listener: (reply: WorkerReply) => void): unknown
  on(event: 'error', listener: (fault: Error) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  terminate(): Promise<number>
}

/** A call to the file that failed, with SQLite's own code. */
export class SnapshotError extends Error {
  constructor(readonly code: string, message: string) {
    super(message)
  }
}

/** What comes before the answer. */
export type Part = Extract<WorkerReply, { kind: 'slice' | 'page' | 'keyed-page' | 'bars' }>
/** What settles a call. */
export type Answer = Exclude<WorkerReply, Part | { kind: 'failed' }>
type Call = Exclude<WorkerRequest, { kind: 'stage' }> extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never

interface Pending {
  readonly resolve: (answer: Answer) => void
  readonly reject: (fault: SnapshotError) => void
  readonly onPart: (part: Part) => void
  readonly timer: NodeJS.Timeout
}

/** A thread inside SQLite cannot be stopped before SQLite returns: it is left to end by itself. */
const END_PATIENCE_MS = 1_000

export class WorkerLink {
  readonly #pending = new Map<number, Pending>()
  #lastId = 0
  #dead: WorkerError | null = null

  /** @param onDeath called once when the thread is gone, after every call under way has been rejected */
  constructor(
    private readonly worker: SnapshotWorker,
    private readonly onDeath: (cause: WorkerError) => void
  ) {
    worker.on('message', (reply) => {
      this.#hear(reply)
    })
    worker.on('error', (fault) => {
      this.#die({ code: 'WORKER_FAILED', message: fault.message })
    })
    worker.on('exit', (code) => {
      this.#die({ code: 'WORKER_EXIT', message: `the snapshot worker ended (${String(code)})` })
    })
  }

  /**
   * @param deadlineMs for the answer, and again for each part before it
   * @rejects SnapshotError: the worker's own failure, its death, or `DEADLINE`, after which it is killed: a thread that hangs helps nobody
   */
  call(request: Call, deadlineMs: number, onPart: (part: Part) => void = () => undefined): Promise<Answer> {
    const dead = this.#dead
    if (dead !== null) return Promise.reject(new SnapshotError(dead.code, dead.message))
    const id = this.#nextId()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#settle(id)?.reject(new SnapshotError('DEADLINE', `the snapshot worker did not answer within ${String(deadlineMs)} ms`))
        void this.end()
      }, deadlineMs)
      this.#pending.set(id, { resolve, reject, onPart, timer })
      this.worker.postMessage({ ...request, id })
    })
  }

  /** Hands over a part of the next `commit`. What a dead worker was given is gone: the commit says so. */
  stage(page: WirePage): void {
    if (this.#dead === null) this.worker.postMessage({ id: this.#nextId(), kind: 'stage', page })
  }

  /** Ends the thread; calls under way are rejected. Never rejects, and never waits long. */
  async end(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, END_PATIENCE_MS)
    })
    await Promise.race([this.worker.terminate().then(() => undefined, () => undefined), late])
    clearTimeout(timer)
    this.#die({ code: 'WORKER_EXIT', message: 'the snapshot worker was ended' })
  }

  #nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  #die(cause: WorkerError): void {
    if (this.#dead !== null) return
    this.#dead = cause
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(new SnapshotError(cause.code, cause.message))
    this.onDeath(cause)
  }

  #settle(id: number): Pending | null {
    const pending = this.#pending.get(id)
    if (pending === undefined) return null
    this.#pending.delete(id)
    clearTimeout(pending.timer)
    return pending
  }

  #hear(reply: WorkerReply): void {
    switch (reply.kind) {
      case 'slice':
      case 'page':
      case 'keyed-page':
      case 'bars': {
        const pending = this.#pending.get(reply.id)
        pending?.timer.refresh()
        pending?.onPart(reply)
        return
      }
      case 'failed':
        this.#settle(reply.id)?.reject(new SnapshotError(reply.error.code, reply.error.message))
        return
      case 'opened':
      case 'rebuilt':
      case 'bars-read':
      case 'bars-saved':
      case 'done':
        this.#settle(reply.id)?.resolve(reply)
    }
  }
}
