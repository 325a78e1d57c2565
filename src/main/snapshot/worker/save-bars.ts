/** Adding to what is kept of bars, and making room for it. */
import type { Database } from 'better-sqlite3'
import type { SeriesKey } from '../../bars/ports.js'
import { difference, union, type Spans } from '../../bars/spans.js'
import { BAR_COLUMNS, type WireBars } from '../messages.js'
import { savedSegments, seriesId } from './read-bars.js'

/** Writes bars and segments in one transaction: all of them are in the file, or none. @returns the series that had to make room */
export function saveBars(database: Database, part: WireBars): readonly SeriesKey[] {
  return database.transaction(() => {
    const id = seriesId(database, part.series) ?? addSeries(database, part.series)
    putBars(database, id, part.columns)
    const settled = union(savedSegments(database, id, true), part.settled)
    putSegments(database, id, settled, difference(union(savedSegments(database, id, false), part.streamed), settled))
    database
      .prepare('UPDATE bar_series SET used_at = max(used_at, ?), as_of = max(coalesce(as_of, 0), ?), bar_count = (SELECT count(*) FROM bars WHERE series = ?) WHERE id = ?')
      .run(part.asOf, part.asOf, id, id)
    return makeRoom(database, id, part.mostBars)
  })()
}

export function saveContract(database: Database, conId: string, facts: string): void {
  database.prepare('INSERT INTO bar_contracts (con_id, facts) VALUES (?, ?) ON CONFLICT (con_id) DO UPDATE SET facts = excluded.facts').run(conId, facts)
}

function addSeries(database: Database, { conId, barSize, whatToShow, session }: SeriesKey): number {
  const added = database.prepare('INSERT INTO bar_series (con_id, bar_size, what_to_show, session, used_at) VALUES (?, ?, ?, ?, 0)').run(conId, barSize, whatToShow, session)
  return Number(added.lastInsertRowid)
}

function putBars(database: Database, id: number, columns: Float64Array): void {
  const put = database.prepare('INSERT OR REPLACE INTO bars (series, at, open, high, low, close, volume, average, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const count = columns.length / BAR_COLUMNS
  for (let index = 0; index < count; index += 1) {
    const values = Array.from({ length: BAR_COLUMNS }, (_, column) => {
      const value = columns[column * count + index]
      return value === undefined || Number.isNaN(value) ? null : value
    })
    put.run(id, ...values)
  }
}

function putSegments(database: Database, id: number, settled: Spans, streamed: Spans): void {
  database.prepare('DELETE FROM bar_segments WHERE series = ?').run(id)
  const put = database.prepare('INSERT INTO bar_segments (series, begins, ends, settled) VALUES (?, ?, ?, ?)')
  for (const { from, to } of settled) put.run(id, from, to, 1)
  for (const { from, to } of streamed) put.run(id, from, to, 0)
}

interface SeriesRow extends SeriesKey {
  readonly id: number
  readonly bars: number
}

/** Series that were not used for longest go first, whole; of the one that has just been written, its oldest bars. */
function makeRoom(database: Database, writing: number, mostBars: number): readonly SeriesKey[] {
  const all = database
    .prepare('SELECT id, con_id AS conId, bar_size AS barSize, what_to_show AS whatToShow, session, bar_count AS bars FROM bar_series ORDER BY id = ?, used_at')
    .all(writing) as SeriesRow[]
  const evicted: SeriesKey[] = []
  let over = all.reduce((sum, { bars }) => sum + bars, 0) - mostBars
  for (const { id, bars, ...series } of all) {
    if (over <= 0) break
    if (id === writing) shorten(database, id, over)
    else {
      for (const table of ['bars', 'bar_segments']) database.prepare(`DELETE FROM ${table} WHERE series = ?`).run(id)
      database.prepare('DELETE FROM bar_series WHERE id = ?').run(id)
    }
    evicted.push(series)
    over -= bars
  }
  return evicted
}

function shorten(database: Database, id: number, count: number): void {
  const first = database.prepare('SELECT at FROM bars WHERE series = ? ORDER BY at LIMIT 1 OFFSET ?').pluck().get(id, count) as number | undefined
  const gone = [{ from: 0, to: first ?? Number.MAX_SAFE_INTEGER }]
  putSegments(database, id, difference(savedSegments(database, id, true), gone), difference(savedSegments(database, id, false), gone))
  database.prepare('DELETE FROM bars WHERE series = ? AND at < ?').run(id, gone[0]?.to ?? 0)
  database.prepare('UPDATE bar_series SET bar_count = (SELECT count(*) FROM bars WHERE series = ?) WHERE id = ?').run(id, id)
}
