/** Moments of a desk whose times a test chooses, written by what keeps them, for the real thread to read. */
import { DeskStore } from '../../../src/main/desk/desk-store.js'
import { RowLayouts, wirePages } from '../../../src/main/snapshot/row-layout.js'
import type { CurrentSlice } from '../../../src/main/snapshot/worker/history/current-desk.js'
import { keepMoment } from '../../../src/main/snapshot/worker/history/keep-moment.js'
import { historyKind } from '../../../src/main/snapshot/worker/history/schema.js'
import { openFile } from '../../../src/main/sqlite/worker/sqlite-file.js'
import type { DeskBearings, MomentReason } from '../../../src/shared/domain/history-moment.js'
import { sliceKeys, slices, type SliceSource } from '../../../src/shared/state/slices.js'
import { historyFile } from './harness.js'

/** Rows in a chunk: few, so that slices have several. */
const CHUNK_ROWS = 2

export class Past {
  readonly store = new DeskStore({ now: () => this.now })
  readonly #layouts = new RowLayouts()
  readonly #database

  constructor(folder: string, public now: number) {
    this.#database = openFile(historyKind, historyFile(folder), 64 << 20).database
  }

  /** Every slice is known true now, as a source that answers makes it. */
  confirm(source?: SliceSource): void {
    for (const key of sliceKeys) if (source === undefined || slices[key].source === source) this.store.merge(key, [], { asOf: this.now })
  }

  /** Keeps the desk as it was at that time, with all of it known true then. */
  keep(at: number, change: (store: DeskStore) => void = () => undefined, reason: MomentReason = 'pace', bearings: DeskBearings = { clockSkewMs: 0, brokerAccounts: ['DU1'] }): void {
    this.now = at
    this.confirm()
    change(this.store)
    keepMoment(this.#database, { at, slices: this.store.whole().map((one) => this.#sliceOf(one)) }, { reason, bearings })
  }

  close(): void {
    this.#database.close()
  }

  #sliceOf(change: ReturnType<DeskStore['whole']>[number]): CurrentSlice {
    const { key, meta } = change
    const { text: columns, shape } = this.#layouts.of(key)
    const rows = [...wirePages(change, this.#layouts.of(key))].flatMap((page) => page.rows)
    const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK_ROWS) }, (_, index) => rows.slice(index * CHUNK_ROWS, (index + 1) * CHUNK_ROWS))
    return { slice: key, meta: JSON.stringify(meta), columns, shape, chunks: chunks.map((part) => ({ rows: `[${part.join(',')}]`, count: part.length })) }
  }
}
