/** Where a figure leads: to what it is made of, and to the rows behind it. */
import { show } from '../../app/current-screen.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import type { GridSort } from '../data-grid/grid-column.js'
import { askGrid } from '../data-grid/grid-requests.js'

export interface FigureInput {
  readonly label: string
  /** As shown. */
  readonly text: string
}

/** A table, and what of it is behind the figure. */
export interface RowsTarget {
  /** "Positions by market value" */
  readonly words: string
  readonly screen: string
  /** Under which the table's layout is remembered. */
  readonly grid: string
  readonly sort?: GridSort
  readonly filters?: Readonly<Record<string, string>>
  /** Key of the row to go to. */
  readonly row?: string
}

export interface FigureDrill {
  /** Where it comes from. */
  readonly slices: readonly SliceKey[]
  /** What it is made of, as it is now; asked for while a person looks at it. */
  readonly inputs?: () => readonly FigureInput[]
  readonly rows?: RowsTarget
}

export function openRows({ screen, grid, sort, filters = {}, row }: RowsTarget): void {
  askGrid(grid, { filters, sort: sort ?? null, row: row ?? null })
  show(screen)
}
