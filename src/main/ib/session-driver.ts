/** Gives the session its clock, its host process and its effects. Holds the state; decides nothing. */
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { IbSettings } from '../../shared/config/settings.js'
import { AskedRequests } from './asked-requests.js'
import { meaningOf } from './codes.js'
import type { SessionTiming } from './constants.js'
import { HostLink } from './host-link.js'
import type { Logger } from './log.js'
import type { HostProcess, HostReport, HostRequest } from './protocol.js'
import { deadline, initialSession, setBack, type SessionAction, type SessionEffect, type SessionState } from './session-state.js'
import { reduce } from './session.js'
import { isTransition, transitionName } from './session-transitions.js'
import type { Timers } from './timers.js'

/** What happens with the data of the session. */
export interface SessionListener {
  /** The state has changed. */
  onState(state: SessionState, before: SessionState): void
  /** The gateway is ready to be asked for everything. */
  onSynchronise(connection: number, round: number, keepSubscriptions: boolean): void
  onUpstreamLost(effect: Extract<SessionEffect, { type: 'upstream-lost' }>): void
  onEnded(): void
  /** Reports of the current connection, in order. */
  onReports(reports: readonly HostReport[]): void
}

export interface SessionDriverOptions {
  readonly settings: IbSettings
  readonly timing: SessionTiming
  readonly clock: Clock
  readonly random: () => number
  readonly timers: Timers
  readonly logger: Logger
  readonly launchHost: () => HostProcess
  readonly listener: SessionListener
}

export class SessionDriver {
  private current: SessionState
  private link: HostLink | null = null
  private cancelClock: () => void = () => undefined
  private frames = 0
  private readonly asked = new AskedRequests()
  /** Ends of hosts that were killed: no new one starts before the old one's socket is certainly gone. */
  private lastExit: Promise<void> = Promise.resolve()
  private isStopped = false
  /** By the clock, when it was last looked at: a clock that is set back shows less. */
  private lookedAt: EpochMs
  private waiters: (() => void)[] = []

  constructor(private readonly options: SessionDriverOptions) {
    this.lookedAt = options.clock.now()
    this.current = initialSession(this.lookedAt)
  }

  get state(): SessionState {
    return this.current
  }

  dispatch(action: SessionAction): void {
    const known = this.current
    const at = this.options.clock.now()
    const before = at < this.lookedAt ? setBack(known, this.lookedAt - at) : known
    this.lookedAt = at
    const moment = { at, random: this.options.random() }
    const step = reduce(before, action, moment, this.options.timing)
    this.current = step.state
    if (isTransition(before, step)) this.logTransition(action, before, step.state)
    for (const effect of step.effects) this.perform(effect)
    if (known !== step.state) this.options.listener.onState(step.state, before)
    this.armClock()
    for (const waiter of this.waiters.splice(0)) waiter()
  }

  /** Makes a request on the current connection. @returns false, and does nothing, unless the gateway has opened the session. */
  ask(request: HostRequest): boolean {
    if (this.current.phase !== 'synchronising' && this.current.phase !== 'live') return false
    this.send(request)
    return true
  }

  private send(request: HostRequest): void {
    this.asked.note(request)
    this.link?.post({ kind: 'ask', connection: this.current.connection, request })
  }

  /** Ends everything: FIN, a moment for it, then the process. Settles when the process is gone. */
  async stop(): Promise<void> {
    this.isStopped = true
    this.dispatch({ type: 'stop' })
    await this.until(() => this.current.socket === 'none', this.options.timing.closeMs)
    this.cancelClock()
    this.endLink()
    await this.within(this.lastExit, this.options.timing.closeMs)
  }

  private async until(isSo: () => boolean, limitMs: number): Promise<void> {
    const reached = new Promise<void>((resolve) => {
      const check = (): void => {
        if (isSo()) resolve()
        else this.waiters.push(check)
      }
      check()
    })
    await this.within(reached, limitMs)
    this.waiters = []
  }

  private within(work: Promise<void>, limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.options.timers.after(limitMs, resolve)
      void work.finally(() => {
        cancel()
        resolve()
      })
    })
  }

  private armClock(): void {
    this.cancelClock()
    const at = deadline(this.current, this.options.timing)
    if (at === null) return
    this.cancelClock = this.options.timers.after(Math.max(0, at - this.options.clock.now()), () => { this.dispatch({ type: 'clock' }) })
  }

  private perform(effect: SessionEffect): void {
    const { listener, settings, timing } = this.options
    switch (effect.type) {
      case 'start-host': this.startHost(); break
      case 'kill-host': this.endLink(); break
      case 'connect':
        this.frames = 0
        this.asked.clear()
        this.link?.post({
          kind: 'connect', connection: effect.connection, host: settings.host, port: settings.port, clientId: settings.clientId, heartbeatMs: timing.heartbeatMs,
          requestsPerSecond: settings.requestsPerSecond
        })
        break
      case 'disconnect': this.link?.post({ kind: 'disconnect', connection: effect.connection }); break
      case 'ping': this.send({ kind: 'current-time' }); break
      case 'synchronise': listener.onSynchronise(effect.connection, effect.round, effect.keepSubscriptions); break
      case 'upstream-lost': listener.onUpstreamLost(effect); break
      case 'session-ended': listener.onEnded(); break
    }
  }

  private startHost(): void {
    void this.within(this.lastExit, this.options.timing.closeMs).then(() => {
      if (this.isStopped || this.current.host !== 'starting' || this.link !== null) return
      this.launch()
    })
  }

  private launch(): void {
    const { launchHost, timers, logger, timing } = this.options
    try {
      this.link = new HostLink({
        launch: launchHost, timers, logger, heartbeatMs: timing.heartbeatMs, missedBeats: timing.hostMissedBeats,
        onReports: (reports) => { this.take(reports) },
        onGone: (code, message) => {
          if (this.link !== null) this.lastExit = this.link.exited
          this.link = null
          logger.error({ code }, message)
          this.dispatch({ type: 'host-gone', code, message })
        }
      })
    } catch (fault) {
      this.dispatch({ type: 'host-gone', code: 'HOST-LAUNCH', message: String(fault) })
    }
  }

  private endLink(): void {
    if (this.link === null) return
    this.lastExit = this.link.exited
    this.link.end()
    this.link = null
  }

  private take(reports: readonly HostReport[]): void {
    const mine: HostReport[] = []
    for (const report of reports) {
      if (report.kind === 'ready') this.dispatch({ type: 'host-ready' })
      else if (report.connection === this.current.connection) {
        mine.push(report)
        this.translate(report)
      }
    }
    if (mine.length > 0) this.options.listener.onReports(mine)
  }

  private translate(report: Exclude<HostReport, { kind: 'ready' }>): void {
    const { connection } = report
    switch (report.kind) {
      case 'heartbeat':
        if (report.frames > this.frames) {
          this.frames = report.frames
          this.dispatch({ type: 'frame', connection })
        }
        break
      case 'tcp-open': case 'next-id': case 'closed': this.dispatch({ type: report.kind, connection }); break
      case 'version': this.dispatch({ type: 'version', connection, version: report.version }); break
      case 'managed-accounts': this.dispatch({ type: 'accounts', connection, accounts: report.accounts }); break
      case 'fault': {
        const fields = { connection, code: report.code, detail: report.detail }
        if (!report.fatal) this.options.logger.warn(fields, report.message)
        else {
          this.options.logger.error(fields, report.message)
          this.dispatch({ type: 'fault', connection, code: report.code, message: report.message })
        }
        break
      }
      case 'message': {
        const { code, text, reqId } = report
        const request = this.asked.of(reqId)
        this.options.logger.info({ connection, code, reqId, request, meaning: meaningOf(code).kind }, text)
        this.dispatch({ type: 'message', connection, code, text, reqId, request })
        break
      }
      case 'current-time': this.dispatch({ type: 'frame', connection }); break
      default: break // Rows are for the feed; the heartbeat tells that frames arrive.
    }
  }

  private logTransition(action: SessionAction, before: SessionState, after: SessionState): void {
    this.options.logger.info(
      { transition: transitionName(before, action, after), connection: after.connection, attempt: after.attempt, nextAt: after.nextAt, cause: after.cause?.code ?? null },
      `IB session: ${before.phase} -> ${after.phase}`
    )
  }
}
