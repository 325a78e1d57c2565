/** A slice writer that keeps what the real one would: rows by key, with their last truth and trouble. */
import type { SliceWriter } from '../../../src/main/desk/ports.js'
import type { BackendError, RejectedRows } from '../../../src/shared/state/slice-meta.js'
import { sliceSchemas } from '../../../src/shared/state/slice-schemas.js'
import { rowKey, sliceKeys, slices, type SliceKey, type SliceRow } from '../../../src/shared/state/slices.js'

export interface RecordedSlice {
  readonly rows: Map<string, unknown>
  asOf: number | null
  fetch: 'idle' | 'fetching' | 'paused'
  error: BackendError | null
  rejected: RejectedRows
  unavailable: string | null
  /** Smallest number of rows there has been since the first. */
  fewest: number
}

export class RecordingDesk implements SliceWriter {
  readonly slices = new Map<SliceKey, RecordedSlice>()

  of(key: SliceKey): RecordedSlice {
    const known = this.slices.get(key)
    if (known !== undefined) return known
    const fresh: RecordedSlice = {
      rows: new Map(), asOf: null, fetch: 'paused', error: null, rejected: { count: 0, samples: [] }, unavailable: null, fewest: Infinity
    }
    this.slices.set(key, fresh)
    return fresh
  }

  rows<K extends SliceKey>(key: K): SliceRow<K>[] {
    return [...this.of(key).rows.values()] as SliceRow<K>[]
  }

  replace<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[], truth: { asOf: number; rejected?: RejectedRows }): void {
    this.of(key).rows.clear()
    this.merge(key, rows, truth)
  }

  merge<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[], truth: { asOf: number; rejected?: RejectedRows }): void {
    const slice = this.of(key)
    for (const row of rows) slice.rows.set(rowKey(key, row), sliceSchemas[key].parse(row))
    this.succeed(slice, truth)
  }

  remove(key: SliceKey, keys: readonly string[], truth: { asOf: number }): void {
    const slice = this.of(key)
    for (const row of keys) slice.rows.delete(row)
    this.succeed(slice, truth)
  }

  forget<K extends SliceKey>(key: K, isOver: (row: SliceRow<K>) => boolean): void {
    const slice = this.of(key)
    for (const [id, row] of slice.rows) if (isOver(row as SliceRow<K>)) slice.rows.delete(id)
  }

  fetching(key: SliceKey): void {
    this.of(key).fetch = 'fetching'
  }

  failed(key: SliceKey, error: BackendError): void {
    const slice = this.of(key)
    slice.error = error
    slice.fetch = 'idle'
  }

  pause(source: 'postgres' | 'ib'): void {
    for (const key of sliceKeys) if (slices[key].source === source) this.of(key).fetch = 'paused'
  }

  unavailable(key: SliceKey, reason: string | null): void {
    this.of(key).unavailable = reason
  }

  private succeed(slice: RecordedSlice, truth: { asOf: number; rejected?: RejectedRows }): void {
    slice.asOf = truth.asOf
    slice.error = null
    slice.unavailable = null
    slice.fetch = 'idle'
    slice.rejected = truth.rejected ?? slice.rejected
    slice.fewest = Math.min(slice.fewest, slice.rows.size)
  }
}
