/** How the states of services are written, here and on the overview. */
import type { ServiceState } from '../../../shared/domain/service-state.js'
import type { ChipProps } from '../../components/chip.js'

export const stateTones: Readonly<Record<ServiceState, ChipProps['tone']>> = { ok: 'good', unknown: 'neutral', late: 'warn', 'not-working': 'bad', dead: 'bad' }
export const stateWords: Readonly<Record<ServiceState, string>> = { ok: 'ok', unknown: 'unknown', late: 'late', 'not-working': 'alive, not working', dead: 'dead' }

/** `12.5 ms`, `1.3 s`. */
export function runText(ms: number): string {
  return ms < 1_000 ? `${ms < 100 ? ms.toFixed(1) : String(Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`
}

/** Seconds from which a clock that is off by so much is worth a person's eye. */
const SKEW_ALARM_MS = 2_000

/** What is said of the database's clock, and whether it is worth an eye. */
export function skewWords(skewMs: number | null): { readonly text: string; readonly isAlarm: boolean } {
  if (skewMs === null) return { text: "the database's clock is not known yet", isAlarm: false }
  const size = Math.abs(skewMs)
  const amount = size < 1_000 ? `${String(Math.round(size))} ms` : size < 120_000 ? `${(size / 1_000).toFixed(1)} s` : size < 7_200_000 ? `${String(Math.round(size / 60_000))} min` : `${(size / 3_600_000).toFixed(1)} h`
  const way = skewMs >= 0 ? 'ahead of' : 'behind'
  return { text: Math.round(size) === 0 ? "the database's clock agrees with this machine's" : `the database's clock is ${amount} ${way} this machine's`, isAlarm: size >= SKEW_ALARM_MS }
}
