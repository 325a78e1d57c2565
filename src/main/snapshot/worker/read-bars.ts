/** Reading what is kept of a series of bars. */
import type { Database } from 'better-sqlite3'
import type { SeriesKey } from '../../bars/ports.js'
import type { Span, Spans } from '../../bars/spans.js'
import { BAR_COLUMNS, type BarColumns } from '../messages.js'

/** Bars per message: reading and handing over a page is a few milliseconds. */
const PAGE_BARS = 8_192

export interface SavedSeries {
  readonly settled: Spans
  readonly streamed: Spans
  readonly asOf: number | null
  readonly facts: string | null
}

type BarRow = readonly (number | null)[]

/** Number of the series in the file; null: there is none. */
export function seriesId(database: Database, { conId, barSize, whatToShow, session }: SeriesKey): number | null {
  const find = database.prepare('SELECT id FROM bar_series WHERE con_id = ? AND bar_size = ? AND what_to_show = ? AND session = ?').pluck()
  return (find.get(conId, barSize, whatToShow, session) as number | undefined) ?? null
}

export function savedSegments(database: Database, series: number, settled: boolean): Spans {
  return database.prepare('SELECT begins AS "from", ends AS "to" FROM bar_segments WHERE series = ? AND settled = ? ORDER BY begins').all(series, settled ? 1 : 0) as Span[]
}

/**
 * Bars of the span page by page, then what else is known of the series. The series counts as used now.
 * @param now epoch milliseconds
 */
export function readBars(database: Database, series: SeriesKey, span: Span, now: number, onPage: (columns: BarColumns) => void): SavedSeries {
  const facts = (database.prepare('SELECT facts FROM bar_contracts WHERE con_id = ?').pluck().get(series.conId) as string | undefined) ?? null
  const id = seriesId(database, series)
  if (id === null) return { settled: [], streamed: [], asOf: null, facts }
  if (!database.readonly) database.prepare('UPDATE bar_series SET used_at = ? WHERE id = ?').run(now, id)
  const page = database
    .prepare(`SELECT at, open, high, low, close, volume, average, count FROM bars WHERE series = ? AND at >= ? AND at < ? ORDER BY at LIMIT ${String(PAGE_BARS)}`)
    .raw()
  for (let from = span.from, isMore = true; isMore; ) {
    const rows = page.all(id, from, span.to) as BarRow[]
    if (rows.length > 0) onPage(columnsOf(rows))
    from = (rows.at(-1)?.[0] ?? span.to) + 1
    isMore = rows.length === PAGE_BARS
  }
  const asOf = database.prepare('SELECT as_of FROM bar_series WHERE id = ?').pluck().get(id) as number | null
  return { settled: savedSegments(database, id, true), streamed: savedSegments(database, id, false), asOf, facts }
}

function columnsOf(rows: readonly BarRow[]): BarColumns {
  const count = rows.length
  const columns = new Float64Array(count * BAR_COLUMNS)
  for (let index = 0; index < count; index += 1) {
    const row = rows[index]
    for (let column = 0; column < BAR_COLUMNS; column += 1) columns[column * count + index] = row?.[column] ?? NaN
  }
  return columns
}
