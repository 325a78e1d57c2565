/** Which rows have changed since a group of rules was last judged. Rows are named only: what is judged is what they are then. */
import type { SliceKey } from '../../../shared/state/slices.js'
import type { SliceChange } from '../../desk/ports.js'

const NOTHING: ReadonlySet<string> = new Set()

export class Changes {
  readonly #rows = new Map<SliceKey, Set<string>>()
  readonly #whole = new Set<SliceKey>()

  record({ key, reset, upsert, remove }: SliceChange): void {
    if (reset) this.#whole.add(key)
    if (upsert.size === 0 && remove.size === 0) return
    let rows = this.#rows.get(key)
    if (rows === undefined) this.#rows.set(key, (rows = new Set()))
    for (const id of upsert.keys()) rows.add(id)
    for (const id of remove) rows.add(id)
  }

  /** Whether all rows of the slice are other ones. */
  isWhole(key: SliceKey): boolean {
    return this.#whole.has(key)
  }

  has(key: SliceKey): boolean {
    return this.#whole.has(key) || this.#rows.has(key)
  }

  rows(key: SliceKey): ReadonlySet<string> {
    return this.#rows.get(key) ?? NOTHING
  }
}
