/** Reads one slice of the file: fast where its rows can be trusted, row by row where they cannot. */
import { z } from 'zod'
import { sliceMeta, type RejectedRows, type SliceMeta } from '../../shared/state/slice-meta.js'
import { sliceSchemas } from '../../shared/state/slice-schemas.js'
import type { SliceKey, SliceRow } from '../../shared/state/slices.js'
import type { SliceTable } from '../desk/ports.js'
import { rowMaker, type RowLayout } from './row-layout.js'

const names = z.array(z.string())
/** Named in the panel; the count tells of the rest. */
const MOST_SAMPLES = 5

type Values = readonly unknown[]

export interface SliceHead {
  readonly meta: string
  readonly columns: string
  readonly shape: string
}

export class SliceReading {
  #rows: unknown[] = []
  #mustBeChecked: boolean
  #rejectedCount = 0
  readonly #samples: { key: string; reason: string }[] = []
  readonly #make: (values: unknown) => unknown

  private constructor(
    readonly key: SliceKey,
    private readonly meta: SliceMeta,
    columns: readonly string[],
    isForeign: boolean
  ) {
    this.#make = rowMaker(columns)
    this.#mustBeChecked = isForeign
  }

  /** Null where the slice's truth or its columns cannot be read: its rows could not be dated. */
  static begin(key: SliceKey, head: SliceHead, layout: RowLayout): SliceReading | null {
    const meta = sliceMeta.safeParse(parsed(head.meta))
    const columns = names.safeParse(parsed(head.columns))
    if (!meta.success || !columns.success) return null
    return new SliceReading(key, meta.data, columns.data, head.shape !== layout.shape || head.columns !== layout.text)
  }

  /** The rows were written by another shape of app, or one of them cannot be read: `checkPage` has to be given each row by itself. */
  get mustBeChecked(): boolean {
    return this.#mustBeChecked
  }

  /** A page of so many rows that can be trusted, as one text. */
  takePage(text: string, count: number): void {
    if (this.#mustBeChecked) return
    const page = parsed(text)
    if (!Array.isArray(page) || page.length !== count) {
      this.#mustBeChecked = true
      return
    }
    for (const values of page as Values) {
      const row = this.#make(values)
      if (row === null) {
        this.#mustBeChecked = true
        return
      }
      this.#rows.push(row)
    }
  }

  /** Forgets what was read without being checked. */
  beginChecking(): void {
    this.#rows = []
  }

  /** A page of rows of which each is parsed and checked by itself. */
  checkPage(keys: readonly string[], texts: readonly string[]): void {
    for (const [index, text] of texts.entries()) {
      const key = keys[index] ?? ''
      const values = parsed(text)
      const row = this.#make(values)
      if (row === null) {
        this.#reject(key, values === undefined ? 'its JSON cannot be read' : 'not a row of this slice')
        continue
      }
      const checked = sliceSchemas[this.key].safeParse(row)
      if (checked.success) this.#rows.push(checked.data)
      else this.#reject(key, checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
    }
  }

  /** Rows that were set aside in this reading. */
  get rejectedCount(): number {
    return this.#rejectedCount
  }

  /** The slice as the desk takes it: a snapshot, for which nothing is being asked yet. */
  table(): SliceTable {
    const { rejected } = this.meta
    const all: RejectedRows = { count: rejected.count + this.#rejectedCount, samples: [...rejected.samples, ...this.#samples].slice(0, MOST_SAMPLES) }
    const meta: SliceMeta = { ...this.meta, origin: 'snapshot', fetch: 'paused', attempt: 0, nextAttemptAt: null, rejected: all }
    return { meta, rows: this.#rows as readonly SliceRow<SliceKey>[] }
  }

  #reject(key: string, reason: string): void {
    this.#rejectedCount += 1
    if (this.#samples.length < MOST_SAMPLES) this.#samples.push({ key, reason })
  }
}

/** Undefined for a text that is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
