/**
 * The IB session as a pure function (DESIGN section 4): what is, what happens, what then is and what is to be done.
 * No clock, no socket, no process here; session-driver.ts does what the effects say.
 */
import { meaningOf } from './codes.js'
import { SERVER_VERSIONS, type SessionTiming } from './constants.js'
import { onMessage } from './session-messages.js'
import { backOff, enter, errorOf, proceed, rest, stay } from './session-moves.js'
import { deadAfter, type Moment, type SessionAction, type SessionPhase, type SessionState, type Step } from './session-state.js'

const tryingPhases: ReadonlySet<SessionPhase> = new Set(['connecting', 'handshaking', 'awaiting-id', 'synchronising', 'live', 'upstream-lost'])

/** One step of the session. */
export function reduce(state: SessionState, action: SessionAction, moment: Moment, timing: SessionTiming): Step {
  if ('connection' in action) {
    return action.connection === state.connection ? onConnection(state, action, moment, timing) : stay(state)
  }
  switch (action.type) {
    case 'start': return state.phase === 'stopped' && !state.suspended ? proceed({ ...state, cause: null }, moment, timing) : stay(state)
    case 'stop': return rest({ ...state, suspended: false, attempt: 0, refusals: 0 }, 'stopped', null, moment)
    case 'suspend': return state.phase === 'stopped' ? stay(state) : rest({ ...state, suspended: true }, 'stopped', null, moment)
    case 'resume': return state.suspended ? proceed({ ...state, suspended: false, attempt: 0, refusals: 0 }, moment, timing) : stay(state)
    case 'retry': return onRetry(state, moment, timing)
    case 'host-ready': return onHostReady(state, moment, timing)
    case 'host-gone': return onHostGone(state, errorOf(action.code, action.message, moment), moment, timing)
    case 'clock': return onClock(state, moment, timing)
  }
}

function onRetry(state: SessionState, moment: Moment, timing: SessionTiming): Step {
  switch (state.phase) {
    case 'backing-off': case 'refused-client-id': case 'incompatible': case 'needs-human':
      return proceed({ ...state, refusals: 0 }, moment, timing)
    default: return stay(state)
  }
}

function onHostReady(state: SessionState, moment: Moment, timing: SessionTiming): Step {
  if (state.host === 'none') return stay(state)
  const up: SessionState = { ...state, host: 'up' }
  return state.phase === 'starting-host' ? proceed(up, moment, timing) : stay(up)
}

function onHostGone(state: SessionState, cause: ReturnType<typeof errorOf>, moment: Moment, timing: SessionTiming): Step {
  if (state.host === 'none') return stay(state)
  // Its socket went with it.
  const without: SessionState = { ...state, host: 'none', socket: 'none', closingSince: null, hostRestarts: state.hostRestarts + 1 }
  if (state.phase === 'starting-host' || tryingPhases.has(state.phase)) return backOff(without, cause, moment, timing)
  return stay(without)
}

/** The socket is not given up within its limit, or the host does not answer: killing the process frees everything. */
function killHost(state: SessionState): SessionState {
  return { ...state, host: 'none', socket: 'none', closingSince: null, hostRestarts: state.hostRestarts + 1 }
}

function onClock(state: SessionState, moment: Moment, timing: SessionTiming): Step {
  if (state.socket === 'closing' && state.closingSince !== null && moment.at >= state.closingSince + timing.closeMs) {
    return { state: killHost(state), effects: [{ type: 'kill-host' }] }
  }
  const lasted = moment.at - state.since
  const fail = (code: string, message: string): Step => backOff(state, errorOf(code, message, moment), moment, timing)
  switch (state.phase) {
    case 'starting-host': {
      if (lasted < timing.hostStartMs) return stay(state)
      const step = backOff(killHost(state), errorOf('HOST-TIMEOUT', 'the IB host did not start', moment), moment, timing)
      return { state: step.state, effects: [{ type: 'kill-host' }, ...step.effects] }
    }
    case 'connecting': return lasted < timing.tcpConnectMs ? stay(state) : fail('TCP-TIMEOUT', 'no TCP connection within the limit')
    case 'handshaking': return lasted < timing.versionMs ? stay(state) : fail('HANDSHAKE-TIMEOUT', 'the gateway accepted the connection and said nothing')
    case 'awaiting-id': return lasted < timing.nextIdMs ? stay(state) : fail('NEXT-ID-TIMEOUT', 'the gateway did not open the session')
    case 'backing-off': case 'refused-client-id':
      return state.socket === 'none' && state.nextAt !== null && moment.at >= state.nextAt ? proceed(state, moment, timing) : stay(state)
    case 'synchronising': case 'live': case 'upstream-lost': return whileOpen(state, moment, timing)
    case 'stopped': case 'incompatible': case 'needs-human': return stay(state)
  }
}

function whileOpen(state: SessionState, moment: Moment, timing: SessionTiming): Step {
  const heard = state.lastFrameAt ?? state.since
  const silence = moment.at - heard
  if (silence >= deadAfter(state, timing)) {
    return backOff(state, errorOf('SILENT', `nothing from the gateway for ${String(Math.round(silence / 1_000))} s`, moment), moment, timing)
  }
  const lasted = moment.at - state.since
  let next = state
  // Loads that have not ended have said so in their own slices.
  if (state.phase === 'synchronising' && lasted >= timing.synchroniseMs) next = goLive(state, moment)
  if (state.phase === 'live' && lasted >= timing.resetAfterLiveMs) next = { ...state, attempt: 0 }
  const hasPinged = state.pingedAt !== null && state.pingedAt >= heard
  if (hasPinged || silence < timing.pingAfterIdleMs) return stay(next)
  return { state: { ...next, pingedAt: moment.at }, effects: [{ type: 'ping', connection: state.connection }] }
}

function goLive(state: SessionState, moment: Moment): SessionState {
  return enter(state, 'live', moment, { cause: null, refusals: 0 })
}

function onConnection(state: SessionState, action: Extract<SessionAction, { connection: number }>, moment: Moment, timing: SessionTiming): Step {
  if (action.type === 'closed') return onClosed(state, moment, timing)
  // Whatever a connection that was given up still says is too late.
  if (state.socket !== 'open') return stay(state)
  const heard: SessionState = { ...state, lastFrameAt: moment.at }
  switch (action.type) {
    case 'frame': return stay(heard)
    case 'tcp-open': return state.phase === 'connecting' ? stay(enter(state, 'handshaking', moment)) : stay(state)
    case 'version': return onVersion(heard, action.version, moment, timing)
    case 'next-id': return onNextId(heard, moment)
    case 'accounts': return stay({ ...heard, accounts: action.accounts })
    case 'fault': return onFault(state, errorOf(action.code, action.message, moment), moment, timing)
    case 'message': return onMessage(heard, action, moment, timing)
    case 'synchronised':
      return state.phase === 'synchronising' && action.round === state.round ? stay(goLive(state, moment)) : stay(state)
    case 'read-only-api': return stay({ ...state, readOnlyApi: action.on })
  }
}

function onClosed(state: SessionState, moment: Moment, timing: SessionTiming): Step {
  const gone: SessionState = { ...state, socket: 'none', closingSince: null }
  if (!tryingPhases.has(state.phase)) return stay(gone)
  return backOff(gone, errorOf('CLOSED', 'the gateway closed the connection', moment), moment, timing)
}

function onVersion(state: SessionState, version: number | null, moment: Moment, timing: SessionTiming): Step {
  if (state.phase !== 'handshaking' && state.phase !== 'connecting') return stay(state)
  if (version === null) return backOff(state, errorOf('BAD-VERSION', 'the answer to the greeting is no version', moment), moment, timing)
  if (version < SERVER_VERSIONS.min || version > SERVER_VERSIONS.max) {
    return rest(state, 'incompatible', errorOf(506, `Unsupported Version ${String(version)}`, moment), moment)
  }
  return stay(enter(state, 'awaiting-id', moment, { serverVersion: version }))
}

function onNextId(state: SessionState, moment: Moment): Step {
  if (state.phase !== 'awaiting-id') return stay(state)
  const round = state.round + 1
  // The client id was accepted, whatever happens next.
  const open = { ...state, round, refusals: 0 }
  if (state.upstream === 'lost' && state.cause !== null) {
    return { state: enter(open, 'upstream-lost', moment), effects: [{ type: 'upstream-lost', error: state.cause }] }
  }
  return {
    state: enter(open, 'synchronising', moment),
    effects: [{ type: 'synchronise', connection: state.connection, round, keepSubscriptions: false }]
  }
}

function onFault(state: SessionState, cause: ReturnType<typeof errorOf>, moment: Moment, timing: SessionTiming): Step {
  if (!tryingPhases.has(state.phase)) return stay(state)
  const code = Number(cause.code)
  if (meaningOf(code).kind === 'incompatible') return rest(state, 'incompatible', cause, moment)
  return backOff(state, cause, moment, timing)
}
