/** How the states of services are written, here and on the overview. */
import { serviceCounts, type ServiceState, type ServiceView } from '../../../shared/domain/service-state.js'
import type { ChipProps } from '../../components/chip.js'
import { serviceCountText, serviceStateText } from '../../text/service-states.js'

export const stateTones: Readonly<Record<ServiceState, ChipProps['tone']>> = { ok: 'good', unknown: 'neutral', late: 'warn', 'not-working': 'bad', dead: 'bad' }
export const stateWords: Readonly<Record<ServiceState, string>> = serviceStateText

/** `7 of 9 ok`; null: there are none. Where none can be judged, 0 of 9 would say that all have failed. */
export function okWords(services: readonly Pick<ServiceView, 'state'>[]): string | null {
  const { by } = serviceCounts(services)
  const all = services.length
  if (all === 0) return null
  return by.unknown === all ? serviceCountText.unknown(String(all)) : serviceCountText.ok(String(by.ok), String(all))
}

/** `12.5 ms`, `1.3 s`. */
export function runText(ms: number): string {
  return ms < 1_000 ? `${ms < 100 ? ms.toFixed(1) : String(Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`
}
