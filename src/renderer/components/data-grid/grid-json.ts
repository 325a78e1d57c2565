/** A table as a program reads it: what it is, when it was true and what was left out, around its rows. */
import { plainNumber, type ShownTable } from './grid-csv.js'

export interface TableOrigin {
  readonly title: string
  /** How true it is, in the panel's word. */
  readonly state: string
  /** ISO 8601, UTC; null: not known. */
  readonly asOf: string | null
  /** IANA name of the zone of the times in the rows. */
  readonly zone: string
}

/** Every value is text, as shown: numbers without grouping, with a plain minus, so that no digit is lost in a float. */
export function toJson(origin: TableOrigin, { columns, rows, filter, sort, grouping, of }: ShownTable): string {
  const keys = columns.map(({ title }) => title)
  const named = rows.map((texts) => Object.fromEntries(texts.map((text, index) => [keys[index] ?? String(index), columns[index]?.isNumber === true ? plainNumber(text) : text])))
  return `${JSON.stringify({ ...origin, filter, sort, groupedBy: grouping, rowsShown: rows.length, rowsInAll: of, columns: keys, rows: named }, null, 2)}\n`
}
