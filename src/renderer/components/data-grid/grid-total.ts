/** The sum of a column, and how much of it can be believed. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { big, text, ZERO, type DecimalText } from '../../../shared/lib/decimal.js'
import type { GridColumn, TotalPart } from './grid-column.js'

export interface CurrencySum {
  readonly currency: string
  readonly sum: DecimalText
}

export interface ColumnTotal {
  /** One for each currency, by its name: unlike ones are never added. Without any, nothing is known. */
  readonly sums: readonly CurrencySum[]
  readonly known: number
  readonly rows: number
}

export interface GridTotals {
  readonly byColumn: ReadonlyMap<string, ColumnTotal>
  readonly rows: number
  /** Rows all of whose parts are known and fresh. */
  readonly fresh: number
  /** Of all parts; null: of none it is known. */
  readonly oldest: EpochMs | null
}

export function columnTotal(parts: readonly TotalPart[]): ColumnTotal {
  const sums = new Map<string, ReturnType<typeof big>>()
  let known = 0
  for (const { value, currency } of parts) {
    if (value === null) continue
    known += 1
    sums.set(currency, (sums.get(currency) ?? big(ZERO)).plus(value))
  }
  return { sums: [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => ({ currency, sum: text(sum) })), known, rows: parts.length }
}

/** The totals of all columns that have one, over the rows that are shown. Exact decimals throughout. */
export function gridTotals<R>(rows: readonly R[], columns: readonly GridColumn<R>[], now: EpochMs): GridTotals {
  const isFresh = rows.map(() => true)
  const byColumn = new Map<string, ColumnTotal>()
  let oldest: EpochMs | null = null
  for (const { id, total } of columns) {
    if (total === undefined) continue
    const parts = rows.map((row) => total(row, now))
    for (const [index, part] of parts.entries()) {
      if (part === null) continue
      if (!part.isFresh || part.value === null) isFresh[index] = false
      if (part.asOf !== null && (oldest === null || part.asOf < oldest)) oldest = part.asOf
    }
    byColumn.set(id, columnTotal(parts.filter((part) => part !== null)))
  }
  return { byColumn, rows: rows.length, fresh: isFresh.filter(Boolean).length, oldest }
}
