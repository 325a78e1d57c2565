/** Joins the broker's positions with the database's: the union of both books, by account and contract. */
import { groupBy } from '../lib/group-by.js'
import { compareText } from '../lib/order.js'
import type { BrokerPosition } from './broker-rows.js'
import { contractNames } from './contract-names.js'
import type { DatabasePosition } from './database-rows.js'

/** A contract in an account with what each book says; at least one says something. The database may hold it at several venues. */
export interface MatchedPosition {
  readonly id: string
  readonly account: string
  readonly ib: BrokerPosition | null
  readonly db: readonly DatabasePosition[]
}

/**
 * A database position belongs to the broker's by contract id, else by symbol or local symbol where currency and security
 * type do not contradict and only one fits. Where none or several fit, it stands alone. Where the database tells no security
 * type, an option is not meant by the name of what it is on.
 */
export function matchPositions(brokerPositions: readonly BrokerPosition[], databasePositions: readonly DatabasePosition[]): readonly MatchedPosition[] {
  const groups = new Map<string, { account: string; ib: BrokerPosition | null; db: DatabasePosition[] }>()
  const byAccount = groupBy(brokerPositions, (position) => position.account)
  for (const ib of brokerPositions) groups.set(brokerId(ib), { account: ib.account, ib, db: [] })
  for (const row of databasePositions) {
    const same = sameContract(row, byAccount.get(row.account) ?? [])
    const id = same === null ? databaseId(row) : brokerId(same)
    const group = groups.get(id)
    if (group === undefined) groups.set(id, { account: row.account, ib: null, db: [row] })
    else group.db.push(row)
  }
  return [...groups].map(([id, { account, ib, db }]) => ({ id, account, ib, db: db.sort((a, b) => compareText(a.venue, b.venue) || compareText(a.symbol, b.symbol)) }))
}

const brokerId = (position: BrokerPosition): string => `${position.account}|${position.conId}`

function databaseId(row: DatabasePosition): string {
  return row.conId === null ? `${row.account}|${row.symbol}|${row.currency}|${row.secType ?? ''}` : `${row.account}|${row.conId}`
}

function sameContract(row: DatabasePosition, positions: readonly BrokerPosition[]): BrokerPosition | null {
  if (row.conId !== null) return positions.find((position) => position.conId === row.conId) ?? null
  const candidates = positions.filter(
    (position) =>
      position.currency === row.currency &&
      (row.secType === null ? contractNames(position).has(row.symbol) : row.secType === position.secType && (position.symbol === row.symbol || position.localSymbol === row.symbol))
  )
  return candidates.length === 1 ? (candidates[0] ?? null) : null
}
