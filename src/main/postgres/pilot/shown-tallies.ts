/** The groups that the page is told of: all of them, unless there are more than anyone could look through. */
import type { PilotTallyRow } from '../../../shared/domain/pilot-rows.js'

/** Of strategies, venues and symbols each. */
const MOST_GROUPS = 2_000

const limited = ['strategy', 'venue', 'symbol'] as const
const size = (row: PilotTallyRow): number => row.closed + row.withoutResult + row.open

export function shownTallies(rows: readonly PilotTallyRow[]): { readonly rows: readonly PilotTallyRow[]; readonly leftOut: number } {
  const shown = limited.flatMap((dimension) => {
    const own = rows.filter((row) => row.dimension === dimension)
    return own.length <= MOST_GROUPS ? own : own.sort((a, b) => size(b) - size(a)).slice(0, MOST_GROUPS)
  })
  const whole = rows.filter(({ dimension }) => dimension === 'all' || dimension === 'day' || dimension === 'strategyDay')
  return { rows: [...whole, ...shown], leftOut: rows.length - whole.length - shown.length }
}
