/** What the kinds of rules about positions have in common. */
import { ZERO, big } from '../../../lib/decimal.js'
import type { SliceKey } from '../../../state/slices.js'
import type { PositionRow } from '../../position-row.js'
import type { AlertDesk, Touched } from '../alert-desk.js'
import { inScope } from '../in-scope.js'
import type { AlertWords } from '../rule-kind.js'
import type { RuleScope } from '../rule-schema.js'

export const BOOKS: readonly SliceKey[] = ['brokerPositions', 'databasePositions']

export function isFlat({ quantity }: Pick<PositionRow, 'quantity'>): boolean {
  return quantity === ZERO || big(quantity).eq(0)
}

export function nameOf({ localSymbol, symbol }: Pick<PositionRow, 'localSymbol' | 'symbol'>): string {
  return localSymbol ?? symbol
}

/** The positions that a rule is about, of all or of those touched. */
export function* positionsOf(scope: RuleScope, desk: AlertDesk, touched: Touched | null): Iterable<PositionRow> {
  const all = desk.positions()
  const changed = touched === null ? null : touched.positions()
  // Two hundred rules about one instrument each must not walk a thousand positions each.
  const { accounts, instruments } = scope
  const [first = '', ...others] = instruments
  const ids = instruments.length === 0 ? (changed ?? all.keys()) : others.length === 0 ? desk.positionsNamed(first) : new Set(instruments.flatMap(desk.positionsNamed))
  const isAll = accounts.length + instruments.length + scope.strategies.length === 0
  for (const id of ids) {
    const row = changed === null || changed.has(id) ? all.get(id) : undefined
    if (row !== undefined && (isAll || inScope(scope, { account: row.account, instrument: [row.conId, row.symbol, row.localSymbol] }))) yield row
  }
}

/** Where a position is shown: the broker's row where it has one. */
export function positionPlace(row: PositionRow): Pick<AlertWords, 'target' | 'account' | 'instrument' | 'strategy'> {
  const { account, conId, venue, symbol, brokerQuantity } = row
  const target = brokerQuantity !== null && conId !== null
    ? ({ slice: 'brokerPositions', key: `${account}|${conId}` } as const)
    : ({ slice: 'databasePositions', key: `${account}|${venue ?? ''}|${symbol}` } as const)
  return { target, account, instrument: nameOf(row), strategy: null }
}

/** The books as the comparison needs them: the one whose word counts for a position, which is the broker's where there is one. */
export function booksDoubt(desk: AlertDesk): string | null {
  const { phase } = desk.status.ib
  return phase === 'off' ? desk.doubt('databasePositions') : desk.doubt('brokerPositions')
}
