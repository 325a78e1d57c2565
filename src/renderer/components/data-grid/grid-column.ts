/** A column of a data grid. */
import type { ReactNode } from 'react'

export interface GridColumn<R> {
  readonly id: string
  readonly title: string
  /** What the column means, for the header's tooltip. */
  readonly definition?: string
  /** Share of the width, and its floor in pixels: wide enough for its longest number. */
  readonly width: number
  readonly align?: 'end'
  /** What it is sorted by; null sorts last. */
  readonly sortBy: (row: R) => number | string | null
  /** The value as text: what is copied, and shown unless `cell` draws it. */
  readonly text: (row: R) => string
  readonly cell?: (row: R) => ReactNode
  /** Left out of a narrow grid, the highest first; without it the column is always there. */
  readonly optional?: number
  /** Briefly marks a change of the text. */
  readonly flashes?: boolean
}

export interface GridSort {
  readonly column: string
  readonly descending: boolean
}
