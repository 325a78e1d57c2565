/** The session as the status bar and the diagnostics see it. */
import type { IbSettings } from '../../shared/config/settings.js'
import type { IbStatus } from '../../shared/state/status.js'
import { openPhases, type SessionState } from './session-state.js'

export function toStatus(state: SessionState, settings: IbSettings): IbStatus {
  return {
    phase: settings.enabled ? state.phase : 'off',
    since: state.since,
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
    notices: [...state.notices]
  }
}
