/** Puts the parts of a file together to a desk, page by page, without holding the event loop for longer than one page. */
import { z } from 'zod'
import { sliceMeta, type RejectedRows, type SliceMeta } from '../../shared/state/slice-meta.js'
import { columnsOf, sliceSchemas } from '../../shared/state/slice-schemas.js'
import { rowKey, sliceKeys, type SliceKey, type SliceRow } from '../../shared/state/slices.js'
import type { SavedDesk, SliceTable } from '../desk/ports.js'
import { rowMaker } from './row-text.js'
import type { Part } from './worker-link.js'

const names = z.array(z.string())
/** Named in the panel; the count tells of the rest. */
const MOST_SAMPLES = 5

interface Reading {
  readonly key: SliceKey
  readonly meta: SliceMeta
  readonly make: (values: readonly unknown[]) => unknown
  /** The file was written by an app whose rows had other fields: each row is checked. */
  readonly isForeign: boolean
  readonly rows: unknown[]
  readonly rejected: { key: string; reason: string }[]
}

const known: ReadonlySet<string> = new Set(sliceKeys)

export class DeskReading {
  readonly #readings: Reading[] = []
  readonly #waiting: Part[] = []
  /** The slice that pages belong to; null while those of a slice that nobody here knows go by. */
  #current: Reading | null = null
  #pumping: Promise<void> | null = null

  /** Takes a part as it comes. */
  take(part: Part): void {
    this.#waiting.push(part)
    this.#pumping ??= this.#pump()
  }

  /** The desk, once every part has been read. */
  async desk(): Promise<SavedDesk> {
    await this.#pumping
    return Object.fromEntries(this.#readings.map((reading) => [reading.key, tableOf(reading)]))
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
    if (part.kind === 'slice') {
      this.#current = beginReading(part.key, part.meta, part.columns)
      if (this.#current !== null) this.#readings.push(this.#current)
      return
    }
    const reading = this.#current
    if (reading === null) return
    for (const values of JSON.parse(part.rows) as unknown[][]) addRow(reading, reading.make(values))
  }
}

/** Null for a slice that this app does not know, or whose truth cannot be read: rows without it could not be dated. */
function beginReading(key: string, metaText: string, columnsText: string): Reading | null {
  if (!known.has(key)) return null
  const meta = sliceMeta.safeParse(JSON.parse(metaText))
  const columns = names.safeParse(JSON.parse(columnsText))
  if (!meta.success || !columns.success) return null
  const isForeign = columns.data.join() !== columnsOf(key as SliceKey).join()
  return { key: key as SliceKey, meta: meta.data, make: rowMaker(columns.data), isForeign, rows: [], rejected: [] }
}

function addRow(reading: Reading, row: unknown): void {
  if (!reading.isForeign) {
    reading.rows.push(row)
    return
  }
  const parsed = sliceSchemas[reading.key].safeParse(row)
  if (parsed.success) reading.rows.push(parsed.data)
  else reading.rejected.push({ key: keyOf(reading.key, row), reason: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') })
}

function keyOf(key: SliceKey, row: unknown): string {
  try {
    return rowKey(key, row as SliceRow<SliceKey>)
  } catch {
    return '(no key)' // The fields that make the key are the ones that are missing.
  }
}

function tableOf({ meta, rows, rejected }: Reading): SliceTable {
  const own: RejectedRows = rejected.length === 0 ? meta.rejected : { count: rejected.length, samples: rejected.slice(0, MOST_SAMPLES) }
  const restored: SliceMeta = { ...meta, origin: 'snapshot', fetch: 'paused', attempt: 0, nextAttemptAt: null, rejected: own }
  return { meta: restored, rows: rows as readonly SliceRow<SliceKey>[] }
}
