/** Questions to the gateway that wait for their end marker. Each ends by the marker, an error of its own, a limit or the session's end. */
import type { Clock } from '../../../shared/lib/clock.js'
import type { BackendError } from '../../../shared/state/slice-meta.js'
import { meaningOf, remedyOf } from '../codes.js'
import type { HostReport, HostRequest } from '../protocol.js'
import type { Timers } from '../timers.js'

export type Outcome =
  | { readonly kind: 'answered' }
  | { readonly kind: 'failed'; readonly error: BackendError }
  /** The session went away; nobody is to blame. */
  | { readonly kind: 'abandoned' }

interface Question {
  readonly request: HostRequest
  /** Whether the report is the end of the answer. */
  readonly isEnd: (report: HostReport) => boolean
  /** Whether a message of the gateway that names no request is about this one. */
  readonly isAbout?: (code: number, text: string) => boolean
}

interface Pending extends Question {
  readonly settle: (outcome: Outcome) => void
}

/** Codes that end a request; all others only comment on it. */
const ending: ReadonlySet<string> = new Set(['request-failed', 'validation-failed', 'no-line', 'no-entitlement'])

/** Ids below are left alone: order ids of this client start there. */
const FIRST_REQUEST_ID = 1_000_000

export class Exchanges {
  private readonly pending = new Set<Pending>()
  private lastId = FIRST_REQUEST_ID

  constructor(
    /** False: the session is not open for questions. */
    private readonly send: (request: HostRequest) => boolean,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly limitMs: number
  ) {}

  /** An id that was never used before, by any connection. */
  newId(): number {
    this.lastId += 1
    return this.lastId
  }

  /** @returns false, and does nothing, while the session is not open for requests. */
  tell(request: HostRequest): boolean {
    return this.send(request)
  }

  ask(question: Question): Promise<Outcome> {
    return new Promise((resolve) => {
      const cancel = this.timers.after(this.limitMs, () => {
        pending.settle({ kind: 'failed', error: this.error('TIMEOUT', `no complete answer to ${question.request.kind} within ${String(this.limitMs)} ms`) })
      })
      const pending: Pending = {
        ...question,
        settle: (outcome) => {
          if (!this.pending.delete(pending)) return
          cancel()
          resolve(outcome)
        }
      }
      this.pending.add(pending)
      if (!this.send(question.request)) pending.settle({ kind: 'abandoned' })
    })
  }

  take(report: HostReport): void {
    for (const pending of this.pending) {
      if (pending.isEnd(report)) pending.settle({ kind: 'answered' })
      else if (report.kind === 'message' && concerns(pending, report)) {
        pending.settle({ kind: 'failed', error: this.error(String(report.code), report.text) })
      }
    }
  }

  abandon(): void {
    for (const pending of this.pending) pending.settle({ kind: 'abandoned' })
  }

  private error(code: string, message: string): BackendError {
    return { code, message, source: 'ib', remedy: remedyOf(code), at: this.clock.now() }
  }
}

function concerns(pending: Pending, message: Extract<HostReport, { kind: 'message' }>): boolean {
  const asked = 'reqId' in pending.request ? pending.request.reqId : null
  if (message.reqId === asked) return ending.has(meaningOf(message.code).kind)
  return pending.isAbout?.(message.code, message.text) ?? false
}
