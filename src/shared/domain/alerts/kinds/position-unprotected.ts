/** A position has no stop for some of its quantity, or one on the wrong side of the market: by the rules of the protection audit. */
import { big, ZERO } from '../../../lib/decimal.js'
import type { ConditionKind } from '../rule-kind.js'
import { booksDoubt, isFlat, nameOf, positionPlace, positionsOf } from './held.js'

export const positionUnprotected: ConditionKind<'position-unprotected'> = {
  type: 'condition',
  title: 'Position unprotected',
  problem: () => null,
  reads: () => ['brokerPositions', 'databasePositions', 'brokerOrders', 'databaseOrders', 'triggerOrders', 'completedOrders', 'quotes'],
  readsStatus: false,
  isTimed: false,
  paceMs: 250,
  doubt: (_rule, desk) => booksDoubt(desk) ?? (desk.status.ib.phase === 'off' ? desk.doubt('databaseOrders') : desk.meta('brokerOrders').unavailable === null ? desk.doubt('brokerOrders') : null),
  concerned: (_rule, touched) => touched.positions(),
  *readings ({ scope }, desk, touched) {
    for (const row of positionsOf(scope, desk, touched)) {
      if (isFlat(row)) continue
      const { unprotectedQuantity: bare, isWrongSide } = row.protection
      if (!isWrongSide && bare.value !== null && (bare.value === ZERO || big(bare.value).lte(0))) continue
      yield {
        subject: row.id,
        verdict: bare.value === null && !isWrongSide ? 'unknown' : 'met',
        reason: bare.value === null && !isWrongSide ? `${nameOf(row)}: ${bare.reason}` : null,
        words: () => ({
          title: isWrongSide ? `${nameOf(row)}: its stop is on the wrong side of the market` : `${nameOf(row)}: no stop for ${bare.value ?? 'some'} of ${big(row.quantity).abs().toFixed()}`,
          detail: isWrongSide ? `Stop at ${row.protection.stopPrice.value ?? 'an unknown price'}: it would trigger at once.` : 'No live stop order on the other side covers it.',
          ...positionPlace(row)
        })
      }
    }
  }
}
