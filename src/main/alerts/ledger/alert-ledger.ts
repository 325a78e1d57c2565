/**
 * The ledger of alerts as main sees it: what happened is on disk before anybody is told of it. While the file cannot be
 * written alerts are told all the same, which is said, and written as soon as it can be: silence would be worse.
 */
import { alertSchema } from '../../../shared/domain/alerts/alert-schema.js'
import type { Alert } from '../../../shared/domain/alerts/alert.js'
import { backoffDelay, type BackoffPlan } from '../../../shared/lib/backoff.js'
import type { Clock } from '../../../shared/lib/clock.js'
import { groupBy } from '../../../shared/lib/group-by.js'
import type { Logger } from '../../diagnostics/logger.js'
import { remedyOf } from '../../sqlite/remedies.js'
import { FileError, ThreadLink, type FileThread } from '../../sqlite/thread-link.js'
import type { LedgerStatus } from '../../../shared/domain/alerts/inbox.js'
import type { CallName, DueDelivery, LedgerCalls, LedgerReply, LedgerRequest, NewDelivery, OpenedLedger, RecordEntry, SettledDelivery, SettleEntry, TimedTransition } from './messages.js'

const OPEN_DEADLINE_MS = 10_000
/** Beyond it alerts are told unrecorded: a full flush to a slow disk takes tenths of a second. */
const WRITE_DEADLINE_MS = 3_000
const READ_DEADLINE_MS = 4_000
const CLOSE_DEADLINE_MS = 4_000
const RETRY: BackoffPlan = { delaysMs: [1_000, 2_000, 5_000, 15_000, 30_000], jitter: 0.2 }
/** A year of alerts is some 40 MB: a file many times that size is a fault that must not fill a trader's disk. */
const CEILING_BYTES = 256 << 20
/** Entries that wait for the file. Beyond it the oldest are let go, which is said. */
const MOST_WAITING = 20_000

const NAME = 'file of alerts'

export type LedgerThread = FileThread<LedgerRequest, LedgerReply>

export interface AlertLedgerOptions {
  readonly file: string
  readonly launchThread: () => LedgerThread
  readonly clock: Clock
  readonly random: () => number
  readonly logger: Logger
  readonly onStatus: (status: LedgerStatus) => void
  /** Told once what the file knows, when it could first be opened: before `open` settles, or later where it could not. */
  readonly onOpened: (opened: OpenedLedger) => void
  /** The file never grows beyond it; writes then fail with `SQLITE_FULL`, as on a full disk. */
  readonly ceilingBytes?: number
}

interface Waiting {
  readonly entry: RecordEntry | SettleEntry
  /** Told once: when it is in the file, or cannot be for now. */
  tell: ((due: readonly DueDelivery[]) => void) | null
}

export class AlertLedger {
  readonly #waiting: Waiting[] = []
  /** Those that last, as they are in the file, for a file that has to be begun anew. */
  readonly #lasting = new Map<string, Alert>()
  #link: ThreadLink<LedgerRequest, LedgerReply> | null = null
  #opening: Promise<void> | null = null
  #writing: Promise<void> | null = null
  #retry: NodeJS.Timeout | null = null
  #failures = 0
  #rebuiltInRow = 0
  #notices: readonly string[] = []
  #hasOpened = false
  #isClosing = false
  #status: LedgerStatus = { phase: 'opening', notice: null, error: null, waiting: 0, restarts: 0, writes: { count: 0, lastMs: 0, slowestMs: 0 } }

  constructor(private readonly options: AlertLedgerOptions) {}

  get status(): LedgerStatus {
    return this.#status
  }

  /** Opens the file. Never rejects: where it cannot be opened the status says so, and it is tried again. @returns whether it is open */
  async open(): Promise<boolean> {
    try {
      await this.#open()
      return true
    } catch (fault) {
      this.#failed(fault)
      return false
    }
  }

  /**
   * Settles when the transitions are in the file, or when they cannot be for now. Never rejects.
   * @returns what is to be told of these alerts
   */
  record(transitions: readonly TimedTransition[], deliveries: readonly NewDelivery[]): Promise<readonly DueDelivery[]> {
    return this.#enter({ kind: 'record', transitions, deliveries })
  }

  /** Settles as `record` does. */
  async settle(settled: readonly SettledDelivery[]): Promise<void> {
    await this.#enter({ kind: 'settle', settled, at: this.options.clock.now() })
  }

  /**
   * Reads from the file, or writes what a person says to an alert: after what waits to be written.
   * @rejects FileError
   */
  async ask<K extends Exclude<CallName, 'open' | 'write' | 'close'>>(kind: K, input: LedgerCalls[K][0]): Promise<LedgerCalls[K][1]> {
    if (this.#isClosing) throw new FileError('CLOSED', `the ${NAME} is being closed`)
    await this.#writing
    await this.#open()
    const answer = (await this.#call(kind, input, READ_DEADLINE_MS)) ?? (await this.#call(kind, input, READ_DEADLINE_MS))
    if (answer === null) throw new FileError('SQLITE_CORRUPT', `the ${NAME} was damaged and has been begun anew`)
    return answer
  }

  /** Writes what waits and closes the file. Never rejects, and never waits long. */
  async close(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    if (this.#retry !== null) clearTimeout(this.#retry)
    this.#retry = null
    try {
      await this.#writing
      if (this.#waiting.length > 0) await this.#flush()
      if (this.#link !== null) await this.#call('close', { now: this.options.clock.now() }, CLOSE_DEADLINE_MS)
    } catch (fault) {
      this.options.logger.error({ err: fault }, 'closing the file of alerts')
    }
    if (this.#waiting.length > 0) this.options.logger.error({ waiting: this.#waiting.length }, 'alerts were not written before the end')
    const link = this.#link
    this.#link = null
    await link?.end()
    this.#tell({ phase: 'closed' })
  }

  #enter(entry: RecordEntry | SettleEntry): Promise<readonly DueDelivery[]> {
    if (this.#status.phase === 'closed' || this.#status.phase === 'read-only') return Promise.resolve(unrecorded(entry))
    return new Promise((resolve) => {
      this.#waiting.push({ entry, tell: resolve })
      while (this.#waiting.length > MOST_WAITING) {
        const oldest = this.#waiting.shift()
        if (oldest !== undefined) oldest.tell?.(unrecorded(oldest.entry))
        this.#note('Alerts came faster than the file of alerts could be written: the oldest that waited are not in it.')
      }
      // While the file is out of reach nobody waits for the next attempt to be told.
      if (this.#retry !== null) this.#tellUnrecorded()
      else this.#writeSoon()
    })
  }

  #writeSoon(): void {
    if (this.#writing !== null || this.#waiting.length === 0) return
    this.#writing = this.#flush().finally(() => {
      this.#writing = null
      if (this.#retry === null && !this.#isClosing) this.#writeSoon()
    })
  }

  /** Writes all that waits, in one transaction. Never rejects: what cannot be written waits on. */
  async #flush(): Promise<void> {
    let batch: readonly Waiting[] = []
    try {
      await this.#open()
      batch = [...this.#waiting]
      if (this.#status.phase === 'read-only') {
        this.#waiting.splice(0, batch.length)
        for (const { entry, tell } of batch) tell?.(unrecorded(entry))
        return
      }
      const began = performance.now()
      const due = await this.#call('write', { entries: batch.map(({ entry }) => entry), now: this.options.clock.now() }, WRITE_DEADLINE_MS)
      if (due === null) {
        // All of it is written with the next, which follows at once; a disk that spoils whatever is written is a failure.
        this.#rebuiltInRow += 1
        if (this.#rebuiltInRow > 1) throw new FileError('SQLITE_CORRUPT', `the ${NAME} was damaged again and again`)
        return
      }
      this.#rebuiltInRow = 0
      this.#waiting.splice(0, batch.length)
      for (const { entry } of batch) this.#keep(entry)
      this.#failures = 0
      const lastMs = Math.round(performance.now() - began)
      const { count, slowestMs } = this.#status.writes
      this.#tell({ phase: 'recording', error: null, waiting: this.#waiting.length, writes: { count: count + 1, lastMs, slowestMs: Math.max(slowestMs, lastMs) } })
      const byAlert = groupBy(due, ({ alert }) => alert)
      for (const { entry, tell } of batch) tell?.(entry.kind === 'settle' ? [] : [...new Set(entry.transitions.map(({ alert }) => alert.id))].flatMap((id) => byAlert.get(id) ?? []))
    } catch (fault) {
      this.#failed(fault)
      this.#tellUnrecorded()
    }
  }

  #tellUnrecorded(): void {
    for (const waiting of this.#waiting) {
      waiting.tell?.(unrecorded(waiting.entry))
      waiting.tell = null
    }
    this.#tell({ waiting: this.#waiting.length })
  }

  #keep(entry: RecordEntry | SettleEntry): void {
    if (entry.kind === 'settle') return
    for (const { alert } of entry.transitions) {
      if (alert.resolvedAt === null) this.#lasting.set(alert.id, alert)
      else this.#lasting.delete(alert.id)
    }
  }

  #open(): Promise<void> {
    this.#opening ??= this.#openFile().catch((fault: unknown) => {
      this.#opening = null
      throw fault
    })
    return this.#opening
  }

  async #openFile(): Promise<void> {
    const { file, ceilingBytes = CEILING_BYTES, launchThread, clock } = this.options
    const link: ThreadLink<LedgerRequest, LedgerReply> = new ThreadLink(launchThread(), 'thread of the alerts', new Set(), () => {
      if (this.#link !== link) return
      this.#forget()
      this.#tell({ restarts: this.#status.restarts + 1 })
      if (this.#writing === null && !this.#isClosing) this.#later()
    })
    this.#link = link
    try {
      const input = { file, ceilingBytes, now: clock.now() }
      const opened = (await this.#call('open', input, OPEN_DEADLINE_MS)) ?? (await this.#call('open', input, OPEN_DEADLINE_MS))
      if (opened === null) throw new FileError('SQLITE_CORRUPT', `a new ${NAME} was damaged at once`)
      if (opened.notice !== null) this.#note(opened.notice)
      const alerts = this.#understood(opened.alerts)
      for (const alert of alerts) if (alert.resolvedAt === null) this.#lasting.set(alert.id, alert)
      this.#tell({ phase: opened.access === 'read-only' ? 'read-only' : 'recording', error: null })
      if (!this.#hasOpened) this.options.onOpened({ ...opened, alerts })
      this.#hasOpened = true
      return
    } catch (fault) {
      if (this.#link === link) this.#forget()
      await link.end()
      throw fault
    }
  }

  /** Rows of a file that another Pitwall or another hand wrote are trusted only when they are alerts. */
  #understood(alerts: readonly Alert[]): readonly Alert[] {
    const good = alerts.filter((alert) => alertSchema.safeParse(alert).success)
    if (good.length < alerts.length) this.#note(`${String(alerts.length - good.length)} of the alerts in the file could not be read and are not shown.`)
    return good
  }

  /** @returns null when the file was damaged and has been begun anew: what was asked has not been done */
  async #call<K extends CallName>(kind: K, input: LedgerCalls[K][0], deadlineMs: number): Promise<LedgerCalls[K][1] | null> {
    const link = this.#link
    if (link === null) throw new FileError('UNAVAILABLE', `the ${NAME} is not open`)
    // The kind and its input belong together, which the union of requests cannot say.
    const answer = await link.call({ kind, input } as Parameters<typeof link.call>[0], deadlineMs)
    if (answer.kind === 'done') return answer.value
    this.#note(answer.notice)
    this.#beginAnew()
    return null
  }

  /** What lasts is written into the new file, as something that has been shown. */
  #beginAnew(): void {
    if (this.#lasting.size === 0) return
    const transitions = [...this.#lasting.values()].map((alert): TimedTransition => ({ type: 'raised', alert, at: alert.raisedAt }))
    this.#waiting.unshift({ entry: { kind: 'record', transitions, deliveries: [] }, tell: null })
  }

  #forget(): void {
    this.#link = null
    this.#opening = null
  }

  #failed(fault: unknown): void {
    this.#failures += 1
    const { code, message } = fault instanceof FileError ? fault : new FileError('INTERNAL', fault instanceof Error ? fault.message : String(fault))
    this.options.logger.error({ code, attempt: this.#failures }, `alerts: ${message}`)
    this.#tell({ phase: 'failing', waiting: this.#waiting.length, error: { code, message, source: 'alerts', remedy: remedyOf(code, NAME), at: this.options.clock.now() } })
    this.#later()
  }

  #later(): void {
    if (this.#isClosing) return
    this.#retry ??= setTimeout(() => {
      this.#retry = null
      this.#writeSoon()
    }, backoffDelay(RETRY, this.#failures, this.options.random))
  }

  #note(notice: string): void {
    if (this.#notices.includes(notice)) return
    this.#notices = [...this.#notices, notice]
    this.#tell({ notice: this.#notices.join(' ') })
  }

  #tell(part: Partial<LedgerStatus>): void {
    this.#status = { ...this.#status, ...part }
    this.options.onStatus(this.#status)
  }
}

/** What would be due of an entry that is not in the file. */
function unrecorded(entry: RecordEntry | SettleEntry): readonly DueDelivery[] {
  if (entry.kind === 'settle') return []
  return entry.deliveries.filter(({ state }) => state === 'due').map(({ alert, channel, occasion, notBefore }) => ({ alert, channel, occasion, notBefore, attempts: 0 }))
}
