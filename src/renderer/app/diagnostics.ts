/** What a person sends when the page has a fault: versions and phases, no account, no host, no amount. */
import type { RequestOutput } from '../../shared/ipc/contract.js'
import type { DeskStatus } from '../../shared/state/status.js'

export interface Fault {
  readonly fault: Error
  readonly app: RequestOutput<'desk:open'>['app'] | null
  readonly status: Pick<DeskStatus, 'desk' | 'postgres' | 'ib' | 'snapshot'> | null
  /** Address of the screen. */
  readonly screen: string
  readonly at: Date
}

/** A status that is not what it should be may be the very fault. */
function phases(status: Fault['status']): string {
  try {
    return status === null ? 'status not known' : `${status.desk} desk, postgres ${status.postgres.phase}, ib ${status.ib.phase}, snapshot ${status.snapshot.phase}`
  } catch (broken) {
    return `status unreadable: ${String(broken)}`
  }
}

export function diagnostics({ fault, app, status, screen, at }: Fault): string {
  return [
    app === null ? 'Pitwall, version not known' : `Pitwall ${app.version}, Electron ${app.electron}, ${app.platform}${app.sandboxed ? '' : ', no sandbox'}`,
    `${at.toISOString()}, screen ${screen === '' ? '#overview' : screen}`,
    phases(status),
    '',
    fault.stack ?? `${fault.name}: ${fault.message}`
  ].join('\n')
}
