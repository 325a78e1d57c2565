/** A column of a data grid. */
import type { ReactNode } from 'react'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { DecimalText } from '../../../shared/lib/decimal.js'
import type { CellSource } from '../../stores/cell-state.js'

/** What one row adds to a column's total. */
export interface TotalPart {
  /** Null: not known, and not zero. */
  readonly value: DecimalText | null
  /** Amounts in unlike currencies are never added. */
  readonly currency: string
  /** When the value was true; null: not known. */
  readonly asOf: EpochMs | null
  readonly isFresh: boolean
}

export interface GridColumn<R> {
  readonly id: string
  readonly title: string
  /** What the column means, for the header's tooltip. */
  readonly definition?: string
  /** Share of the width, and its floor in pixels: wide enough for its longest number. */
  readonly width: number
  readonly align?: 'end'
  /** Names or sentences: a hyphen in them is not as wide as a digit. */
  readonly isWords?: true
  /** What it is sorted by; null sorts last. */
  readonly sortBy: (row: R) => number | string | null
  /** The value as text: what is copied, and shown unless `cell` draws it. */
  readonly text: (row: R) => string
  readonly cell?: (row: R) => ReactNode
  /** Left out of a narrow grid, the highest first; without it the column is always there. */
  readonly optional?: number
  /** Briefly marks a change of the text. */
  readonly flashes?: boolean
  /** Where the value comes from when it is not from where its row is; null: there is no value. The cell then shows how true it is by itself. */
  readonly truth?: (row: R) => CellSource | null
  /** What rows have in common that are grouped by the column, where it is not the text: of a time its day. */
  readonly groupText?: (row: R) => string
  /** Its total has no sign: a cost, of which a plus would look like a gain. */
  readonly isCost?: true
  /** The column has a total, of these parts; null: the row has no such amount, and none is missing. */
  readonly total?: (row: R, now: EpochMs) => TotalPart | null
}

export interface GridSort {
  readonly column: string
  readonly descending: boolean
}
