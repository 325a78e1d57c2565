/** Puts the parts of a file together to a desk, page by page, without holding the event loop for longer than one page. */
import { sliceKeys, type SliceKey } from '../../shared/state/slices.js'
import type { SavedDesk } from '../desk/ports.js'
import type { RowLayouts } from './row-layout.js'
import { SliceReading } from './slice-reading.js'
import type { Part } from './worker-link.js'

/** Asks the worker for one slice again, row by row; settles when its last part has been handed over. */
type ReadAgain = (slice: SliceKey, onPart: (part: Part) => void) => Promise<unknown>

/** What a file had. */
export interface DeskRead {
  readonly desk: SavedDesk
  /** Slices whose rows in the file are not the ones in `desk`: undated, of another shape, or with rows set aside. */
  readonly differing: readonly SliceKey[]
  /** What a person should know about rows that are not shown; null: nothing. */
  readonly notice: string | null
}

const known: ReadonlySet<string> = new Set(sliceKeys)

export class DeskReading {
  readonly #decoder = new TextDecoder()
  readonly #slices: SliceReading[] = []
  readonly #undated: SliceKey[] = []
  readonly #waiting: Part[] = []
  /** The slice that pages belong to; null while those of a slice that cannot be shown go by. */
  #current: SliceReading | null = null
  #pumping: Promise<void> | null = null

  constructor(private readonly layouts: RowLayouts) {}

  /** Takes a part as it comes. */
  take(part: Part): void {
    this.#waiting.push(part)
    this.#pumping ??= this.#pump()
  }

  /** The desk, once every part has been read. @rejects what `readAgain` rejects with */
  async finish(readAgain: ReadAgain): Promise<DeskRead> {
    await this.#pumping
    const unsure = this.#slices.filter((slice) => slice.mustBeChecked)
    for (const slice of unsure) {
      slice.beginChecking()
      this.#current = slice
      await readAgain(slice.key, (part) => {
        this.take(part)
      })
      await this.#pumping
    }
    return {
      desk: Object.fromEntries(this.#slices.map((slice) => [slice.key, slice.table()])),
      differing: [...this.#undated, ...unsure.map((slice) => slice.key)],
      notice: this.#notice()
    }
  }

  /** One part per turn of the event loop. */
  async #pump(): Promise<void> {
    for (let part = this.#waiting.shift(); part !== undefined; part = this.#waiting.shift()) {
      await new Promise((resolve) => setImmediate(resolve))
      this.#read(part)
    }
    this.#pumping = null
  }

  #read(part: Part): void {
    if (part.kind === 'page') this.#current?.takePage(this.#decoder.decode(part.rows), part.count)
    else if (part.kind === 'keyed-page') this.#current?.checkPage(part.keys, part.rows)
    else if (part.kind === 'slice') {
      this.#current = null
      if (!known.has(part.slice)) return
      const key = part.slice as SliceKey
      this.#current = SliceReading.begin(key, part, this.layouts.of(key))
      if (this.#current === null) this.#undated.push(key)
      else this.#slices.push(this.#current)
    }
  }

  #notice(): string | null {
    const count = this.#slices.reduce((sum, slice) => sum + slice.rejectedCount, 0)
    const parts = [
      ...(count === 0 ? [] : [`${String(count)} ${count === 1 ? 'row' : 'rows'} of the snapshot could not be read and ${count === 1 ? 'is' : 'are'} not shown.`]),
      ...(this.#undated.length === 0 ? [] : [`Not shown, because the snapshot does not say how old they are: ${this.#undated.join(', ')}.`])
    ]
    return parts.length === 0 ? null : parts.join(' ')
  }
}
