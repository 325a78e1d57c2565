/** "Test" in the settings: one real connection attempt, step by step, closed properly. Never a bare probe of the port (IB.md 3.7). */
import type { IbSettings } from '../../shared/config/settings.js'
import type { TestStep } from '../../shared/ipc/contract.js'
import { systemClock, type Clock } from '../../shared/lib/clock.js'
import type { IbStatus } from '../../shared/state/status.js'
import { meaningOf, remedyOf } from './codes.js'
import { SERVER_VERSIONS, timingFor, type SessionTiming } from './constants.js'
import type { HostProcess, HostReport } from './protocol.js'
import { HostLink } from './host-link.js'
import type { Logger } from './log.js'
import { systemTimers, type Timers } from './timers.js'

export interface ConnectionTestOptions {
  readonly logger: Logger
  /** The running session, where there is one: a second connection with its client id would be refused. */
  readonly running?: { readonly settings: IbSettings; readonly status: IbStatus } | null
  readonly timing?: SessionTiming
  readonly timers?: Timers
  readonly clock?: Clock
}

const stepNames = ['TCP connection', 'Version', 'Session opened', 'Accounts'] as const
type StepName = (typeof stepNames)[number]

const connectedPhases: ReadonlySet<IbStatus['phase']> = new Set(['synchronising', 'live', 'upstream-lost'])
/** Gateways send the accounts beside the next id, in either order. */
const ACCOUNTS_MS = 3_000

/**
 * Tries the settings out. Never rejects; takes no longer than the session's own limits together, and ends at the signal.
 * A session that runs with the same target but is not connected should be suspended meanwhile: both use one client id.
 */
export async function testIb(settings: IbSettings, launchHost: () => HostProcess, signal: AbortSignal, options: ConnectionTestOptions): Promise<TestStep[]> {
  const { running } = options
  if (running && isSameTarget(running.settings, settings) && connectedPhases.has(running.status.phase)) return alreadyConnected(running.status, settings)
  return new ConnectionTest(settings, options).run(launchHost, signal)
}

function isSameTarget(one: IbSettings, other: IbSettings): boolean {
  return one.host === other.host && one.port === other.port && one.clientId === other.clientId
}

function alreadyConnected(status: IbStatus, settings: IbSettings): TestStep[] {
  const passed = (step: StepName, detail: string): TestStep => ({ step, outcome: 'passed', detail, code: null, remedy: null, ms: 0 })
  return [
    passed('TCP connection', `already connected as client ${String(settings.clientId)}`),
    passed('Version', `server version ${String(status.serverVersion ?? '?')}`),
    passed('Session opened', `the session is ${status.phase}`),
    accountsStep(status.accounts, settings, 0)
  ]
}

function accountsStep(accounts: readonly string[], settings: IbSettings, ms: number): TestStep {
  const step: StepName = 'Accounts'
  const detail = accounts.join(', ')
  if (accounts.length === 0) return { step, outcome: 'warned', detail: 'the gateway named no account', code: null, remedy: null, ms }
  if (settings.account !== '' && !accounts.includes(settings.account)) {
    return { step, outcome: 'failed', detail: `${settings.account} is not among ${detail}`, code: null, remedy: 'Choose one of these accounts, or leave the field empty for all.', ms }
  }
  return { step, outcome: 'passed', detail, code: null, remedy: null, ms }
}

interface Failure {
  readonly code: string
  readonly detail: string
}

class ConnectionTest {
  private readonly steps: TestStep[] = []
  private readonly timing: SessionTiming
  private readonly timers: Timers
  private readonly clock: Clock
  private readonly accounts: string[] = []
  private stepSince: number
  private isClosed = false
  private failure: Failure | null = null
  private seen = new Map<HostReport['kind'], HostReport>()
  private wake: () => void = () => undefined

  constructor(private readonly settings: IbSettings, private readonly options: ConnectionTestOptions) {
    this.timing = options.timing ?? timingFor(settings)
    this.timers = options.timers ?? systemTimers
    this.clock = options.clock ?? systemClock
    this.stepSince = this.clock.now()
  }

  async run(launchHost: () => HostProcess, signal: AbortSignal): Promise<TestStep[]> {
    const { timers, timing } = this
    const onAbort = (): void => { this.fail('ABORTED', 'the test was ended') }
    signal.addEventListener('abort', onAbort)
    let link: HostLink | null = null
    try {
      link = new HostLink({
        launch: launchHost, timers, logger: this.options.logger, heartbeatMs: timing.heartbeatMs, missedBeats: timing.hostMissedBeats,
        onReports: (reports) => { for (const report of reports) this.take(report) },
        onGone: (code, message) => {
          this.isClosed = true
          this.fail(code, message)
        }
      })
      if (signal.aborted) onAbort()
      await this.walk(link)
      link.post({ kind: 'disconnect', connection: 1 })
      await this.until(() => this.isClosed, timing.closeMs)
    } catch (fault) {
      this.fail('HOST-LAUNCH', String(fault))
    } finally {
      signal.removeEventListener('abort', onAbort)
      link?.end()
    }
    if (link !== null) await Promise.race([link.exited, new Promise<void>((resolve) => { timers.after(timing.closeMs, resolve) })])
    return this.complete()
  }

  private async walk(link: HostLink): Promise<void> {
    const { timing, settings } = this
    await this.until(() => this.seen.has('ready'), timing.hostStartMs)
    if (!this.seen.has('ready')) return
    this.stepSince = this.clock.now()
    const { host, port, clientId, requestsPerSecond } = settings
    link.post({ kind: 'connect', connection: 1, host, port, clientId, heartbeatMs: timing.heartbeatMs, requestsPerSecond })
    if (!await this.expect('TCP connection', 'tcp-open', timing.tcpConnectMs, 'TCP-TIMEOUT', () => `connected to ${settings.host}:${String(settings.port)}`)) return
    if (!await this.expect('Version', 'version', timing.versionMs, 'HANDSHAKE-TIMEOUT', (report) => versionText(report))) return
    if (!await this.expect('Session opened', 'next-id', timing.nextIdMs, 'NEXT-ID-TIMEOUT', () => `as client ${String(settings.clientId)}`)) return
    await this.until(() => this.accounts.length > 0, ACCOUNTS_MS)
    this.steps.push(accountsStep(this.accounts, settings, this.elapsed()))
  }

  private async expect(step: StepName, kind: HostReport['kind'], limitMs: number, timeoutCode: string, describe: (report: HostReport) => string | null): Promise<boolean> {
    await this.until(() => this.seen.has(kind), limitMs)
    const report = this.seen.get(kind)
    const detail = report === undefined ? null : describe(report)
    if (detail !== null) {
      this.steps.push({ step, outcome: 'passed', detail, code: null, remedy: null, ms: this.elapsed() })
      return true
    }
    const failure = this.failure ?? (report === undefined
      ? { code: timeoutCode, detail: `no answer within ${String(limitMs / 1_000)} s` }
      : { code: 'BAD-VERSION', detail: 'the answer is no version of the API' })
    this.steps.push({ step, outcome: 'failed', detail: failure.detail, code: failure.code, remedy: remedyOf(failure.code), ms: this.elapsed() })
    return false
  }

  private take(report: HostReport): void {
    this.seen.set(report.kind, report)
    if (report.kind === 'managed-accounts') this.accounts.push(...report.accounts)
    if (report.kind === 'closed') {
      this.isClosed = true
      this.fail('CLOSED', 'the gateway closed the connection')
    }
    if (report.kind === 'fault' && report.fatal) this.fail(report.code, report.message)
    if (report.kind === 'message' && meaningOf(report.code).kind === 'client-id-in-use') this.fail(String(report.code), report.text)
    this.wake()
  }

  private fail(code: string, detail: string): void {
    this.failure ??= { code, detail }
    this.wake()
  }

  /** Waits until it is so, something failed or the limit is over. Closing is waited for even after a failure. */
  private async until(isSo: () => boolean, limitMs: number): Promise<void> {
    const hadFailed = this.failure !== null
    await new Promise<void>((resolve) => {
      const cancel = this.timers.after(limitMs, resolve)
      const check = (): void => {
        if (!isSo() && (hadFailed || this.failure === null)) return
        cancel()
        resolve()
      }
      this.wake = check
      check()
    })
    this.wake = () => undefined
  }

  private elapsed(): number {
    const now = this.clock.now()
    const ms = now - this.stepSince
    this.stepSince = now
    return ms
  }

  private complete(): TestStep[] {
    const done = new Set(this.steps.map((step) => step.step))
    if (this.steps.length === 0) {
      const { code, detail } = this.failure ?? { code: 'HOST-TIMEOUT', detail: 'the IB host did not start' }
      return [{ step: stepNames[0], outcome: 'failed', detail, code, remedy: remedyOf(code), ms: this.elapsed() }, ...skipped(done.add(stepNames[0]))]
    }
    return [...this.steps, ...skipped(done)]
  }
}

function skipped(done: ReadonlySet<string>): TestStep[] {
  return stepNames.filter((step) => !done.has(step)).map((step) => ({ step, outcome: 'skipped', detail: 'not reached', code: null, remedy: null, ms: 0 }))
}

function versionText(report: HostReport): string | null {
  if (report.kind !== 'version' || report.version === null) return null
  const isKnown = report.version >= SERVER_VERSIONS.min && report.version <= SERVER_VERSIONS.max
  return isKnown ? `server version ${String(report.version)}, ${report.text}` : null
}
