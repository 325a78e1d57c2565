/** The days of a chart: those on which something was, and every weekday between, so that a day without anything leaves its place empty. */

const DAY_MS = 86_400_000
/** More than about these no chart can part. */
const MOST_DAYS = 2_000

const parse = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** @param days as `2026-11-21`, in any order @returns oldest first, each once */
export function tradingDays(days: readonly string[]): readonly string[] {
  const own = [...new Set(days)].sort()
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined || (parse(last) - parse(first)) / DAY_MS > MOST_DAYS) return own
  const all = new Set(own)
  for (let at = parse(first); at <= parse(last); at += DAY_MS) {
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6) all.add(new Date(at).toISOString().slice(0, 10))
  }
  return [...all].sort()
}
