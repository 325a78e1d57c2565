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

/** All rows. */
export function selectAll(source: SelectSource): string {
  return `SELECT ${columnList(source.relation.columns, source.absent)} ${from(source)}`
}

/** Rows that are new or changed since a moment. */
export function selectSince(source: SelectSource, since: EpochMs): string {
  const moment = `${literal(new Date(since).toISOString())}::timestamptz`
  const moved = source.relation.watermark.filter((column) => !source.absent.has(column.name)).map((column) => `${identifier(column.name)} >= ${moment}`)
  return `${selectAll(source)} WHERE ${moved.join(' OR ')}`
}

/** The keys of all rows. */
export function selectKeys(source: SelectSource): string {
  return `SELECT ${columnList(source.relation.key, source.absent)} ${from(source)}`
}
