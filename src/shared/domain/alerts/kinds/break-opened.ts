/** The broker's book and the database's disagree on a position. An old side proves neither agreement nor a break. */
import type { ConditionKind } from '../rule-kind.js'
import { BOOKS, nameOf, positionPlace, positionsOf } from './held.js'
import { anyDoubt } from '../alert-desk.js'

export const breakOpened: ConditionKind<'break-opened'> = {
  type: 'condition',
  title: 'Break between the books',
  problem: () => null,
  reads: () => BOOKS,
  readsStatus: false,
  isTimed: false,
  paceMs: 1_000,
  doubt: (_rule, desk) => anyDoubt(desk, BOOKS),
  concerned: (_rule, touched) => touched.positions(),
  *readings ({ scope }, desk, touched) {
    for (const row of positionsOf(scope, desk, touched)) {
      const { kind, detail } = row.break
      // An account of another broker is in no comparison at all.
      if (kind === 'none' || (kind === 'cannot-compare' && !desk.status.ib.accounts.includes(row.account))) continue
      yield {
        subject: row.id,
        verdict: kind === 'cannot-compare' ? 'unknown' : 'met',
        reason: kind === 'cannot-compare' ? `${nameOf(row)}: ${detail ?? 'cannot be compared'}` : null,
        words: () => ({ title: `${nameOf(row)}: the books disagree`, detail: detail ?? '', ...positionPlace(row) })
      }
    }
  }
}
