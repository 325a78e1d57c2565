/** The desk's slices in memory: the one truth that the page, the snapshot file and the rules are told about. */
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import { emptyMeta } from '../../shared/state/empty-meta.js'
import type { BackendError, RejectedRows, SliceMeta } from '../../shared/state/slice-meta.js'
import { rowKey, sliceKeys, slices, type SliceKey, type SliceRow, type SliceSource } from '../../shared/state/slices.js'
import type { SavedDesk, SliceChange, SliceWriter, Truth } from './ports.js'
import { sameRow } from './same-row.js'

interface Table<K extends SliceKey> {
  meta: SliceMeta
  readonly rows: Map<string, SliceRow<K>>
}

type Tables = { readonly [K in SliceKey]: Table<K> }

const NOTHING_REJECTED: RejectedRows = { count: 0, samples: [] }

function emptyTables(): Tables {
  // Built key by key: the compiler cannot see that each entry has its own slice's row type.
  return Object.fromEntries(sliceKeys.map((key) => [key, { meta: emptyMeta, rows: new Map() }])) as unknown as Tables
}

/** Takes what sources say, keeps what is known, and announces each change to whoever listens. */
export class DeskStore implements SliceWriter {
  readonly #tables = emptyTables()
  readonly #listeners = new Set<(change: SliceChange) => void>()

  constructor(private readonly clock: Clock) {}

  /** Returns the unsubscriber. */
  onChange(listener: (change: SliceChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  meta(key: SliceKey): SliceMeta {
    return this.#tables[key].meta
  }

  rows<K extends SliceKey>(key: K): ReadonlyMap<string, SliceRow<K>> {
    return this.#table(key).rows
  }

  /** Every slice whole, as changes from nothing. */
  whole(): readonly SliceChange[] {
    return sliceKeys.map((key) => ({ key, meta: this.meta(key), reset: true, upsert: this.rows(key), remove: new Set<string>() }))
  }

  /** Fills slices that no source has spoken for yet with the last saved desk. */
  restore(saved: SavedDesk): void {
    for (const key of sliceKeys) this.#restoreSlice(key, saved[key])
  }

  replace<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[], truth: Truth): void {
    const table = this.#table(key)
    const upsert = new Map<string, SliceRow<K>>()
    const gone = new Set(table.rows.keys())
    for (const row of rows) {
      const id = rowKey(key, row)
      gone.delete(id)
      const known = table.rows.get(id)
      if (known !== undefined && sameRow(known, row)) continue
      table.rows.set(id, row)
      upsert.set(id, row)
    }
    for (const id of gone) table.rows.delete(id)
    this.#proven(key, truth, upsert, gone)
  }

  merge<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[], truth: Truth): void {
    const table = this.#table(key)
    const upsert = new Map<string, SliceRow<K>>()
    for (const row of rows) {
      const id = rowKey(key, row)
      const known = table.rows.get(id)
      if (known !== undefined && sameRow(known, row)) continue
      table.rows.set(id, row)
      upsert.set(id, row)
    }
    this.#proven(key, truth, upsert, new Set())
  }

  remove(key: SliceKey, keys: readonly string[], truth: Truth): void {
    const rows: Map<string, unknown> = this.#tables[key].rows
    this.#proven(key, truth, new Map(), new Set(keys.filter((id) => rows.delete(id))))
  }

  forget<K extends SliceKey>(key: K, isOver: (row: SliceRow<K>) => boolean): void {
    const { rows, meta } = this.#table(key)
    const gone = new Set([...rows].filter(([, row]) => isOver(row)).map(([id]) => id))
    if (gone.size === 0) return
    for (const id of gone) rows.delete(id)
    this.#announce({ key, meta, reset: false, upsert: new Map(), remove: gone })
  }

  fetching(key: SliceKey): void {
    this.#describe(key, { fetch: 'fetching' })
  }

  failed(key: SliceKey, error: BackendError, attempt: number, nextAttemptAt: EpochMs | null): void {
    this.#describe(key, { fetch: 'idle', error, attempt, nextAttemptAt })
  }

  pause(source: SliceSource): void {
    for (const key of sliceKeys) if (slices[key].source === source) this.#describe(key, { fetch: 'paused' })
  }

  unavailable(key: SliceKey, reason: string | null): void {
    this.#describe(key, { unavailable: reason })
  }

  #table<K extends SliceKey>(key: K): Table<K> {
    return this.#tables[key]
  }

  #restoreSlice<K extends SliceKey>(key: K, saved: SavedDesk[K]): void {
    const table = this.#table(key)
    if (saved === undefined || table.meta.origin === 'live') return
    for (const row of saved.rows) table.rows.set(rowKey(key, row), row)
    // What a source has already said about trying stays; what the file knows about the rows comes in.
    const { fetch, attempt, nextAttemptAt } = table.meta
    table.meta = { ...saved.meta, origin: saved.meta.asOf === null ? 'none' : 'snapshot', fetch, attempt, nextAttemptAt }
    this.#announce({ key, meta: table.meta, reset: true, upsert: table.rows, remove: new Set() })
  }

  #proven<K extends SliceKey>(key: K, truth: Truth, upsert: ReadonlyMap<string, SliceRow<K>>, remove: ReadonlySet<string>): void {
    const table = this.#table(key)
    table.meta = {
      asOf: Math.min(truth.asOf, this.clock.now()),
      origin: 'live',
      fetch: 'idle',
      error: null,
      attempt: 0,
      nextAttemptAt: null,
      rejected: truth.rejected ?? NOTHING_REJECTED,
      unavailable: null
    }
    this.#announce({ key, meta: table.meta, reset: false, upsert, remove })
  }

  #describe(key: SliceKey, part: Partial<SliceMeta>): void {
    const table = this.#tables[key]
    const meta = { ...table.meta, ...part }
    if (sameRow(table.meta, meta)) return
    table.meta = meta
    this.#announce({ key, meta, reset: false, upsert: new Map(), remove: new Set() })
  }

  #announce(change: SliceChange): void {
    for (const listener of this.#listeners) listener(change)
  }
}
