/** What is known of this run of the app, as text for whoever can mend a fault: no password, no account, no host, no amount. */
import type { InboxState } from '../../shared/domain/alerts/inbox.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { DeskStatus } from '../../shared/state/status.js'
import type { PageCrash } from '../windows/page-crashes.js'
import { withoutSecrets } from './without-secrets.js'

export interface Versions {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
  /** Operating system, its release and the processor. */
  readonly platform: string
}

export interface DiagnosticsFacts {
  readonly versions: Versions
  readonly sandboxed: boolean
  readonly now: EpochMs
  readonly startedAt: EpochMs
  readonly status: Pick<DeskStatus, 'desk' | 'postgres' | 'ib' | 'snapshot'> | null
  readonly alerts: Pick<InboxState, 'ledger' | 'channels'> | null
  readonly crash: PageCrash | null
  readonly log: readonly string[]
  /** The user's folder, to be left out. */
  readonly home: string
}

function alertsLine(alerts: DiagnosticsFacts['alerts']): string {
  if (alerts === null) return 'alerts are not watched yet'
  const { ledger, channels } = alerts
  const { count, slowestMs } = ledger.writes
  const told = channels.map(({ name, error, waiting }) => `${name} ${error === null ? 'fine' : `failing (${error.code})`}, ${String(waiting)} waiting`)
  return [`alerts ${ledger.phase}, written ${String(count)} times, slowest ${String(slowestMs)} ms, ${String(ledger.waiting)} waiting, ${String(ledger.restarts)} restarts`, ...told].join('; ')
}

const utc = (at: EpochMs): string => new Date(at).toISOString()

function crashLine({ reason, exitCode, detail, at, count }: PageCrash): string {
  const known = [exitCode === null ? '' : `exit code ${String(exitCode)}`, detail].filter((part) => part !== '')
  return `the page${exitCode === null ? ' did not begin' : "'s process died"}, failure ${String(count)} of this run, ${utc(at)}: ${reason}${known.length === 0 ? '' : ` (${known.join('; ')})`}`
}

export function diagnosticsText({ versions, sandboxed, now, startedAt, status, alerts, crash, log, home }: DiagnosticsFacts): string {
  const { version, electron, chromium, node, platform } = versions
  const lines = [
    `Pitwall ${version}, Electron ${electron}, Chromium ${chromium}, Node ${node}`,
    `${platform}${sandboxed ? '' : ', no sandbox'}`,
    `${utc(now)}, running for ${String(Math.round((now - startedAt) / 1_000))} s`,
    status === null ? 'no desk is open' : `${status.desk} desk, postgres ${status.postgres.phase}, ib ${status.ib.phase}, snapshot ${status.snapshot.phase}`,
    alertsLine(alerts),
    crash === null ? 'the page has not died in this run' : crashLine(crash),
    '',
    log.length === 0 ? 'no log' : 'Last lines of the log:',
    ...log
  ]
  return withoutSecrets(lines.join('\n'), home)
}
