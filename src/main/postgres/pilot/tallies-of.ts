/** The tallies that a count of all trades tells. */
import { groupsOf } from '../../../shared/domain/pilot-contribution.js'
import type { PilotDimension } from '../../../shared/domain/pilot-rows.js'
import { PilotTallies } from '../../../shared/domain/pilot-tallies.js'
import type { TradeCell } from './pilot-answer.js'
import { MOST_STRATEGY_DAYS } from './pilot-select.js'

/** Which part of the answer tells a group. */
const partOf = (dimension: PilotDimension): TradeCell['part'] => (dimension === 'day' ? 'days' : dimension === 'strategyDay' ? 'strategyDays' : 'names')

/** The first day of which every strategy is told; empty: all days are. */
function firstWholeDay(cells: readonly TradeCell[]): string {
  const days = cells.filter(({ part }) => part === 'strategyDays').map(({ name }) => name.day)
  if (days.length <= MOST_STRATEGY_DAYS) return ''
  const first = days.reduce((least, day) => (day < least ? day : least))
  // The oldest day of a limited answer may lack strategies.
  return days.filter((day) => day > first).reduce((least, day) => (day < least ? day : least), '\uffff')
}

export function talliesOf(cells: readonly TradeCell[]): PilotTallies {
  const tallies = new PilotTallies(firstWholeDay(cells))
  for (const { part, name, sums } of cells) for (const group of groupsOf(name, tallies.strategyDaysFrom)) if (partOf(group.dimension) === part) tallies.include(group, sums)
  return tallies
}
