/** A position's profit or loss has passed a level. */
import { big, text, type DecimalText } from '../../../lib/decimal.js'
import { compareDecimals } from '../compare.js'
import type { Verdict } from '../machine.js'
import type { ConditionKind, Reading } from '../rule-kind.js'
import type { RuleLimits } from '../rule-schema.js'
import { moneyText } from '../words.js'
import { booksDoubt, isFlat, nameOf, positionPlace, positionsOf } from './held.js'

type Limits = RuleLimits<'position-pnl'>

/** One level, and the value at which it counts as left again. */
function judge(value: DecimalText, { below, above, clearBy }: Limits): Verdict {
  const margin = clearBy === null ? null : big(clearBy)
  if (below !== null && compareDecimals(value, below) <= 0) return 'met'
  if (above !== null && compareDecimals(value, above) >= 0) return 'met'
  if (margin === null) return 'clear'
  if (below !== null && compareDecimals(value, text(big(below).plus(margin))) < 0) return 'band'
  return above !== null && compareDecimals(value, text(big(above).minus(margin))) > 0 ? 'band' : 'clear'
}

function problem({ below, above, clearBy }: Limits): string | null {
  if (below === null && above === null) return 'neither a lowest nor a highest P&L is given'
  if (below !== null && above !== null && big(below).gte(above)) return `it can never be in order: below ${below} and above ${above} leave nothing between`
  return clearBy !== null && big(clearBy).lt(0) ? 'the distance to clear is below zero' : null
}

export const positionPnl: ConditionKind<'position-pnl'> = {
  type: 'condition',
  title: 'Position P&L',
  problem: ({ limits }) => problem(limits),
  reads: () => ['brokerPositions', 'databasePositions', 'positionPnl', 'quotes'],
  readsStatus: false,
  isTimed: false,
  paceMs: 250,
  doubt: ({ limits }, desk) => booksDoubt(desk) ?? desk.doubt(limits.figure === 'daily' ? 'positionPnl' : 'quotes'),
  concerned: (_rule, touched) => touched.positions(),
  *readings ({ limits, scope }, desk, touched): Iterable<Reading> {
    const name = limits.figure === 'daily' ? 'Daily P&L' : 'Unrealized P&L'
    for (const row of positionsOf(scope, desk, touched)) {
      if (isFlat(row)) continue
      const own = limits.figure === 'daily' ? row.dailyPnl : row.unrealizedPnl
      // A mark of the file is from before the rules began to look.
      const isOld = limits.figure === 'unrealized' && row.mark.at !== null && row.mark.at < desk.lookingSince
      const value = isOld ? null : own.value
      yield {
        subject: row.id,
        verdict: value === null ? 'unknown' : judge(value, limits),
        reason: value === null ? `${nameOf(row)}: ${isOld ? 'no quote yet' : (own.reason ?? 'not known')}` : null,
        words: () => {
          const isLoss = limits.below !== null && value !== null && compareDecimals(value, limits.below) <= 0
          return {
            title: `${nameOf(row)}: ${name} ${isLoss ? 'below' : 'above'} its level`,
            detail: `${value === null ? 'not known' : moneyText(value, row.currency)}; the level is ${moneyText((isLoss ? limits.below : limits.above) ?? ('0' as DecimalText), row.currency)}`,
            ...positionPlace(row)
          }
        }
      }
    }
  }
}
