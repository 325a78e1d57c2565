/** Tells the ended orders that still matter from a long history of those that do not. */
import type { OrderDraft } from './order-draft.js'
import { isEnded } from './order-state.js'

/**
 * Live orders, and of the ended ones of the database those above them in their brackets and those that a live order or the
 * broker knows by the same lasting id.
 */
export function draftsThatMatter(db: readonly OrderDraft[], ib: readonly OrderDraft[]): readonly OrderDraft[] {
  const ended = db.filter((draft) => isEnded(draft.reading.state))
  if (ended.length === 0) return db
  const live = db.filter((draft) => !isEnded(draft.reading.state))
  const permIds = new Set([...live, ...ib].flatMap((draft) => (draft.permId === null ? [] : [draft.permId])))
  const kept = new Set(ended.filter((draft) => draft.permId !== null && permIds.has(draft.permId)))
  const byName = new Map(ended.flatMap((draft) => draft.names.map((name) => [name, draft] as const)))
  const wanted = [...live, ...ib, ...kept].flatMap((draft) => draft.parentNames)
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const above = byName.get(name)
    if (above === undefined || kept.has(above)) continue
    kept.add(above)
    wanted.push(...above.parentNames)
  }
  return [...live, ...kept]
}
