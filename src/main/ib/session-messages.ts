/** What a message of the gateway does to the session: decided by its code alone. */
import type { BackendError } from '../../shared/state/slice-meta.js'
import { farmName, meaningOf, newPort, type CodeMeaning } from './codes.js'
import { KEPT_NOTICES, type SessionTiming } from './constants.js'
import { backOff, enter, errorOf, leave, rest, stay } from './session-moves.js'
import { openPhases, type Moment, type SessionAction, type SessionState, type Step } from './session-state.js'

type MessageAction = Extract<SessionAction, { type: 'message' }>

function withNotice(state: SessionState, message: MessageAction, moment: Moment): SessionState {
  const { code, text, reqId, request } = message
  const last = state.notices.at(-1)
  const repeats = last?.code === code && last.message === text && last.reqId === reqId
  const notice = { code, message: text, reqId, request, at: moment.at, times: repeats ? last.times + 1 : 1 }
  return { ...state, notices: [...(repeats ? state.notices.slice(0, -1) : state.notices), notice].slice(-KEPT_NOTICES) }
}

function refused(state: SessionState, message: MessageAction, moment: Moment, timing: SessionTiming): Step {
  const cause = errorOf(message.code, message.text, moment)
  const refusals = state.refusals + 1
  const counted = { ...state, refusals, attempt: state.attempt + 1 }
  if (refusals > timing.clientIdAttempts) return rest(counted, 'needs-human', cause, moment)
  const left = leave(counted, moment)
  return { state: enter(left.state, 'refused-client-id', moment, { cause, nextAt: moment.at + timing.clientIdWaitMs }), effects: left.effects }
}

/** The gateway drops this connection and listens elsewhere: the new port is a person's to confirm (IB.md 3.2). */
function portChanged(message: MessageAction, moment: Moment): BackendError {
  const error = errorOf(message.code, message.text, moment)
  const port = newPort(message.text)
  return port === null ? error : { ...error, remedy: `The gateway listens on port ${String(port)} now. Enter it in the settings.` }
}

function lost(state: SessionState, message: MessageAction, moment: Moment): Step {
  const error = errorOf(message.code, message.text, moment)
  const changed: SessionState = { ...state, upstream: 'lost', cause: error }
  // Before the session is open it only matters once it is; while it is lost the gateway says so again and again.
  if (!openPhases.has(state.phase)) return stay(changed)
  if (state.phase === 'upstream-lost') return stay(changed)
  return { state: enter(changed, 'upstream-lost', moment, { round: state.round + 1 }), effects: [{ type: 'upstream-lost', error }] }
}

function restored(state: SessionState, keepSubscriptions: boolean, moment: Moment): Step {
  const changed: SessionState = { ...state, upstream: 'ok' }
  if (!openPhases.has(state.phase)) return stay(changed)
  const round = state.round + 1
  return {
    state: enter(changed, 'synchronising', moment, { round }),
    effects: [{ type: 'synchronise', connection: state.connection, round, keepSubscriptions }]
  }
}

function farm(state: SessionState, message: MessageAction, meaning: Extract<CodeMeaning, { kind: 'farm' }>, moment: Moment): Step {
  const name = farmName(message.text)
  const farms = new Map(state.farms).set(`${meaning.farm}:${name}`, { name, kind: meaning.farm, state: meaning.state })
  const changed = { ...state, farms }
  // 2110 promises no 1101 or 1102; a farm that answers is reached over the link that was broken.
  const provesLink = state.phase === 'upstream-lost' && state.cause?.code === '2110' && meaning.state === 'ok'
  return provesLink ? restored(changed, true, moment) : stay(changed)
}

/** The step that a message of the gateway causes. Messages about a request are for the loads; only their notice is kept here. */
export function onMessage(before: SessionState, message: MessageAction, moment: Moment, timing: SessionTiming): Step {
  const state = withNotice(before, message, moment)
  if (message.reqId > 0) return stay(state)
  const meaning = meaningOf(message.code)
  switch (meaning.kind) {
    case 'client-id-in-use': return refused(state, message, moment, timing)
    case 'incompatible': return rest(state, 'incompatible', errorOf(message.code, message.text, moment), moment)
    case 'port-changed': return rest(state, 'needs-human', portChanged(message, moment), moment)
    case 'transport-down': return backOff(state, errorOf(message.code, message.text, moment), moment, timing)
    case 'upstream-lost': return lost(state, message, moment)
    case 'upstream-restored': return restored(state, meaning.dataKept, moment)
    case 'farm': return farm(state, message, meaning, moment)
    case 'too-fast': case 'request-failed': case 'no-entitlement': case 'no-line': case 'request-warning': case 'stream-ended':
    case 'validation-failed': case 'order-note': case 'ignored': case 'unknown':
      return stay(state)
  }
}
