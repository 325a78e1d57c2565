/** What the session is, what can happen to it and what it asks to be done: the vocabulary of the reducer in session.ts. */
import type { IbDown } from '../../shared/domain/ib-windows.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { BackendError } from '../../shared/state/slice-meta.js'
import type { IbStatus } from '../../shared/state/status.js'
import type { SessionTiming } from './constants.js'

export type SessionPhase = Exclude<IbStatus['phase'], 'off'>
export type Farm = IbStatus['farms'][number]
export type Notice = IbStatus['notices'][number]

export interface SessionState {
  readonly phase: SessionPhase
  readonly since: EpochMs
  /** What does not answer, and since when; null: nothing, or nothing that time alone mends. */
  readonly down: IbDown | null
  /** Consecutive failures. */
  readonly attempt: number
  /** Number of the current or last connection; 0: none yet. */
  readonly connection: number
  /** `closing`: told to close, not yet known to be gone. No connect happens before it is. */
  readonly socket: 'none' | 'open' | 'closing'
  readonly closingSince: EpochMs | null
  readonly host: 'none' | 'starting' | 'up'
  readonly lastConnectAt: EpochMs | null
  readonly nextAt: EpochMs | null
  /** Why the session is not live, or the last failure until the next success. */
  readonly cause: BackendError | null
  /** Consecutive refusals of the client id. */
  readonly refusals: number
  readonly upstream: 'ok' | 'lost'
  /** Number of the current synchronisation: an older one's end means nothing. */
  readonly round: number
  readonly serverVersion: number | null
  readonly accounts: readonly string[]
  readonly farms: ReadonlyMap<string, Farm>
  readonly lastFrameAt: EpochMs | null
  readonly pingedAt: EpochMs | null
  readonly readOnlyApi: boolean | null
  readonly hostRestarts: number
  readonly notices: readonly Notice[]
  readonly suspended: boolean
}

/** Actions that come from a connection carry its number; those of an older connection are ignored. */
export type SessionAction =
  | { readonly type: 'start' | 'stop' | 'suspend' | 'resume' | 'clock' }
  /** A person asks to try now. */
  | { readonly type: 'retry' }
  | { readonly type: 'host-ready' }
  | { readonly type: 'host-gone'; readonly code: string; readonly message: string }
  | { readonly type: 'tcp-open' | 'next-id' | 'closed' | 'frame'; readonly connection: number }
  | { readonly type: 'version'; readonly connection: number; readonly version: number | null }
  | { readonly type: 'accounts'; readonly connection: number; readonly accounts: readonly string[] }
  | { readonly type: 'fault'; readonly connection: number; readonly code: string; readonly message: string }
  | { readonly type: 'message'; readonly connection: number; readonly code: number; readonly text: string; readonly reqId: number; readonly request: string | null }
  | { readonly type: 'synchronised'; readonly connection: number; readonly round: number }
  | { readonly type: 'read-only-api'; readonly connection: number; readonly on: boolean }

export type SessionEffect =
  | { readonly type: 'start-host' | 'kill-host' }
  | { readonly type: 'connect' | 'disconnect' | 'ping'; readonly connection: number }
  /** Load everything; `keepSubscriptions`: the gateway still has them. */
  | { readonly type: 'synchronise'; readonly connection: number; readonly round: number; readonly keepSubscriptions: boolean }
  /** The session is over: nothing is being asked any more. */
  | { readonly type: 'session-ended' }
  | { readonly type: 'upstream-lost'; readonly error: BackendError }

/** What the reducer may know of the world: the time and one random number in [0, 1). */
export interface Moment {
  readonly at: EpochMs
  readonly random: number
}

export interface Step {
  readonly state: SessionState
  readonly effects: readonly SessionEffect[]
}

export function initialSession(at: EpochMs): SessionState {
  return {
    phase: 'stopped', since: at, down: null, attempt: 0, connection: 0, socket: 'none', closingSince: null, host: 'none', lastConnectAt: null, nextAt: null,
    cause: null, refusals: 0, upstream: 'ok', round: 0, serverVersion: null, accounts: [], farms: new Map(), lastFrameAt: null, pingedAt: null,
    readOnlyApi: null, hostRestarts: 0, notices: [], suspended: false
  }
}

/**
 * The same session after the machine's clock was set back by so many milliseconds: what was to be in two seconds is in two
 * seconds still, and what was waited for is not waited for until the clock has caught up.
 */
export function setBack(state: SessionState, ms: number): SessionState {
  const moved = (at: EpochMs | null): EpochMs | null => (at === null ? null : at - ms)
  return {
    ...state, since: state.since - ms, down: state.down === null ? null : { ...state.down, since: state.down.since - ms }, closingSince: moved(state.closingSince),
    lastConnectAt: moved(state.lastConnectAt), nextAt: moved(state.nextAt), lastFrameAt: moved(state.lastFrameAt), pingedAt: moved(state.pingedAt)
  }
}

/** Phases in which the gateway has opened the session, so that requests may be made. */
export const openPhases: ReadonlySet<SessionPhase> = new Set(['synchronising', 'live', 'upstream-lost'])

/** How long no frame may come, in milliseconds. */
export function deadAfter(state: SessionState, timing: SessionTiming): number {
  return state.upstream === 'lost' ? timing.deadWhileUpstreamLostMs : timing.deadAfterMs
}

/** When the clock must be looked at next; null: only an event can change anything. */
export function deadline(state: SessionState, timing: SessionTiming): EpochMs | null {
  const due: number[] = []
  if (state.socket === 'closing' && state.closingSince !== null) due.push(state.closingSince + timing.closeMs)
  const { since } = state
  switch (state.phase) {
    case 'starting-host': due.push(since + timing.hostStartMs); break
    case 'connecting': due.push(since + timing.tcpConnectMs); break
    case 'handshaking': due.push(since + timing.versionMs); break
    case 'awaiting-id': due.push(since + timing.nextIdMs); break
    case 'backing-off': case 'refused-client-id':
      if (state.socket === 'none' && state.nextAt !== null) due.push(state.nextAt)
      break
    case 'synchronising': due.push(since + timing.synchroniseMs, ...liveness(state, timing)); break
    case 'live':
      due.push(...liveness(state, timing))
      if (state.attempt > 0) due.push(since + timing.resetAfterLiveMs)
      break
    case 'upstream-lost': due.push(...liveness(state, timing)); break
    case 'stopped': case 'incompatible': case 'needs-human': break
  }
  return due.length === 0 ? null : Math.min(...due)
}

function liveness(state: SessionState, timing: SessionTiming): number[] {
  const heard = state.lastFrameAt ?? state.since
  const hasPinged = state.pingedAt !== null && state.pingedAt >= heard
  return [heard + (hasPinged ? deadAfter(state, timing) : timing.pingAfterIdleMs)]
}
