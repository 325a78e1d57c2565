/** One thread that owns a SQLite file, and the calls under way to it: each settles, whatever happens to the thread. */
import type { WorkerError } from './messages.js'
import { settledWithin } from '../lib/settled-within.js'

interface Numbered {
  readonly id: number
  readonly kind: string
}

interface Failed {
  readonly id: number
  readonly kind: 'failed'
  readonly error: WorkerError
}

/** What is used of a worker thread. */
export interface FileThread<Request, Reply> {
  postMessage(message: Request): void
  on(event: 'message', listener: (reply: Reply) => void): unknown
  on(event: 'error', listener: (fault: Error) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  terminate(): Promise<number>
}

/** A call to a file that failed, with SQLite's own code. */
export class FileError extends Error {
  constructor(readonly code: string, message: string) {
    super(message)
  }
}

/** A request before it has its number. */
type Unnumbered<R> = R extends Numbered ? Omit<R, 'id'> : never

interface Pending<Reply> {
  readonly resolve: (answer: Reply) => void
  readonly reject: (fault: FileError) => void
  readonly onPart: (part: Reply) => void
  readonly timer: NodeJS.Timeout
}

/** A thread inside SQLite cannot be stopped before SQLite returns: it is left to end by itself. */
const END_PATIENCE_MS = 1_000

export class ThreadLink<Request extends Numbered, Reply extends Numbered, PartKind extends Reply['kind'] = never> {
  readonly #pending = new Map<number, Pending<Reply>>()
  #lastId = 0
  #dead: WorkerError | null = null

  /**
   * @param name what a person calls the thread
   * @param parts kinds of replies that come before an answer
   * @param onDeath called once when the thread is gone, after every call under way has been rejected
   */
  constructor(
    private readonly thread: FileThread<Request, Reply>,
    private readonly name: string,
    private readonly parts: ReadonlySet<Reply['kind']>,
    private readonly onDeath: (cause: WorkerError) => void
  ) {
    thread.on('message', (reply) => {
      this.#hear(reply)
    })
    thread.on('error', (fault) => {
      this.#die({ code: 'WORKER_FAILED', message: fault.message })
    })
    thread.on('exit', (code) => {
      this.#die({ code: 'WORKER_EXIT', message: `the ${name} ended (${String(code)})` })
    })
  }

  /**
   * @param deadlineMs for the answer, and again for each part before it
   * @rejects FileError: the worker's own failure, its death, or `DEADLINE`, after which it is killed: a thread that hangs helps nobody
   */
  call(
    request: Unnumbered<Request>,
    deadlineMs: number,
    onPart: (part: Extract<Reply, { kind: PartKind }>) => void = () => undefined
  ): Promise<Exclude<Reply, { kind: PartKind | 'failed' }>> {
    const dead = this.#dead
    if (dead !== null) return Promise.reject(new FileError(dead.code, dead.message))
    const id = this.#nextId()
    const answer = new Promise<Reply>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#settle(id)?.reject(new FileError('DEADLINE', `the ${this.name} did not answer within ${String(deadlineMs)} ms`))
        void this.end()
      }, deadlineMs)
      this.#pending.set(id, { resolve, reject, onPart: onPart as Pending<Reply>['onPart'], timer })
      this.#post(request, id)
    })
    // `parts` and `#hear` keep the other kinds from settling a call.
    return answer as Promise<Exclude<Reply, { kind: PartKind | 'failed' }>>
  }

  /** Says something that is not answered. A dead thread hears nothing; the next call says so. */
  tell(request: Unnumbered<Request>): void {
    if (this.#dead === null) this.#post(request, this.#nextId())
  }

  /** Ends the thread; calls under way are rejected. Never rejects, and never waits long. */
  async end(): Promise<void> {
    await settledWithin(this.thread.terminate().then(() => undefined, () => undefined), END_PATIENCE_MS, undefined)
    this.#die({ code: 'WORKER_EXIT', message: `the ${this.name} was ended` })
  }

  #post(request: Unnumbered<Request>, id: number): void {
    // The number is all that it lacked.
    this.thread.postMessage({ ...request, id } as unknown as Request)
  }

  #nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  #die(cause: WorkerError): void {
    if (this.#dead !== null) return
    this.#dead = cause
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(new FileError(cause.code, cause.message))
    this.onDeath(cause)
  }

  #settle(id: number): Pending<Reply> | null {
    const pending = this.#pending.get(id)
    if (pending === undefined) return null
    this.#pending.delete(id)
    clearTimeout(pending.timer)
    return pending
  }

  #hear(reply: Reply): void {
    if (this.parts.has(reply.kind)) {
      const pending = this.#pending.get(reply.id)
      pending?.timer.refresh()
      pending?.onPart(reply)
    } else if (isFailed(reply)) this.#settle(reply.id)?.reject(new FileError(reply.error.code, reply.error.message))
    else this.#settle(reply.id)?.resolve(reply)
  }
}

function isFailed(reply: Numbered): reply is Failed {
  return reply.kind === 'failed'
}
