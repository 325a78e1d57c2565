/** How the states of services are written, here and on the overview. */
import type { ServiceState } from '../../../shared/domain/service-state.js'
import type { ChipProps } from '../../components/chip.js'
import { serviceStateText } from '../../text/service-states.js'

export const stateTones: Readonly<Record<ServiceState, ChipProps['tone']>> = { ok: 'good', unknown: 'neutral', late: 'warn', 'not-working': 'bad', dead: 'bad' }
export const stateWords: Readonly<Record<ServiceState, string>> = serviceStateText

/** `12.5 ms`, `1.3 s`. */
export function runText(ms: number): string {
  return ms < 1_000 ? `${ms < 100 ? ms.toFixed(1) : String(Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`
}
