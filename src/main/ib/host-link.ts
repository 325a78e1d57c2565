/**
 * Main's end of the port to one IB host process: launches it, checks every report, and kills it when it is silent, out of
 * step or not wanted any more. Listens to nothing after the end.
 */
import { hostEnvelope, hostReport, type HostCommand, type HostProcess, type HostReport } from './protocol.js'
import type { Logger } from './log.js'
import type { Timers } from './timers.js'

export interface HostLinkOptions {
  readonly launch: () => HostProcess
  readonly timers: Timers
  readonly logger: Logger
  readonly heartbeatMs: number
  readonly missedBeats: number
  readonly onReports: (reports: readonly HostReport[]) => void
  /** The host ended or had to be ended. Called at most once, and never after `end`. */
  readonly onGone: (code: string, message: string) => void
}

export class HostLink {
  private readonly process: HostProcess
  private nextSequence = 1
  private missed = 0
  private hasSpoken = false
  private isOver = false
  private cancelWatch: () => void = () => undefined
  /** Settles when the process has ended. */
  readonly exited: Promise<void>

  constructor(private readonly options: HostLinkOptions) {
    this.process = options.launch()
    this.exited = new Promise((resolve) => {
      this.process.onExit((reason) => {
        resolve()
        this.lose('HOST-EXITED', `the IB host ended: ${reason}`)
      })
    })
    this.process.onMessage((message) => { this.take(message) })
  }

  post(command: HostCommand): void {
    if (!this.isOver) this.process.post(command)
  }

  /** Ends the host for certain and hears no more of it. */
  end(): void {
    this.isOver = true
    this.cancelWatch()
    this.process.kill()
  }

  private lose(code: string, message: string): void {
    if (this.isOver) return
    this.end()
    this.options.onGone(code, message)
  }

  /** Counts checks without a message rather than time: a main that was stalled or asleep sees one missed check, not many. */
  private watch(): void {
    this.cancelWatch = this.options.timers.after(this.options.heartbeatMs, () => {
      this.missed += 1
      if (this.missed > this.options.missedBeats) this.lose('HOST-SILENT', 'the IB host does not answer')
      else this.watch()
    })
  }

  private take(message: unknown): void {
    if (this.isOver) return
    // A process that is still starting is not silent; how long that may take is its owner's to say.
    if (!this.hasSpoken) this.watch()
    this.hasSpoken = true
    this.missed = 0
    const batch = hostEnvelope.safeParse(message)
    if (!batch.success || batch.data.sequence !== this.nextSequence) {
      this.lose('HOST-PROTOCOL', 'the IB host sent something that is no batch of its own')
      return
    }
    this.nextSequence += 1
    const reports: HostReport[] = []
    for (const item of batch.data.reports) {
      const parsed = hostReport.safeParse(item)
      if (parsed.success) reports.push(parsed.data)
      else this.options.logger.warn({ issues: parsed.error.issues, report: item }, 'a report of the IB host is set aside')
    }
    this.options.onReports(reports)
  }
}
