/** Exits that both sides tell but that no lasting id joins: the contract's trigger orders have none. */
import { big, type DecimalText } from '../lib/decimal.js'
import { actingPrice, type OrderDraft } from './order-draft.js'
import { isStopKind, isTargetKind } from './order-kind.js'
import { bracketsOf, type MatchedOrder } from './order-match.js'
import { isEnded } from './order-state.js'

type Leg = readonly [id: string, draft: OrderDraft]
type KeyOf = (id: string, draft: OrderDraft) => string | null

/**
 * Pairs live exits of the same bracket, or of the same OCA group of an account, that are on the same side and of the
 * same purpose. Equal price and quantity pair first; of what is left only one against one.
 */
export function matchLegs(orders: readonly MatchedOrder[]): readonly MatchedOrder[] {
  const brackets = bracketsOf(orders)
  const byBracket: KeyOf = (id) => brackets.get(id)?.name ?? null
  const byOcaGroup: KeyOf = (_, draft) => (draft.ocaGroup === null ? null : `${draft.account}|${draft.ocaGroup}`)
  const databaseOf = new Map<string, OrderDraft>()
  const absorbed = new Set<string>()
  for (const keyOf of [byBracket, byOcaGroup]) {
    const open = orders.filter(({ id }) => !absorbed.has(id) && !databaseOf.has(id))
    for (const { db, ib } of legGroups(open, keyOf)) {
      for (const [mine, theirs] of pairs(db, ib)) {
        databaseOf.set(theirs[0], mine[1])
        absorbed.add(mine[0])
      }
    }
  }
  return orders
    .filter(({ id }) => !absorbed.has(id))
    .map((order): MatchedOrder => {
      const db = databaseOf.get(order.id)
      return db === undefined || order.ib === null ? order : { id: order.id, db, ib: order.ib, matchedBy: 'bracket' }
    })
}

function purpose(draft: OrderDraft): 'stop' | 'target' | null {
  if (isStopKind(draft.type)) return 'stop'
  return isTargetKind(draft.type) ? 'target' : null
}

/** Live exits that only one side tells, where both sides tell some with the same key. */
function legGroups(orders: readonly MatchedOrder[], keyOf: KeyOf): readonly { readonly db: readonly Leg[]; readonly ib: readonly Leg[] }[] {
  const groups = new Map<string, { db: Leg[]; ib: Leg[] }>()
  for (const { id, db, ib } of orders) {
    if (db !== null && ib !== null) continue
    const draft = db ?? ib
    const key = keyOf(id, draft)
    const exit = purpose(draft)
    // An order of the database that names its own broker order is that one or none.
    if (key === null || exit === null || isEnded(draft.reading.state) || (db !== null && db.permId !== null)) continue
    const groupKey = `${key}|${draft.side}|${exit}`
    const group = groups.get(groupKey) ?? { db: [], ib: [] }
    groups.set(groupKey, group)
    group[db === null ? 'ib' : 'db'].push([id, draft])
  }
  return [...groups.values()]
}

function pairs(db: readonly Leg[], ib: readonly Leg[]): readonly (readonly [mine: Leg, theirs: Leg])[] {
  const found: [Leg, Leg][] = []
  const free = [...ib]
  const unlike: Leg[] = []
  for (const mine of db) {
    const theirs = free.find((leg) => isAlike(mine[1], leg[1]))
    if (theirs === undefined) {
      unlike.push(mine)
      continue
    }
    free.splice(free.indexOf(theirs), 1)
    found.push([mine, theirs])
  }
  const [mine, ...more] = unlike
  const [theirs, ...others] = free
  if (mine !== undefined && theirs !== undefined && more.length === 0 && others.length === 0) found.push([mine, theirs])
  return found
}

function isAlike(a: OrderDraft, b: OrderDraft): boolean {
  return isSameAmount(actingPrice(a), actingPrice(b)) && isSameAmount(a.quantity, b.quantity)
}

/** Equal as numbers: 100 is 100.00. */
export function isSameAmount(a: DecimalText | null, b: DecimalText | null): boolean {
  if (a === null || b === null) return a === b
  return a === b || big(a).eq(big(b))
}
