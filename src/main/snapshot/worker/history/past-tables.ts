/** The desk of one moment after the other: what did not change from one to the next is not read again. */
import type { Database } from 'better-sqlite3'
import type { DeskBearings } from '../../../../shared/domain/history-moment.js'
import { emptyMeta } from '../../../../shared/state/empty-meta.js'
import { sliceMeta, type SliceMeta } from '../../../../shared/state/slice-meta.js'
import { rowKey, sliceKeys, type SliceKey, type SliceRow } from '../../../../shared/state/slices.js'
import type { DeskRows, SliceChange } from '../../../desk/ports.js'
import type { RowLayouts } from '../../row-layout.js'
import { SliceReading } from '../../slice-reading.js'
import { keptMoment, keptSlices, parsed, unpacked, type KeptSlice } from './kept-moment.js'

type Row = SliceRow<SliceKey>

interface Table {
  readonly kept: number
  readonly rows: ReadonlyMap<string, Row>
}

/** Rows of a chunk, and how many of it could not be read. */
interface Chunk {
  readonly rows: readonly Row[]
  readonly rejected: number
}

export interface LoadedMoment {
  readonly bearings: DeskBearings | null
  /** Against the moment that was loaded before. Rows that are the same are the same objects. */
  readonly changes: readonly SliceChange[]
}

const NO_ROWS: ReadonlyMap<string, never> = new Map<string, never>()
const known: ReadonlySet<string> = new Set(sliceKeys)

export class PastTables implements DeskRows {
  #tables = new Map<SliceKey, Table>()
  #metas = new Map<SliceKey, SliceMeta>()
  #chunks = new Map<string, Chunk>()
  #bytes = 0
  #rejected = 0

  /** @param wanted slices whose rows are read; the truth of all of them is */
  constructor(
    private readonly database: Database,
    private readonly layouts: RowLayouts,
    private readonly wanted: ReadonlySet<SliceKey>
  ) {}

  /** Text that has been read so far. */
  get bytes(): number {
    return this.#bytes
  }

  /** Rows that were left out so far, each once. */
  get rejected(): number {
    return this.#rejected
  }

  rows<K extends SliceKey>(key: K): ReadonlyMap<string, SliceRow<K>> {
    // A table is filled under its own key alone.
    return (this.#tables.get(key)?.rows ?? NO_ROWS) as ReadonlyMap<string, SliceRow<K>>
  }

  meta(key: SliceKey): SliceMeta {
    return this.#metas.get(key) ?? emptyMeta
  }

  /** Null: it is not kept any more. Whole or not at all. @throws SQLite's errors; FileError where what is kept of it is damaged or too large */
  load(at: number): LoadedMoment | null {
    const moment = keptMoment(this.database, 'WHERE at = ?', at)
    if (moment === null) return null
    const tables = new Map<SliceKey, Table>()
    const chunks = new Map<string, Chunk>()
    for (const kept of keptSlices(this.database, at)) {
      const key = kept.slice as SliceKey
      if (known.has(key) && this.wanted.has(key)) tables.set(key, this.#table(key, kept, moment.metas[key] ?? '', chunks))
    }
    const metas = new Map(sliceKeys.map((key) => [key, metaOf(moment.metas[key])]))
    const before = this.#tables
    this.#tables = tables
    this.#metas = metas
    this.#chunks = chunks
    const changed = [...this.wanted].filter((key) => tables.get(key)?.kept !== before.get(key)?.kept)
    return { bearings: moment.bearings, changes: changed.map((key) => this.#change(key, before.get(key)?.rows ?? NO_ROWS)) }
  }

  #table(key: SliceKey, slice: KeptSlice, meta: string, chunks: Map<string, Chunk>): Table {
    const rows = new Map<string, Row>()
    for (const id of this.database.prepare('SELECT chunk FROM slice_chunks WHERE kept = ? ORDER BY chunk').pluck().all(slice.kept) as number[]) {
      const name = `${key}|${String(slice.layout)}|${String(id)}`
      const chunk = this.#chunks.get(name) ?? this.#read(key, slice, meta, id)
      chunks.set(name, chunk)
      for (const row of chunk.rows) rows.set(rowKey(key, row), row)
    }
    return { kept: slice.kept, rows }
  }

  #read(key: SliceKey, { columns, shape }: KeptSlice, meta: string, id: number): Chunk {
    const { count, rows } = this.database.prepare('SELECT count, rows FROM chunks WHERE id = ?').get(id) as { count: number; rows: Buffer }
    const text = unpacked(rows)
    this.#bytes += text.length
    const reading = SliceReading.begin(key, { meta, columns, shape }, this.layouts.of(key))
    // Undated: its rows prove nothing.
    if (reading === null) return { rows: [], rejected: count }
    reading.takePage(text, count)
    if (reading.mustBeChecked) {
      reading.beginChecking()
      const each = (parsed(text) as readonly unknown[]).map((values) => JSON.stringify(values))
      reading.checkPage(each.map((_, index) => `row ${String(index + 1)}`), each)
    }
    this.#rejected += reading.rejectedCount
    return { rows: reading.table().rows, rejected: reading.rejectedCount }
  }

  #change(key: SliceKey, before: ReadonlyMap<string, Row>): SliceChange {
    const now: ReadonlyMap<string, Row> = this.rows(key)
    const remove = new Set([...before.keys()].filter((id) => !now.has(id)))
    return { key, meta: this.meta(key), reset: remove.size > 0, upsert: new Map([...now].filter(([id, row]) => before.get(id) !== row)), remove }
  }
}

/** One that cannot be read is of no slice that was ever known. */
function metaOf(text: string | undefined): SliceMeta {
  if (text === undefined) return emptyMeta
  const read = sliceMeta.safeParse(parsed(text))
  return read.success ? read.data : emptyMeta
}
