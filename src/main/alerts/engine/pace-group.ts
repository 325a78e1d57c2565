/** Rules that are judged at the same pace share one list of what has changed meanwhile. */
import type { Touched } from '../../../shared/domain/alerts/alert-desk.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { SliceChange } from '../../desk/ports.js'
import { Changes } from './changes.js'
import type { PositionView } from './position-view.js'
import type { Run } from './run-rule.js'

export class PaceGroup {
  runs: Run[] = []
  #changes = new Changes()
  #positions = new Set<string>()
  #judgedAt: EpochMs = -Infinity
  #joins = -1

  constructor(readonly paceMs: number) {}

  record(change: SliceChange): void {
    this.#changes.record(change)
  }

  /** These positions were valued again. */
  recordPositions(ids: readonly string[]): void {
    for (const id of ids) this.#positions.add(id)
  }

  isDue(now: EpochMs): boolean {
    return now < this.#judgedAt || now - this.#judgedAt >= this.paceMs
  }

  /** What has changed since the last time, and forgets it. */
  take(now: EpochMs, book: PositionView): { readonly changes: Changes; readonly touched: Touched; readonly isBookNew: boolean; readonly hasPositions: boolean } {
    const changes = this.#changes
    this.#changes = new Changes()
    this.#judgedAt = now
    const isBookNew = this.#joins !== book.joins
    this.#joins = book.joins
    const positions = this.#positions
    this.#positions = new Set()
    return { changes, touched: { rows: (key) => changes.rows(key), positions: () => positions }, isBookNew, hasPositions: positions.size > 0 }
  }
}
