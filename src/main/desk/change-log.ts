/** Gathers changes for one reader (the page, the snapshot file) until it takes them: many changes of a row become one. */
import type { SliceKey } from '../../shared/state/slices.js'
import type { SliceChange } from './ports.js'

interface Gathered {
  meta: SliceChange['meta']
  reset: boolean
  readonly upsert: Map<string, SliceChange['upsert'] extends ReadonlyMap<string, infer R> ? R : never>
  readonly remove: Set<string>
}

export class ChangeLog {
  readonly #gathered = new Map<SliceKey, Gathered>()

  get isEmpty(): boolean {
    return this.#gathered.size === 0
  }

  record(change: SliceChange): void {
    const gathered = this.#of(change)
    gathered.meta = change.meta
    if (change.reset) {
      gathered.reset = true
      gathered.upsert.clear()
      gathered.remove.clear()
    }
    for (const id of change.remove) {
      gathered.upsert.delete(id)
      // After a reset the reader holds nothing that could be removed.
      if (!gathered.reset) gathered.remove.add(id)
    }
    for (const [id, row] of change.upsert) {
      gathered.remove.delete(id)
      gathered.upsert.set(id, row)
    }
  }

  /** What has gathered, and forgets it. */
  take(): readonly SliceChange[] {
    const changes = [...this.#gathered].map(([key, gathered]) => ({ key, ...gathered }))
    this.#gathered.clear()
    return changes
  }

  #of(change: SliceChange): Gathered {
    const known = this.#gathered.get(change.key)
    if (known !== undefined) return known
    const fresh: Gathered = { meta: change.meta, reset: false, upsert: new Map(), remove: new Set() }
    this.#gathered.set(change.key, fresh)
    return fresh
  }
}
