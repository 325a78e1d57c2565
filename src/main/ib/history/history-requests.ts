/** Historical requests from the moment somebody wants them to their end: held back by the budget, sent, answered, cancelled. */
import type { Bar } from '../../../shared/domain/bar.js'
import type { Clock, EpochMs } from '../../../shared/lib/clock.js'
import type { BackendError } from '../../../shared/state/slice-meta.js'
import type { BrokerAnswer, HistoryAnswer } from '../../bars/ports.js'
import { meaningOf, remedyOf } from '../codes.js'
import type { Logger } from '../log.js'
import type { HistoryQuery, HostReport, HostRequest } from '../protocol.js'
import type { Timers } from '../timers.js'
import type { PacingBudget } from './pacing-budget.js'

/** Codes 2100 to 2199 are warnings: the request goes on. */
const WARNINGS = { from: 2_100, to: 2_200 } as const
/** The service's own code for all that it refuses; only its text tells what (IB.md 3.2). */
const HISTORY_ERROR = 162
const PACING_ATTEMPTS = 3
/** For the gateway to say that a cancelled request is over. */
const CANCEL_MS = 10_000

export interface HistoryWish {
  readonly query: HistoryQuery
  readonly signal: AbortSignal
  readonly onWaiting: (until: EpochMs | null) => void
  readonly onSent: () => void
  /** Of a history that is kept up to date: what there was, then each update. Left out: it ends with the answer. */
  readonly onBars?: (bars: readonly Bar[]) => void
}

interface Ticket extends HistoryWish {
  reqId: number
  attempts: number
  readonly rows: Bar[]
  /** Its end is near: the whole answer has come. */
  isStreaming: boolean
  cancelLimit: () => void
  readonly settle: (answer: BrokerAnswer<HistoryAnswer>) => void
}

export interface HistoryRequestsOptions {
  readonly budget: PacingBudget
  readonly newId: () => number
  /** False: the session is not open for requests. */
  readonly send: (request: HostRequest) => boolean
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  /** How long a request may take, in milliseconds. */
  readonly limitMs: number
  /** After a breach of the pacing that was not ours, in milliseconds. */
  readonly pauseMs: number
}

export class HistoryRequests {
  private readonly waiting: Ticket[] = []
  private readonly running = new Map<number, Ticket>()
  /** Cancelled, and not known to be over at the gateway. */
  private readonly dying = new Map<number, () => void>()
  /** Left over at a gateway that has lost its own link: it may go on with them when the link is back. */
  private readonly orphans = new Set<number>()
  private cancelWake: () => void = () => undefined

  constructor(private readonly options: HistoryRequestsOptions) {}

  ask(wish: HistoryWish): Promise<BrokerAnswer<HistoryAnswer>> {
    return new Promise((resolve) => {
      const onAbort = (): void => { this.cancel(ticket) }
      const ticket: Ticket = {
        ...wish, reqId: this.options.newId(), attempts: 0, rows: [], isStreaming: false, cancelLimit: () => undefined,
        settle: (answer) => {
          wish.signal.removeEventListener('abort', onAbort)
          ticket.cancelLimit()
          resolve(answer)
        }
      }
      if (wish.signal.aborted) {
        resolve({ kind: 'gone' })
        return
      }
      wish.signal.addEventListener('abort', onAbort)
      this.waiting.push(ticket)
      this.pump()
    })
  }

  take(report: HostReport): void {
    switch (report.kind) {
      case 'bars': this.running.get(report.reqId)?.rows.push(...report.rows); break
      case 'bars-end': this.answered(report); break
      case 'bar-update': {
        const ticket = this.running.get(report.reqId)
        if (ticket?.isStreaming === true) ticket.onBars?.([report.row])
        break
      }
      case 'message': this.hear(report); break
      default: break
    }
  }

  /** Nothing can be asked any more. @param isKept the gateway still has the requests, and the connection to it */
  abandon(isKept: boolean): void {
    for (const reqId of this.running.keys()) if (isKept) this.orphans.add(reqId)
    if (!isKept) this.orphans.clear()
    const left = [...this.waiting.splice(0), ...this.running.values()]
    for (const reqId of [...this.running.keys(), ...this.dying.keys()]) this.over(reqId)
    this.cancelWake()
    for (const ticket of left) ticket.settle({ kind: 'gone' })
  }

  /** The session is open again. */
  resume(): void {
    for (const reqId of this.orphans) this.options.send({ kind: 'cancel-history', reqId })
    this.orphans.clear()
    this.pump()
  }

  /** Sends what the budget lets pass, in the order in which it was wanted. */
  private pump(): void {
    const { budget, clock, timers } = this.options
    this.cancelWake()
    let wakeAt = Infinity
    const now = budget.look()
    for (const ticket of [...this.waiting]) {
      const { query } = ticket
      const contract = `${query.conId}@${query.exchange}`
      const passage = budget.pass(ticket.reqId, { identity: JSON.stringify(query), alike: `${contract} ${query.whatToShow}`, weight: 1 }, now)
      if (passage.passes) {
        this.waiting.splice(this.waiting.indexOf(ticket), 1)
        this.send(ticket)
      } else {
        if (passage.until !== null) wakeAt = Math.min(wakeAt, passage.until)
        ticket.onWaiting(passage.until)
      }
    }
    if (wakeAt < Infinity) this.cancelWake = timers.after(Math.max(1, wakeAt - clock.now()), () => { this.pump() })
  }

  private send(ticket: Ticket): void {
    const { reqId, query } = ticket
    this.running.set(reqId, ticket)
    if (!this.options.send({ kind: 'history', reqId, query })) {
      this.over(reqId)
      ticket.settle({ kind: 'gone' })
      return
    }
    ticket.onSent()
    ticket.cancelLimit = this.options.timers.after(this.options.limitMs, () => {
      this.stop(reqId)
      ticket.settle({ kind: 'failed', error: this.error('TIMEOUT', `no complete answer to a request for bars within ${String(this.options.limitMs)} ms`) })
    })
  }

  private answered({ reqId, unreadable, reason }: Extract<HostReport, { kind: 'bars-end' }>): void {
    const ticket = this.running.get(reqId)
    if (ticket === undefined) return
    if (unreadable > 0) this.options.logger.warn({ reqId, unreadable, reason }, 'bars that cannot be read are set aside')
    const bars = ticket.rows.splice(0).sort((a, b) => a.at - b.at)
    if (ticket.onBars !== undefined) {
      ticket.cancelLimit()
      ticket.isStreaming = true
      this.options.budget.arrived(reqId)
      ticket.onBars(bars)
    } else {
      this.over(reqId)
      ticket.settle({ kind: 'answered', value: { bars, unreadable, reason } })
    }
    this.pump()
  }

  private hear({ reqId, code, text }: Extract<HostReport, { kind: 'message' }>): void {
    if (this.dying.has(reqId)) {
      this.over(reqId)
      this.pump()
      return
    }
    const ticket = this.running.get(reqId)
    if (ticket === undefined || isComment(code)) return
    this.over(reqId)
    if (code === HISTORY_ERROR && /pacing/i.test(text) && ticket.attempts + 1 < PACING_ATTEMPTS) this.again(ticket, text)
    else if (code === HISTORY_ERROR && /returned no data/i.test(text)) ticket.settle({ kind: 'answered', value: { bars: [], unreadable: 0, reason: '' } })
    else ticket.settle({ kind: 'failed', error: this.error(String(code), text) })
    this.pump()
  }

  private again(ticket: Ticket, text: string): void {
    this.options.logger.warn({ reqId: ticket.reqId, attempts: ticket.attempts + 1 }, `the gateway holds back bars: ${text}`)
    this.options.budget.pause(this.options.pauseMs)
    ticket.cancelLimit()
    ticket.attempts += 1
    ticket.rows.length = 0
    ticket.reqId = this.options.newId()
    this.waiting.unshift(ticket)
  }

  private cancel(ticket: Ticket): void {
    const place = this.waiting.indexOf(ticket)
    if (place >= 0) this.waiting.splice(place, 1)
    else this.stop(ticket.reqId)
    ticket.settle({ kind: 'gone' })
    this.pump()
  }

  /** Tells the gateway that nobody wants the answer any more. Until it confirms, the request counts as open. */
  private stop(reqId: number): void {
    this.running.delete(reqId)
    if (!this.options.send({ kind: 'cancel-history', reqId })) {
      this.over(reqId)
      return
    }
    this.dying.set(reqId, this.options.timers.after(CANCEL_MS, () => {
      this.over(reqId)
      this.pump()
    }))
  }

  private over(reqId: number): void {
    this.running.delete(reqId)
    this.dying.get(reqId)?.()
    this.dying.delete(reqId)
    this.options.budget.closed(reqId)
  }

  private error(code: string, message: string): BackendError {
    return { code, message, source: 'ib', remedy: remedyOf(code), at: this.options.clock.now() }
  }
}

/** Whether the request goes on in spite of the message. */
function isComment(code: number): boolean {
  return (code >= WARNINGS.from && code < WARNINGS.to) || meaningOf(code).kind === 'request-warning'
}
