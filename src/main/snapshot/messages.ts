/** What the snapshot client in main and the worker that owns the file say to each other. */
import type { SliceMeta } from '../../shared/state/slice-meta.js'
import type { SliceKey } from '../../shared/state/slices.js'

/** A change of one slice as it is written: rows as JSON text of their values, made where the rows are. */
export interface WireChange {
  readonly key: SliceKey
  readonly meta: SliceMeta
  readonly reset: boolean
  /** Names of a row's values, in their order, as JSON text. */
  readonly columns: string
  readonly upsert: readonly (readonly [key: string, json: string])[]
  readonly remove: readonly string[]
}

export type WorkerRequest =
  | { readonly id: number; readonly kind: 'open'; readonly file: string }
  | { readonly id: number; readonly kind: 'save'; readonly changes: readonly WireChange[] }
  | { readonly id: number; readonly kind: 'close' }

export interface WorkerError {
  /** SQLite's own code, an errno name, or a code of Pitwall's own. */
  readonly code: string
  readonly message: string
}

/** How the file was found. */
export interface Opened {
  readonly readOnly: boolean
  /** What a person should know: kept aside, newer version. */
  readonly notice: string | null
}

export type WorkerReply =
  | { readonly id: number; readonly kind: 'slice'; readonly key: SliceKey; readonly meta: string; readonly columns: string }
  /** Rows of the slice named last, as a JSON array of arrays. */
  | { readonly id: number; readonly kind: 'page'; readonly rows: string }
  | { readonly id: number; readonly kind: 'opened'; readonly opened: Opened }
  | { readonly id: number; readonly kind: 'done' }
  | { readonly id: number; readonly kind: 'failed'; readonly error: WorkerError }
