/** A past desk, read whole by this thread: main only passes its text on. */
import type { Database } from 'better-sqlite3'
import type { HistoryMoment, PastDesk } from '../../../../shared/domain/history-moment.js'
import type { SlicePatch } from '../../../../shared/ipc/desk-patch.js'
import { sliceKeys } from '../../../../shared/state/slices.js'
import { DeskReading } from '../../desk-reading.js'
import type { RowLayouts } from '../../row-layout.js'
import { keptMoment, keptSlices, unpacked } from './kept-moment.js'

/** The last moment that is not after `at`, or the oldest; null: nothing is kept. @rejects SQLite's errors; FileError where what is kept of it is damaged or too large */
export async function readMoment(database: Database, at: number, layouts: RowLayouts): Promise<PastDesk | null> {
  const moment = keptMoment(database, 'WHERE at <= ? ORDER BY at DESC', at) ?? keptMoment(database, 'WHERE at > ? ORDER BY at', at)
  if (moment === null) return null
  const { metas } = moment
  const slices = keptSlices(database, moment.at)
  const chunks = database.prepare('SELECT count, rows FROM slice_chunks JOIN chunks ON chunks.id = chunk WHERE kept = ? ORDER BY chunk')
  const reading = new DeskReading(layouts)
  const texts = new Map<string, readonly string[]>()
  for (const { slice, kept, columns, shape } of slices) {
    reading.take({ id: 0, kind: 'slice', slice, meta: metas[slice] ?? '', columns, shape })
    const pages = (chunks.all(kept) as { count: number; rows: Buffer }[]).map(({ count, rows }) => ({ count, text: unpacked(rows) }))
    texts.set(slice, pages.map(({ text }) => text))
    for (const { count, text } of pages) reading.take({ id: 0, kind: 'page', rows: Buffer.from(text), count })
  }
  const { desk, notice } = await reading.finish((slice, onPart) => {
    for (const text of texts.get(slice) ?? []) {
      const rows = (JSON.parse(text) as readonly unknown[]).map((values) => JSON.stringify(values))
      onPart({ id: 0, kind: 'keyed-page', keys: rows.map((_, index) => `row ${String(index + 1)}`), rows })
    }
    return Promise.resolve()
  })
  const patches = sliceKeys.flatMap((key): (readonly [string, SlicePatch])[] => {
    const table = desk[key]
    return table === undefined ? [] : [[key, { meta: table.meta, reset: true, upsert: table.rows, remove: [] }]]
  })
  return { ...neighbours(database, moment), bearings: moment.bearings, slices: JSON.stringify(Object.fromEntries(patches)), notice }
}

function neighbours(database: Database, { at, reason }: HistoryMoment): Omit<PastDesk, 'bearings' | 'slices' | 'notice'> {
  const beside = (sql: string): number | null => database.prepare(sql).pluck().get(at) as number | null
  return { at, reason, previous: beside('SELECT max(at) FROM moments WHERE at < ?'), next: beside('SELECT min(at) FROM moments WHERE at > ?') }
}
