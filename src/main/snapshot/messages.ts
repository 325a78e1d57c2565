/** What the snapshot client in main and the worker that owns the file say to each other. */
import type { SliceMeta } from '../../shared/state/slice-meta.js'
import type { SliceKey } from '../../shared/state/slices.js'
import type { SeriesKey } from '../bars/ports.js'
import type { Span, Spans } from '../bars/spans.js'
import type { FileAccess, WorkerError } from '../sqlite/messages.js'

/** A page of one slice's change: rows as JSON text of their values, made where the rows are. */
export interface WirePage {
  readonly key: SliceKey
  readonly meta: SliceMeta
  /** Forget all rows first. */
  readonly reset: boolean
  readonly remove: readonly string[]
  /** Names of a row's values, in their order, as JSON text. */
  readonly columns: string
  /** What the app that writes takes for a row. */
  readonly shape: string
  /** Keys of `rows`, in the same order. */
  readonly keys: readonly string[]
  readonly rows: readonly string[]
}

export type WorkerRequest =
  /** @property skipRows the desk is not asked for: it has been read before */
  | { readonly id: number; readonly kind: 'open'; readonly file: string; readonly ceilingBytes: number; readonly skipRows: boolean }
  /** One slice again, row by row with its keys. */
  | { readonly id: number; readonly kind: 'read-slice'; readonly slice: string }
  /** Looks through the whole file, where that takes only moments. */
  | { readonly id: number; readonly kind: 'check' }
  /** A part of the next `commit`; not answered. */
  | { readonly id: number; readonly kind: 'stage'; readonly page: WirePage }
  /** Writes all that was staged in one transaction. */
  | { readonly id: number; readonly kind: 'commit' }
  | { readonly id: number; readonly kind: 'close' }
  /** What is kept of a series of bars. */
  | { readonly id: number; readonly kind: 'read-bars'; readonly series: SeriesKey; readonly span: Span; readonly now: number }
  | { readonly id: number; readonly kind: 'save-bars'; readonly part: WireBars }
  /** `facts` as JSON text. */
  | { readonly id: number; readonly kind: 'save-contract'; readonly conId: string; readonly facts: string }

/** Columns of bars one after the other, all of the same length: at, open, high, low, close, volume, average, count. NaN: null. */
export type BarColumns = Float64Array<ArrayBuffer>
export const BAR_COLUMNS = 8

/** A part of a series to add to what is kept. */
export interface WireBars {
  readonly series: SeriesKey
  readonly columns: BarColumns
  readonly settled: Spans
  readonly streamed: Spans
  readonly asOf: number
  /** Most bars of all series together: those that were not used for longest go. */
  readonly mostBars: number
}

/** How the file was found. */
export interface Opened {
  /** `copy`: only a copy could be read, `error` says what keeps the file from being written. */
  readonly access: FileAccess | 'copy'
  /** What a person should know: kept aside, newer version. */
  readonly notice: string | null
  readonly error: WorkerError | null
  /** When the file was last written, in epoch milliseconds; null: never, or not known. */
  readonly savedAt: number | null
}

export type WorkerReply =
  | { readonly id: number; readonly kind: 'slice'; readonly slice: string; readonly meta: string; readonly columns: string; readonly shape: string }
  /** Rows of the slice named last, as the bytes of a JSON array of arrays: handed over, not copied. */
  | { readonly id: number; readonly kind: 'page'; readonly rows: Uint8Array; readonly count: number }
  /** Rows of a slice that was asked for again, each by itself. */
  | { readonly id: number; readonly kind: 'keyed-page'; readonly keys: readonly string[]; readonly rows: readonly string[] }
  /** Bars of the series that was asked for, handed over, not copied. */
  | { readonly id: number; readonly kind: 'bars'; readonly columns: BarColumns }
  /** After the bars. `facts`: of the contract, as JSON text. */
  | { readonly id: number; readonly kind: 'bars-read'; readonly settled: Spans; readonly streamed: Spans; readonly asOf: number | null; readonly facts: string | null }
  /** `evicted`: series that had to make room. */
  | { readonly id: number; readonly kind: 'bars-saved'; readonly evicted: readonly SeriesKey[] }
  | { readonly id: number; readonly kind: 'opened'; readonly opened: Opened }
  /** The file turned out to be damaged, and a new one was begun; or it was removed or exchanged. What the desk knows is not in it. */
  | { readonly id: number; readonly kind: 'rebuilt'; readonly notice: string }
  | { readonly id: number; readonly kind: 'done' }
  | { readonly id: number; readonly kind: 'failed'; readonly error: WorkerError }
