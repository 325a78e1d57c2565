/**
 * Rows of a slice that arrive one by one from subscriptions. Until every wanted row has come, the rows of an earlier
 * session stay beside the new ones; then the new ones are all there are.
 */
import type { RejectedRows } from '../../../shared/state/slice-meta.js'
import { rowKey, type SliceKey, type SliceRow } from '../../../shared/state/slices.js'
import type { SliceWriter } from '../../desk/ports.js'
import type { Clock } from '../../../shared/lib/clock.js'

export class StreamTable<K extends SliceKey> {
  private readonly rows = new Map<string, SliceRow<K>>()
  private wanted: ReadonlySet<string> = new Set()
  private isWhole = false
  private asOf: number | null = null
  private rejected: RejectedRows | undefined = undefined

  constructor(
    private readonly key: K,
    private readonly slices: SliceWriter,
    private readonly clock: Clock
  ) {}

  /** The rows that are being streamed from now on. */
  want(keys: readonly string[]): void {
    this.wanted = new Set(keys)
    const over = [...this.rows.keys()].filter((key) => !this.wanted.has(key))
    for (const key of over) this.rows.delete(key)
    if (over.length > 0) this.slices.remove(this.key, over, { asOf: this.clock.now() })
    if (keys.length > 0) {
      if (!this.isWhole) this.slices.fetching(this.key)
    } else if (!this.isWhole) {
      this.replace()
    }
  }

  /** A new session: nothing has come yet. */
  reset(): void {
    this.rows.clear()
    this.wanted = new Set()
    this.isWhole = false
    this.asOf = null
  }

  take(rows: readonly SliceRow<K>[], rejected?: RejectedRows): void {
    const mine = rows.filter((row) => this.wanted.has(rowKey(this.key, row)))
    if (mine.length === 0) return
    for (const row of mine) this.rows.set(rowKey(this.key, row), row)
    if (!this.isWhole && this.rows.size >= this.wanted.size) this.replace(rejected)
    else this.slices.merge(this.key, mine, this.truth(rejected))
  }

  /** Something else is known about the rows that have come; when they were last true has not changed. */
  amend(change: (row: SliceRow<K>) => SliceRow<K>): void {
    if (this.asOf === null || this.rows.size === 0) return
    const rows = [...this.rows.values()].map(change)
    for (const row of rows) this.rows.set(rowKey(this.key, row), row)
    this.slices.merge(this.key, rows, { asOf: this.asOf, ...(this.rejected === undefined ? {} : { rejected: this.rejected }) })
  }

  private replace(rejected?: RejectedRows): void {
    this.isWhole = true
    this.slices.replace(this.key, [...this.rows.values()], this.truth(rejected))
  }

  private truth(rejected?: RejectedRows): { asOf: number; rejected?: RejectedRows } {
    const asOf = this.clock.now()
    this.asOf = asOf
    this.rejected = rejected
    return rejected === undefined ? { asOf } : { asOf, rejected }
  }
}
