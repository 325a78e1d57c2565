/** One worker thread and the calls under way to it: each settles, whatever happens to the thread. */
import type { WorkerError, WorkerReply, WorkerRequest } from './messages.js'

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
export type Part = Extract<WorkerReply, { kind: 'slice' | 'page' }>
type Answer = Exclude<WorkerReply, { kind: 'slice' | 'page' | 'failed' }>
type Call = WorkerRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never

interface Pending {
  readonly resolve: (answer: Answer) => void
  readonly reject: (fault: SnapshotError) => void
  readonly onPart: (part: Part) => void
}

export class WorkerLink {
  readonly #pending = new Map<number, Pending>()
  #lastId = 0
  #dead: WorkerError | null = null

  constructor(
    private readonly worker: SnapshotWorker,
    onDeath: (cause: WorkerError) => void
  ) {
    worker.on('message', (reply) => {
      this.#hear(reply)
    })
    const die = (cause: WorkerError): void => {
      if (this.#dead !== null) return
      this.#dead = cause
      for (const [id, pending] of this.#pending) {
        this.#pending.delete(id)
        pending.reject(new SnapshotError(cause.code, cause.message))
      }
      onDeath(cause)
    }
    worker.on('error', (fault) => {
      die({ code: 'WORKER_FAILED', message: fault.message })
    })
    worker.on('exit', (code) => {
      die({ code: 'WORKER_EXIT', message: `the snapshot worker ended (${String(code)})` })
    })
  }

  /** @rejects SnapshotError: the worker's own failure, its death, or `DEADLINE`, after which it is killed: a thread that hangs helps nobody */
  call(request: Call, deadlineMs: number, onPart: (part: Part) => void = () => undefined): Promise<Answer> {
    const dead = this.#dead
    if (dead !== null) return Promise.reject(new SnapshotError(dead.code, dead.message))
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id)
        reject(new SnapshotError('DEADLINE', `the snapshot worker did not answer within ${String(deadlineMs)} ms`))
        void this.worker.terminate()
      }, deadlineMs)
      this.#pending.set(id, {
        resolve: (answer) => {
          clearTimeout(timer)
          resolve(answer)
        },
        reject: (fault) => {
          clearTimeout(timer)
          reject(fault)
        },
        onPart
      })
      this.worker.postMessage({ ...request, id })
    })
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  #hear(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id)
    if (pending === undefined) return
    if (reply.kind === 'slice' || reply.kind === 'page') {
      pending.onPart(reply)
      return
    }
    this.#pending.delete(reply.id)
    if (reply.kind === 'failed') pending.reject(new SnapshotError(reply.error.code, reply.error.message))
    else pending.resolve(reply)
  }
}
