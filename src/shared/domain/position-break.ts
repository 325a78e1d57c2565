/** Whether the broker's book and the database's agree on a position, by quantity and over the union (FIELD.md 2.9, defect 13). */
import { big, ZERO, type DecimalText } from '../lib/decimal.js'
import type { PositionBreak } from './position-row.js'

export interface BookQuantities {
  /** Signed; null: that book does not list it. */
  readonly broker: DecimalText | null
  readonly database: DecimalText | null
}

export interface Comparable {
  readonly fresh: { readonly broker: boolean; readonly database: boolean }
  /** Whether the broker's login manages the account; null: not known. */
  readonly isBrokerAccount: boolean | null
}

/** A book that lists nothing and one that lists 0 agree. An old side proves neither agreement nor a break. */
export function positionBreak(quantities: BookQuantities, comparable: Comparable): PositionBreak {
  const { broker, database } = quantities
  if (comparable.isBrokerAccount === false) return cannotCompare('the account is not at this broker')
  if (!comparable.fresh.broker) return cannotCompare("the broker's positions are not fresh")
  if (!comparable.fresh.database) return cannotCompare("the database's positions are not fresh")
  if (big(broker ?? ZERO).eq(big(database ?? ZERO))) return { kind: 'none', detail: null }
  if (database === null) return { kind: 'only-at-broker', detail: `broker ${broker ?? ZERO}, not in the database` }
  if (broker === null) return { kind: 'only-in-db', detail: `database ${database}, not at the broker` }
  return { kind: 'differs', detail: `broker ${broker}, database ${database}` }
}

function cannotCompare(detail: string): PositionBreak {
  return { kind: 'cannot-compare', detail }
}
