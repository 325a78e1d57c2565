/**
 * Rows of a slice that arrive one by one from subscriptions. Until its new one has come, the row of an earlier session
 * stays; rows that nobody wants any more go.
 */
import type { RejectedRows } from '../../../shared/state/slice-meta.js'
import { rowKey, type SliceKey, type SliceRow } from '../../../shared/state/slices.js'
import type { SliceWriter, Truth } from '../../desk/ports.js'
import type { Clock } from '../../../shared/lib/clock.js'

export class StreamTable<K extends SliceKey> {
  private readonly rows = new Map<string, SliceRow<K>>()
  private wanted: ReadonlySet<string> = new Set()
  /** Of the rows that have come; null: none has. */
  private truth: Truth | null = null

  constructor(
    private readonly key: K,
    private readonly slices: SliceWriter,
    private readonly clock: Clock
  ) {}

  /**
   * The rows that are being streamed from now on.
   * @param isAll there can be no others; false: what else there may be is not known, so that nothing is dropped
   */
  want(keys: readonly string[], isAll: boolean): void {
    this.wanted = new Set(keys)
    if (isAll) {
      for (const key of this.rows.keys()) if (!this.wanted.has(key)) this.rows.delete(key)
      this.slices.forget(this.key, (row) => !this.wanted.has(rowKey(this.key, row)))
    }
    if (keys.length > 0 && this.truth === null) this.slices.fetching(this.key)
    if (keys.length === 0 && isAll) this.slices.replace(this.key, [], { asOf: this.clock.now() })
  }

  /** A new session: nothing has come yet. */
  reset(): void {
    this.rows.clear()
    this.wanted = new Set()
    this.truth = null
  }

  take(rows: readonly SliceRow<K>[], rejected?: RejectedRows): void {
    const mine = rows.filter((row) => this.wanted.has(rowKey(this.key, row)))
    if (mine.length === 0) return
    for (const row of mine) this.rows.set(rowKey(this.key, row), row)
    const asOf = this.clock.now()
    this.truth = rejected === undefined ? { asOf } : { asOf, rejected }
    this.slices.merge(this.key, mine, this.truth)
  }

  /** Something else is known about the rows that have come; when they were last true has not changed. */
  amend(change: (row: SliceRow<K>) => SliceRow<K>): void {
    if (this.truth === null || this.rows.size === 0) return
    const rows = [...this.rows.values()].map(change)
    for (const row of rows) this.rows.set(rowKey(this.key, row), row)
    this.slices.merge(this.key, rows, this.truth)
  }
}
