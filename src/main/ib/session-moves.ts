/** The moves that several transitions of the session share. Each is pure. */
import type { IbDown } from '../../shared/domain/ib-windows.js'
import { backoffDelay } from '../../shared/lib/backoff.js'
import type { BackendError } from '../../shared/state/slice-meta.js'
import { remedyOf } from './codes.js'
import type { SessionTiming } from './constants.js'
import type { Moment, SessionEffect, SessionPhase, SessionState, Step } from './session-state.js'

export function stay(state: SessionState): Step {
  return { state, effects: [] }
}

export function enter(state: SessionState, phase: SessionPhase, moment: Moment, change: Partial<SessionState> = {}): SessionState {
  return { ...state, ...change, phase, since: moment.at, down: downIn(phase, state.down, moment) }
}

function downIn(phase: SessionPhase, before: IbDown | null, moment: Moment): IbDown | null {
  switch (phase) {
    case 'upstream-lost': return before?.what === 'upstream' ? before : { what: 'upstream', since: moment.at }
    case 'starting-host': case 'connecting': case 'handshaking': case 'awaiting-id': case 'backing-off':
      return before?.what === 'gateway' ? before : { what: 'gateway', since: moment.at }
    case 'synchronising': return before
    case 'live': case 'stopped': case 'refused-client-id': case 'incompatible': case 'needs-human': return null
  }
}

export function errorOf(code: string | number, message: string, moment: Moment): BackendError {
  return { code: String(code), message, source: 'ib', remedy: remedyOf(String(code)), at: moment.at }
}

/** Leaves the connection, if there is one. What was learned from it that cannot be true any more is forgotten. */
export function leave(state: SessionState, moment: Moment): Step {
  const forgotten: SessionState = { ...state, upstream: 'ok', serverVersion: null, farms: new Map(), pingedAt: null, nextAt: null }
  const effects: SessionEffect[] = [{ type: 'session-ended' }]
  if (state.socket !== 'open') return { state: forgotten, effects }
  return {
    state: { ...forgotten, socket: 'closing', closingSince: moment.at },
    effects: [...effects, { type: 'disconnect', connection: state.connection }]
  }
}

/** Ends in a phase that only a person's act leaves. */
export function rest(state: SessionState, phase: 'stopped' | 'incompatible' | 'needs-human', cause: BackendError | null, moment: Moment): Step {
  const left = leave(state, moment)
  return { state: enter(left.state, phase, moment, { cause }), effects: left.effects }
}

/** The attempt failed: wait with jitter, never less than the gap between two connects. */
export function backOff(state: SessionState, cause: BackendError, moment: Moment, timing: SessionTiming): Step {
  const left = leave(state, moment)
  const wasSettled = state.phase === 'live' && moment.at - state.since >= timing.resetAfterLiveMs
  const attempt = (wasSettled ? 0 : state.attempt) + 1
  const wait = backoffDelay(timing.backoff, attempt, () => moment.random)
  const nextAt = Math.max(moment.at + wait, (state.lastConnectAt ?? -Infinity) + timing.betweenConnectsMs)
  return { state: enter(left.state, 'backing-off', moment, { attempt, cause, nextAt }), effects: left.effects }
}

/** The next thing on the way to a connection: a host, the end of the last socket, the gap since the last connect, or the connect. */
export function proceed(state: SessionState, moment: Moment, timing: SessionTiming): Step {
  if (state.host === 'none') {
    return { state: enter(state, 'starting-host', moment, { host: 'starting', nextAt: null }), effects: [{ type: 'start-host' }] }
  }
  if (state.host === 'starting') return stay(enter(state, 'starting-host', moment, { nextAt: null }))
  const earliest = state.lastConnectAt === null ? moment.at : state.lastConnectAt + timing.betweenConnectsMs
  if (state.socket !== 'none' || earliest > moment.at) {
    return stay(enter(state, 'backing-off', moment, { nextAt: Math.max(earliest, moment.at) }))
  }
  const connection = state.connection + 1
  return {
    state: enter(state, 'connecting', moment, {
      connection, socket: 'open', lastConnectAt: moment.at, nextAt: null, lastFrameAt: null, pingedAt: null, readOnlyApi: null
    }),
    effects: [{ type: 'connect', connection }]
  }
}
