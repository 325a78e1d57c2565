/** The history of one desk: moments of it, taken in passing and when an alert is raised, kept by a thread in a file of their own. */
import type { RulePreview } from '../../shared/domain/alerts/preview.js'
import type { DeskBearings, HistoryMoments, MomentReason, PastDesk } from '../../shared/domain/history-moment.js'
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { Logger } from '../diagnostics/logger.js'
import { remedyOf } from '../sqlite/remedies.js'
import { FileError, ThreadLink, type FileThread } from '../sqlite/thread-link.js'
import type { HistoryPlace, HistoryReply, HistoryRequest, PreviewQuestion } from './messages.js'
import { settledWithin } from '../lib/settled-within.js'

export type HistoryThread = FileThread<HistoryRequest, HistoryReply>

/** What an incident is told apart by, against the file's growth: an hour is 360 moments. */
const TAKE_EVERY_MS = 10_000
/** A storm of alerts is one moment, or a few. */
const ALERTS_APART_MS = 1_000
const TAKE_DEADLINE_MS = 20_000
const READ_DEADLINE_MS = 8_000
/** The thread gives a preview up to ten seconds, and a moment more. */
const PREVIEW_DEADLINE_MS = 25_000
const CLOSE_DEADLINE_MS = 3_000

export interface DeskHistoryOptions {
  readonly place: HistoryPlace
  readonly launchThread: () => HistoryThread
  /** Writes what the desk's own file does not have yet. Never rejects. */
  readonly flush: () => Promise<void>
  /** As they are now. */
  readonly bearings: () => DeskBearings
  readonly clock: Clock
  readonly logger: Logger
  /** Undefined: every ten seconds. */
  readonly takeEveryMs: number | undefined
  /** How long a thread that hangs is waited for at the end. */
  readonly closeDeadlineMs?: number
}

type Link = ThreadLink<HistoryRequest, HistoryReply>
type Answer = Exclude<HistoryReply, { kind: 'failed' }>

export class DeskHistory {
  /** A thread that has the file open; null: the next call opens it. */
  #link: Link | null = null
  #timer: NodeJS.Timeout | null = null
  #alertTimer: NodeJS.Timeout | null = null
  /** Calls, one after the other. */
  #turns: Promise<unknown> = Promise.resolve()
  #isTaking = false
  #isOver = false
  /** The last failure, as long as it lasts: the same one again is no news. */
  #failure: { readonly code: string; readonly words: string } | null = null

  constructor(private readonly options: DeskHistoryOptions) {}

  /** Takes moments from now on. */
  start(): void {
    if (this.#isOver) return
    void this.take('pace')
    this.#timer ??= setInterval(() => {
      if (!this.#isTaking) void this.take('pace')
    }, this.options.takeEveryMs ?? TAKE_EVERY_MS)
  }

  /** An alert was raised: the desk is kept as it is now, with the alerts of the same second. */
  alertRaised(): void {
    if (this.#isOver) return
    this.#alertTimer ??= setTimeout(() => {
      this.#alertTimer = null
      void this.options.flush().then(() => this.take('alert'))
    }, ALERTS_APART_MS)
  }

  /** The moments of a span, both ends in it. @rejects FileError */
  async moments(from: EpochMs, until: EpochMs, most: number): Promise<HistoryMoments> {
    const answer = await this.#call({ kind: 'moments', from, until, most }, READ_DEADLINE_MS)
    if (answer.kind !== 'moments') throw new FileError('PROTOCOL', `expected moments, got ${answer.kind}`)
    const { notice, ...found } = answer.found
    const lines = [notice, this.#failure?.words ?? null].filter((line) => line !== null)
    return { ...found, notice: lines.length === 0 ? null : lines.join(' ') }
  }

  /** The last desk that was kept until then, or the oldest. @rejects FileError: `HISTORY_EMPTY` where there is none */
  async read(at: EpochMs): Promise<PastDesk> {
    const answer = await this.#call({ kind: 'read', at }, READ_DEADLINE_MS)
    if (answer.kind !== 'read') throw new FileError('PROTOCOL', `expected a desk, got ${answer.kind}`)
    if (answer.past === null) throw new FileError('HISTORY_EMPTY', 'no moment of the desk has been kept yet')
    return answer.past
  }

  /** What a rule would have raised, by the kept moments. Nothing waits for it. @rejects FileError: `SUPERSEDED` where a newer one is asked for meanwhile */
  async preview(question: PreviewQuestion): Promise<RulePreview> {
    const link = await this.#inTurn(() => this.#opened())
    const answer = await link.call({ kind: 'preview', question }, PREVIEW_DEADLINE_MS)
    if (answer.kind !== 'preview') throw new FileError('PROTOCOL', `expected a preview, got ${answer.kind}`)
    return answer.preview
  }

  /** Never rejects. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    if (this.#alertTimer !== null) clearTimeout(this.#alertTimer)
    this.#isOver = true
    // The desk's own file is closed after this one: a thread that hangs must not keep it waiting.
    const link = await this.#idleLink()
    this.#link = null
    await link?.call({ kind: 'close' }, this.options.closeDeadlineMs ?? CLOSE_DEADLINE_MS).catch((fault: unknown) => {
      this.#failed('closing the history', fault)
    })
    await link?.end()
  }

  /** The thread when nothing is asked of it any more, or when it has had its time: what is under way is given up then. */
  async #idleLink(): Promise<Link | null> {
    const outcome = await settledWithin(this.#turns, this.options.closeDeadlineMs ?? CLOSE_DEADLINE_MS, 'late')
    if (outcome !== 'late') return this.#link
    await this.#link?.end()
    return null
  }

  /** Takes one now. Never rejects. @returns when the desk was so; null: nothing new was kept */
  async take(reason: MomentReason): Promise<EpochMs | null> {
    if (this.#isOver) return null
    this.#isTaking = true
    try {
      const answer = await this.#call({ kind: 'take', reason, bearings: this.options.bearings(), now: this.options.clock.now() }, TAKE_DEADLINE_MS)
      if (answer.kind !== 'taken') throw new FileError('PROTOCOL', `expected a moment, got ${answer.kind}`)
      this.#failure = null
      const { at, ...figures } = answer.taken
      if (at !== null) this.options.logger.debug({ at, reason, ...figures }, 'a moment of the desk was kept')
      return at
    } catch (fault) {
      this.#failed('keeping a moment of the desk', fault)
      return null
    } finally {
      this.#isTaking = false
    }
  }

  /** In its turn, opening the file first where it is not. A file that was begun anew is asked again, once. @rejects FileError */
  #call(request: Parameters<Link['call']>[0], deadlineMs: number): Promise<Answer> {
    return this.#inTurn(async () => {
      const link = await this.#opened()
      const answer = await link.call(request, deadlineMs)
      if (answer.kind !== 'rebuilt') return answer
      this.options.logger.error({}, answer.notice)
      return link.call(request, deadlineMs)
    })
  }

  #inTurn<T>(what: () => Promise<T>): Promise<T> {
    const done = this.#turns.then(() => {
      if (this.#isOver) throw new FileError('CLOSED', 'the history of the desk is being closed')
      return what()
    })
    this.#turns = done.catch(() => undefined)
    return done
  }

  async #opened(): Promise<Link> {
    if (this.#link !== null) return this.#link
    const link: Link = new ThreadLink(this.options.launchThread(), 'history of the desk', new Set(), () => {
      if (this.#link === link) this.#link = null
    })
    this.#link = link
    try {
      const answer = await link.call({ kind: 'open', place: this.options.place }, READ_DEADLINE_MS)
      if (answer.kind === 'rebuilt') this.options.logger.error({}, answer.notice)
      return link
    } catch (fault) {
      this.#link = null
      await link.end()
      throw fault
    }
  }

  #failed(what: string, fault: unknown): void {
    const code = fault instanceof FileError ? fault.code : 'INTERNAL'
    if (this.#failure?.code === code) return
    const remedy = remedyOf(code, 'history of the desk')
    const words = `No moments of the desk are being kept (${code}: ${fault instanceof Error ? fault.message : String(fault)}).${remedy === null ? '' : ` ${remedy}`}`
    this.#failure = { code, words }
    this.options.logger.error({ err: fault, code }, what)
  }
}
