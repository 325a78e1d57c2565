/** Names for what moves the session from phase to phase: one vocabulary for the log and for the diagram in docs/ib-session.md. */
import { meaningOf } from './codes.js'
import type { SessionAction, SessionPhase, SessionState, Step } from './session-state.js'

/** What the clock means in a phase; the phases that only an event leaves are missing. */
const clockNames: Partial<Readonly<Record<SessionPhase, string>>> = {
  'starting-host': 'host-timeout',
  connecting: 'tcp-timeout',
  handshaking: 'handshake-timeout',
  'awaiting-id': 'next-id-timeout',
  'backing-off': 'wait-over',
  'refused-client-id': 'wait-over',
  live: 'silence',
  'upstream-lost': 'silence'
}

/** Whether the step is a move: into another phase, or into the same one for another synchronisation. */
export function isTransition(before: SessionState, step: Step): boolean {
  return before.phase !== step.state.phase || step.effects.some((effect) => effect.type === 'synchronise')
}

/** Name of the move that `action` causes. Messages and faults are named by what their code means, never by their text. */
export function transitionName(before: SessionState, action: SessionAction, after: SessionState): string {
  switch (action.type) {
    case 'clock':
      if (before.phase === 'synchronising') return after.phase === 'live' ? 'loads-overdue' : 'silence'
      return clockNames[before.phase] ?? action.type
    case 'version':
      if (after.phase === 'awaiting-id') return 'version'
      return after.phase === 'incompatible' ? 'unsupported-version' : 'no-version'
    case 'message': return meaningOf(action.code).kind
    case 'fault': return after.phase === 'incompatible' ? 'incompatible' : 'fault'
    default: return action.type
  }
}
