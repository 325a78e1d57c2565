/** How a relation of the database contract is read: the one description that queries, parsing and the contract check follow. */
import type { SliceKey, SliceRow } from '../../../shared/state/slices.js'

/** The slices that a database feeds. */
export type DatabaseSliceKey = Extract<
  SliceKey,
  'paperTrades' | 'databaseOrders' | 'triggerOrders' | 'databasePositions' | 'balances' | 'equity' | 'signals' | 'services'
>

export type ColumnKind = 'text' | 'numeric' | 'timestamptz'

export interface Column {
  /** As the database spells it. */
  readonly name: string
  /** As the row spells it. */
  readonly field: string
  readonly kind: ColumnKind
  readonly nullable: boolean
}

export interface RelationWindow {
  /** So many rows, the latest by the first watermark. */
  readonly latest: number
  /** Rows that are shown however old they are, so many of them at most. */
  readonly always?: { readonly where: string; readonly most: number }
}

export interface Relation {
  readonly slice: DatabaseSliceKey
  /** As the contract spells it. */
  readonly name: string
  readonly columns: readonly Column[]
  /** The columns that key a row, in the order of the slice's own key. */
  readonly key: readonly Column[]
  /**
   * Times that move forward when a row is new or changed: a refresh asks only for rows where one of them did.
   * Empty: there are few rows by nature, and every refresh reads them all.
   */
  readonly watermark: readonly Column[]
  /** Which rows are shown where a relation may have more than anyone could look through; left out: all. */
  readonly window?: RelationWindow
  /** Milliseconds between refreshes. */
  readonly intervalMs: number
  /** Milliseconds that one refresh may take. */
  readonly deadlineMs: number
}

type Shape<K extends DatabaseSliceKey> = { readonly [F in keyof SliceRow<K> & string]: Pick<Column, 'kind' | 'nullable'> }

interface RelationDescription<K extends DatabaseSliceKey> extends Pick<Relation, 'name' | 'intervalMs' | 'deadlineMs' | 'window'> {
  readonly columns: Shape<K>
  readonly key: readonly (keyof SliceRow<K> & string)[]
  readonly watermark: readonly (keyof SliceRow<K> & string)[]
}

export const text = { kind: 'text', nullable: false } as const
export const maybeText = { kind: 'text', nullable: true } as const
export const numeric = { kind: 'numeric', nullable: false } as const
export const maybeNumeric = { kind: 'numeric', nullable: true } as const
export const time = { kind: 'timestamptz', nullable: false } as const
export const maybeTime = { kind: 'timestamptz', nullable: true } as const

const snakeCase = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Describes the relation that feeds a slice: every field of the slice's row has its column of the same name in snake case. */
export function relation<K extends DatabaseSliceKey>(slice: K, description: RelationDescription<K>): Relation {
  const columns = Object.entries<Pick<Column, 'kind' | 'nullable'>>(description.columns).map(([field, type]) => ({ name: snakeCase(field), field, ...type }))
  const named = (fields: readonly string[]): readonly Column[] => columns.filter((column) => fields.includes(column.field))
  const { columns: _, ...rest } = description
  return { ...rest, slice, columns, key: named(description.key), watermark: named(description.watermark) }
}
