/** What is said of the database's clock. Apart: the overview does not need it. */
import { servicesText } from '../../text/services.js'

const words = servicesText.clock

/** Seconds from which a clock that is off by so much is worth a person's eye. */
const SKEW_ALARM_MS = 2_000

/** What is said of the database's clock, and whether it is worth an eye. */
export function skewWords(skewMs: number | null): { readonly text: string; readonly isAlarm: boolean } {
  if (skewMs === null) return { text: words.unknown, isAlarm: false }
  const size = Math.abs(skewMs)
  const amount = size < 1_000 ? `${String(Math.round(size))} ms` : size < 120_000 ? `${(size / 1_000).toFixed(1)} s` : size < 7_200_000 ? `${String(Math.round(size / 60_000))} min` : `${(size / 3_600_000).toFixed(1)} h`
  return { text: Math.round(size) === 0 ? words.agrees : skewMs >= 0 ? words.ahead(amount) : words.behind(amount), isAlarm: size >= SKEW_ALARM_MS }
}
