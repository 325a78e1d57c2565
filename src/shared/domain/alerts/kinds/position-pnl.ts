/** A position's profit or loss has passed a level. */
import { big, text, type DecimalText } from '../../../lib/decimal.js'
import { compareDecimals } from '../compare.js'
import type { Verdict } from '../machine.js'
import type { ConditionKind, Reading } from '../rule-kind.js'
import type { RuleLimits } from '../rule-schema.js'
import { moneyText } from '../words.js'
import { booksDoubt, isFlat, nameOf, positionPlace, positionsOf } from './held.js'

type Limits = RuleLimits<'position-pnl'>

/** The levels, and those at which they count as left again; null: none. */
interface Levels extends Pick<Limits, 'below' | 'above'> {
  readonly clearAbove: DecimalText | null
  readonly clearBelow: DecimalText | null
}

function levelsOf({ below, above, clearBy }: Limits): Levels {
  return {
    below, above,
    clearAbove: below === null || clearBy === null ? null : text(big(below).plus(clearBy)),
    clearBelow: above === null || clearBy === null ? null : text(big(above).minus(clearBy))
  }
}

function judge(value: DecimalText, { below, above, clearAbove, clearBelow }: Levels): Verdict {
  if (below !== null && compareDecimals(value, below) <= 0) return 'met'
  if (above !== null && compareDecimals(value, above) >= 0) return 'met'
  if (clearAbove !== null && compareDecimals(value, clearAbove) < 0) return 'band'
  return clearBelow !== null && compareDecimals(value, clearBelow) > 0 ? 'band' : 'clear'
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
    const levels = levelsOf(limits)
    for (const row of positionsOf(scope, desk, touched)) {
      if (isFlat(row)) continue
      const own = limits.figure === 'daily' ? row.dailyPnl : row.unrealizedPnl
      // A mark of the file is from before the rules began to look.
      const isOld = limits.figure === 'unrealized' && row.mark.at !== null && row.mark.at < desk.lookingSince
      const value = isOld ? null : own.value
      const verdict = value === null ? 'unknown' : judge(value, levels)
      if (verdict === 'clear') continue
      yield {
        subject: row.id,
        verdict,
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
