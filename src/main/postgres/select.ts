/** The queries of a relation. Every column by name, in the description's own order, so that a result row is read by position. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { identifier, literal } from './identifiers.js'
import type { Column, Relation } from './relations/relation.js'

export interface SelectSource {
  readonly schema: string
  readonly relation: Relation
  /** Nullable columns that this database does not have: read as null. */
  readonly absent: ReadonlySet<string>
}

const columnList = (columns: readonly Column[], absent: ReadonlySet<string>): string =>
  columns.map((column) => (absent.has(column.name) ? `NULL AS ${identifier(column.name)}` : identifier(column.name))).join(', ')

const from = ({ schema, relation }: SelectSource): string => `FROM ${identifier(schema)}.${identifier(relation.name)}`

/** Columns of all rows, or of those in the relation's window. */
function selectShown(source: SelectSource, columns: readonly Column[]): string {
  const { window, watermark } = source.relation
  const list = columnList(columns, source.absent)
  const [mark] = watermark
  if (window === undefined || mark === undefined) return `SELECT ${list} ${from(source)}`
  // Column by column to the innermost: the role may be allowed to read only some of them.
  const newest = (where: string, most: number): string => `(SELECT ${list} ${from(source)}${where} ORDER BY ${identifier(mark.name)} DESC LIMIT ${String(most)})`
  const latest = newest('', window.latest)
  // A row that is among both comes once.
  return window.always === undefined ? latest : `${latest} UNION ${newest(` WHERE ${window.always.where}`, window.always.most)}`
}

/** All rows, or those in the relation's window. */
export function selectAll(source: SelectSource): string {
  return selectShown(source, source.relation.columns)
}

/** Rows that are new or changed since a moment. */
export function selectSince(source: SelectSource, since: EpochMs): string {
  const moment = `${literal(new Date(since).toISOString())}::timestamptz`
  const moved = source.relation.watermark.filter((column) => !source.absent.has(column.name)).map((column) => `${identifier(column.name)} >= ${moment}`)
  const { window, watermark, columns } = source.relation
  const [mark] = watermark
  const limit = window === undefined || mark === undefined ? '' : ` ORDER BY ${identifier(mark.name)} DESC LIMIT ${String(window.latest)}`
  return `SELECT ${columnList(columns, source.absent)} ${from(source)} WHERE ${moved.join(' OR ')}${limit}`
}

/** The keys of the rows that `selectAll` gives. */
export function selectKeys(source: SelectSource): string {
  return selectShown(source, source.relation.key)
}
