/** Spans of time as a person types them: `30 s`, `5 min`, `2 h`. */

const SECOND = 1_000
const units: Readonly<Record<string, number>> = {
  ms: 1, s: SECOND, sec: SECOND, second: SECOND, seconds: SECOND, m: 60 * SECOND, min: 60 * SECOND, minute: 60 * SECOND, minutes: 60 * SECOND,
  h: 3_600 * SECOND, hour: 3_600 * SECOND, hours: 3_600 * SECOND, d: 86_400 * SECOND, day: 86_400 * SECOND, days: 86_400 * SECOND
}
/** From long to short; each number is written in the longest that it fits. */
const written: readonly (readonly [string, number])[] = [['d', 86_400_000], ['h', 3_600_000], ['min', 60_000], ['s', 1_000], ['ms', 1]]

/** Milliseconds; a number without a unit is seconds. Null: this is no span of time. */
export function parseDuration(text: string): number | null {
  const found = /^(\d+(?:[.,]\d+)?)\s*([a-z]*)$/i.exec(text.trim())
  const unit = found?.[2]?.toLowerCase() ?? ''
  const size = unit === '' ? SECOND : units[unit]
  if (found?.[1] === undefined || size === undefined) return null
  return Math.round(Number(found[1].replace(',', '.')) * size)
}

/** Exact: 90,000 is `90 s`, 120,000 is `2 min`. */
export function durationWords(ms: number): string {
  const [unit, size] = written.find(([, one]) => ms >= one && ms % one === 0) ?? ['s', SECOND]
  return `${String(ms / size)}\u00a0${unit}`
}
