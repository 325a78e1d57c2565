/** Finds which orders of the database and of the broker are the same order. */
import { compareText } from '../lib/order.js'
import type { OrderDraft } from './order-draft.js'

/** One order with what each side says of it; at least one does. */
export type MatchedOrder =
  | { readonly id: string; readonly db: OrderDraft; readonly ib: null; readonly matchedBy: null }
  | { readonly id: string; readonly db: null; readonly ib: OrderDraft; readonly matchedBy: null }
  | { readonly id: string; readonly db: OrderDraft; readonly ib: OrderDraft; readonly matchedBy: 'perm-id' | 'bracket' }

/** What an order hangs under: the top of its bracket, or a name of it where the top itself is in no list any more. */
export interface Bracket {
  readonly rootId: string | null
  readonly name: string
}

/** By IB's lasting id. Where two rows of the database claim the same one, the first by key has it and the other stays on its own. */
export function matchByPermId(db: readonly OrderDraft[], ib: readonly OrderDraft[]): readonly MatchedOrder[] {
  const byPermId = new Map(ib.map((draft) => [draft.permId, draft]))
  const taken = new Set<string>()
  const matched = [...db]
    .sort((a, b) => compareText(a.id, b.id))
    .map((draft): MatchedOrder => {
      if (draft.permId === null || taken.has(draft.permId)) return { id: draft.id, db: draft, ib: null, matchedBy: null }
      taken.add(draft.permId)
      const id = `perm:${draft.permId}`
      const same = byPermId.get(draft.permId)
      return same === undefined ? { id, db: draft, ib: null, matchedBy: null } : { id, db: draft, ib: same, matchedBy: 'perm-id' }
    })
  const rest = ib.filter((draft) => draft.permId === null || !taken.has(draft.permId))
  return [...matched, ...rest.map((draft): MatchedOrder => ({ id: draft.id, db: null, ib: draft, matchedBy: null }))].sort((a, b) => compareText(a.id, b.id))
}

/** The bracket of every order that names a parent. A chain leads to its top; one that leads back to itself has none. */
export function bracketsOf(orders: readonly MatchedOrder[]): ReadonlyMap<string, Bracket> {
  const idOf = new Map<string, string>()
  const parentNames = new Map<string, readonly string[]>()
  for (const { id, db, ib } of orders) {
    for (const name of [...(ib?.names ?? []), ...(db?.names ?? [])]) if (!idOf.has(name)) idOf.set(name, id)
    parentNames.set(id, [...(db?.parentNames ?? []), ...(ib?.parentNames ?? [])])
  }
  const parentOf = (id: string): string | undefined => (parentNames.get(id) ?? []).map((name) => idOf.get(name)).find((parent) => parent !== undefined)
  const brackets = new Map<string, Bracket>()
  for (const { id } of orders) {
    const bracket = bracketAbove(id, parentOf, (top) => parentNames.get(top) ?? [])
    if (bracket !== null) brackets.set(id, bracket)
  }
  return brackets
}

function bracketAbove(id: string, parentOf: (id: string) => string | undefined, namesAbove: (id: string) => readonly string[]): Bracket | null {
  const seen = new Set([id])
  let top = id
  for (let parent = parentOf(top); parent !== undefined; parent = parentOf(top)) {
    if (seen.has(parent)) return null
    seen.add(parent)
    top = parent
  }
  // The broker's own name of the parent comes last: all children of one parent share it.
  const gone = namesAbove(top).at(-1)
  if (top !== id) return { rootId: top, name: top }
  return gone === undefined ? null : { rootId: null, name: gone }
}
