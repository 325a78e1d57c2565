/** How well the desk's machinery is, from the phases of its parts: one judgement for the status bar and the diagnostics. */
import type { DeskStatus } from '../../shared/state/status.js'

/** calm: not well, but as expected. */
export type Level = 'ok' | 'busy' | 'bad' | 'calm' | 'off'

export const postgresLevels: Readonly<Record<DeskStatus['postgres']['phase'], Level>> = { off: 'off', connecting: 'busy', connected: 'ok', 'backing-off': 'bad', refused: 'bad' }
export const ibLevels: Readonly<Record<DeskStatus['ib']['phase'], Level>> = {
  off: 'off', stopped: 'off', 'starting-host': 'busy', connecting: 'busy', handshaking: 'busy', 'awaiting-id': 'busy', synchronising: 'busy', live: 'ok',
  'upstream-lost': 'bad', 'backing-off': 'bad', 'refused-client-id': 'bad', incompatible: 'bad', 'needs-human': 'bad'
}
export const snapshotLevels: Readonly<Record<DeskStatus['snapshot']['phase'], Level>> = { opening: 'busy', saving: 'ok', 'read-only': 'bad', failing: 'bad', closed: 'off' }

/** "backing-off" as people write it. */
export function inWords(phase: string): string {
  return phase.replaceAll('-', ' ')
}
