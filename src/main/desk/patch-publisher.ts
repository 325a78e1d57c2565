/** Sends the desk to the page: whole when it opens, then one conflated patch per interval. */
import type { DeskPatch, SlicePatch } from '../../shared/ipc/desk-patch.js'
import { rowsFollow } from '../../shared/state/slices.js'
import { ChangeLog } from './change-log.js'
import type { DeskStore } from './desk-store.js'
import type { SliceChange } from './ports.js'

/**
 * Least time between two patches, in milliseconds. A change after a quiet moment leaves at once: quotes come from the host
 * conflated already, at a slower pace than this, and are not to wait twice.
 */
export const PATCH_INTERVAL_MS = 25

/** The rows that follow an opening leave when the page has painted the others; where it does not say so, this long after. */
const FOLLOW_MS = 250

function toSlices(changes: readonly SliceChange[]): DeskPatch['slices'] {
  const entries = changes.map((change): readonly [string, SlicePatch] => [
    change.key,
    { meta: change.meta, reset: change.reset, upsert: [...change.upsert.values()], remove: [...change.remove] }
  ])
  return Object.fromEntries(entries)
}

export interface PatchPublisherOptions {
  readonly store: DeskStore
  /** Number of this run of the desk. */
  readonly desk: number
  readonly send: (patch: DeskPatch) => void
  readonly intervalMs?: number
}

export class PatchPublisher {
  readonly #log = new ChangeLog()
  readonly #unsubscribe: () => void
  #sequence = 0
  /** Nothing is sent before a page has asked for the whole: there is no one to patch. */
  #opened = false
  #timer: NodeJS.Timeout | null = null
  /** Of the latest patch, by the monotonic clock. */
  #lastAt = -Infinity

  constructor(private readonly options: PatchPublisherOptions) {
    this.#unsubscribe = options.store.onChange((change) => {
      if (!this.#opened) return
      this.#log.record(change)
      this.#schedule(Math.max(0, this.#lastAt + (options.intervalMs ?? PATCH_INTERVAL_MS) - performance.now()))
    })
  }

  /**
   * The desk, for a page that opens or lost its place; patches after it count on from its sequence, and the first of them
   * always comes and brings the rows that follow.
   */
  open(): DeskPatch {
    this.#opened = true
    this.#log.take()
    const whole = this.options.store.whole()
    for (const change of whole) if (rowsFollow.has(change.key)) this.#log.record(change)
    this.#schedule(FOLLOW_MS)
    const first = whole.map((change) => (rowsFollow.has(change.key) ? { ...change, upsert: new Map<string, never>() } : change))
    return { desk: this.options.desk, sequence: this.#sequence, slices: toSlices(first) }
  }

  /** The page has painted: whatever waits is sent. */
  painted(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#flush()
  }

  stop(): void {
    this.#unsubscribe()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#opened = false
  }

  #schedule(afterMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#flush()
    }, afterMs)
  }

  #flush(): void {
    this.#timer = null
    if (!this.#opened || this.#log.isEmpty) return
    this.#sequence += 1
    this.#lastAt = performance.now()
    this.options.send({ desk: this.options.desk, sequence: this.#sequence, slices: toSlices(this.#log.take()) })
  }
}
