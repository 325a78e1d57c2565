/** Tells the ended orders that still matter from a long history of those that do not. */
import type { OrderDraft } from './order-draft.js'
import { isEnded } from './order-state.js'

/**
 * Live orders, and the ended ones of the database that are of a piece with a live order or with one at the broker: any
 * part of the same bracket, or a second row with the same lasting id.
 */
export function draftsThatMatter(db: readonly OrderDraft[], ib: readonly OrderDraft[]): readonly OrderDraft[] {
  const live = db.filter((draft) => !isEnded(draft.reading.state))
  const ended = mentions(db.filter((draft) => isEnded(draft.reading.state)))
  const kept = new Set<OrderDraft>()
  const names = [...live, ...ib].flatMap(namesIn)
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    const found = ended.get(name) ?? []
    // Asked for once: whoever else mentions the name would find the same ones.
    ended.delete(name)
    for (const draft of found) {
      if (kept.has(draft)) continue
      kept.add(draft)
      names.push(...namesIn(draft))
    }
  }
  return [...live, ...kept]
}

/** Its own names and its parent's. */
function namesIn(draft: OrderDraft): readonly string[] {
  return [...draft.names, ...draft.parentNames]
}

function mentions(drafts: readonly OrderDraft[]): Map<string, OrderDraft[]> {
  const byName = new Map<string, OrderDraft[]>()
  for (const draft of drafts) {
    for (const name of namesIn(draft)) {
      const same = byName.get(name)
      if (same === undefined) byName.set(name, [draft])
      else same.push(draft)
    }
  }
  return byName
}
