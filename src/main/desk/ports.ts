/** What the desk asks of its surroundings, and offers to them. No electron, no SQL, no broker library behind these names. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { BackendError, RejectedRows, SliceMeta } from '../../shared/state/slice-meta.js'
import type { SliceKey, SliceRow, SliceSource } from '../../shared/state/slices.js'

/** How true a batch of rows is. */
export interface Truth {
  /** When the rows were known to be true, by this machine's clock. */
  readonly asOf: EpochMs
  /** Rows that could not be read; left out: none. */
  readonly rejected?: RejectedRows
}

/**
 * Where sources put what they learn. The only way into the desk's slices.
 * No call throws, and none of the failure calls ever clears a row.
 */
export interface SliceWriter {
  /** These are all rows of the slice; keys not among them are gone. */
  replace<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[], truth: Truth): void
  /** These rows are new or changed; all others stay. An empty batch confirms that the slice is still true. */
  merge<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[], truth: Truth): void
  /** These rows are gone. */
  remove(key: SliceKey, keys: readonly string[], truth: Truth): void
  /** Drops the rows that are not wanted any more, whoever wrote them and when. Says nothing of how true the others are. */
  forget<K extends SliceKey>(key: K, isOver: (row: SliceRow<K>) => boolean): void
  /** An attempt is under way. */
  fetching(key: SliceKey): void
  /** The attempt failed. `nextAttemptAt` null: nothing will be tried by itself. */
  failed(key: SliceKey, error: BackendError, attempt: number, nextAttemptAt: EpochMs | null): void
  /** The source is not connected: nothing is being asked for any of its slices. */
  pause(source: SliceSource): void
  /** The source cannot provide this slice, and why; null: it can again. */
  unavailable(key: SliceKey, reason: string | null): void
}

/** The desk's slices, to be read. */
export interface DeskRows {
  rows<K extends SliceKey>(key: K): ReadonlyMap<string, SliceRow<K>>
  meta(key: SliceKey): SliceMeta
}

/** A backend that feeds slices for as long as it runs. */
export interface Source {
  /** Returns at once; everything after happens behind it. */
  start(): void
  /** Asks for everything again now. Settles when the answers are in the slices, never later than the signal. */
  refresh(signal: AbortSignal): Promise<void>
  /** Ends all work and closes what was opened. Nothing is written to the slices after it has settled. */
  stop(): Promise<void>
}

/** Rows and truth of one slice, whole. */
export interface SliceTable<K extends SliceKey = SliceKey> {
  readonly meta: SliceMeta
  readonly rows: readonly SliceRow<K>[]
}

/** The desk as it was when last saved. */
export type SavedDesk = { readonly [K in SliceKey]?: SliceTable<K> }

/** What changed in one slice since the last call. */
export interface SliceChange<K extends SliceKey = SliceKey> {
  readonly key: K
  readonly meta: SliceMeta
  /** Forget all rows first. */
  readonly reset: boolean
  readonly upsert: ReadonlyMap<string, SliceRow<K>>
  readonly remove: ReadonlySet<string>
}

/** The file that outlives the process. */
export interface SnapshotStore {
  /** Opens (and if need be migrates or rebuilds) the file and reads the last desk. Never rejects for a bad file: status says so. */
  open(): Promise<SavedDesk>
  /** Gathers changes and writes them at most once a second in one transaction. */
  save(changes: readonly SliceChange[]): void
  /** Writes what is gathered now. */
  flush(): Promise<void>
  /** Flushes and closes the file. */
  close(): Promise<void>
}
