/** Sends the desk to the page: whole when it opens, then one conflated patch per interval. */
import type { DeskPatch, SlicePatch } from '../../shared/ipc/contract.js'
import { ChangeLog } from './change-log.js'
import type { DeskStore } from './desk-store.js'
import type { SliceChange } from './ports.js'

/**
 * Least time between two patches, in milliseconds. A change after a quiet moment leaves at once: quotes come from the host
 * conflated already, at a slower pace than this, and are not to wait twice.
 */
export const PATCH_INTERVAL_MS = 25

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
      this.#timer ??= setTimeout(() => {
        this.#flush()
      }, Math.max(0, this.#lastAt + (options.intervalMs ?? PATCH_INTERVAL_MS) - performance.now()))
    })
  }

  /** The whole desk, for a page that opens or lost its place; patches after it count on from its sequence. */
  open(): DeskPatch {
    this.#opened = true
    this.#log.take()
    return { desk: this.options.desk, sequence: this.#sequence, slices: toSlices(this.options.store.whole()) }
  }

  stop(): void {
    this.#unsubscribe()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#opened = false
  }

  #flush(): void {
    this.#timer = null
    if (!this.#opened || this.#log.isEmpty) return
    this.#sequence += 1
    this.#lastAt = performance.now()
    this.options.send({ desk: this.options.desk, sequence: this.#sequence, slices: toSlices(this.#log.take()) })
  }
}
