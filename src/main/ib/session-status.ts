/** The session as the status bar and the diagnostics see it. */
import { windowOf, type KnownWindow } from '../../shared/domain/ib-windows.js'
import type { IbSettings } from '../../shared/config/settings.js'
import type { IbStatus } from '../../shared/state/status.js'
import type { FeedStatus } from './feed/broker-feed.js'
import { openPhases, type SessionState } from './session-state.js'

/**
 * @param localZone zone of this machine, for a restart time without one
 * @param feed what the feed says of itself
 */
export function toStatus(state: SessionState, settings: IbSettings, localZone: string, feed: FeedStatus): IbStatus {
  return {
    phase: settings.enabled ? state.phase : 'off',
    since: state.since,
    down: state.down,
    expected: expectedWindow(state, settings, localZone),
    attempt: state.attempt,
    nextAttemptAt: state.nextAt,
    error: state.cause,
    target: `${settings.host}:${String(settings.port)}, client ${String(settings.clientId)}`,
    serverVersion: state.serverVersion,
    accounts: [...state.accounts],
    farms: openPhases.has(state.phase) ? [...state.farms.values()] : [],
    lastFrameAt: state.lastFrameAt,
    readOnlyApi: state.readOnlyApi,
    hostRestarts: state.hostRestarts,
    notices: [...state.notices],
    ...feed
  }
}

function expectedWindow({ down }: SessionState, { regions, gatewayRestartAt }: IbSettings, localZone: string): KnownWindow | null {
  return down === null ? null : windowOf(down, { regions, restartAt: gatewayRestartAt, localZone })
}
