/** How many open positions have no stop behind some of their quantity. Unknown is never counted as protected. */
import { figure, noFigure, type Figure } from '../../../shared/domain/figure.js'
import type { PositionRow } from '../../../shared/domain/position-row.js'
import { big, decimal } from '../../../shared/lib/decimal.js'
import { riskText } from '../../text/risk.js'

export interface Unprotected {
  readonly figure: Figure
  /** Which they are, and how many could not be judged. */
  readonly note: string
  /** Some position is known to be open to a loss. */
  readonly isAlarming: boolean
}

type Judged = Pick<PositionRow, 'symbol' | 'protection'>

/** @param positions the open ones */
export function unprotectedPositions(positions: readonly Judged[]): Unprotected {
  const bare = positions.filter(({ protection: { isWrongSide, unprotectedQuantity } }) => isWrongSide || (unprotectedQuantity.value !== null && big(unprotectedQuantity.value).gt(0)))
  const unknown = positions.filter(({ protection }) => !protection.isWrongSide && protection.unprotectedQuantity.value === null)
  const [first] = unknown
  const names = [...new Set(bare.map(({ symbol }) => symbol))].join(', ')
  if (bare.length === 0 && first !== undefined) {
    return { figure: noFigure(first.protection.unprotectedQuantity.reason ?? riskText.notKnown), note: '', isAlarming: false }
  }
  const which = bare.length === 0 ? riskText.ofPositions(String(positions.length)) : names
  return { figure: figure(decimal(bare.length)), note: unknown.length === 0 ? which : riskText.notJudged(which, String(unknown.length)), isAlarming: bare.length > 0 }
}
