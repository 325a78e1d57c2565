/** How wide the columns of a grid are, and where those begin that stay while the others scroll sideways. */
import type { GridColumn } from './grid-column.js'
import type { GridLayout } from './grid-layout.js'

export interface GridTemplate {
  /** For `grid-template-columns`. */
  readonly columns: string
  /** Pixels from the left edge, of each pinned column. */
  readonly lefts: readonly number[]
  /** Pixels that the pinned columns take, as far as it is known: one that shares the free width may be wider. */
  readonly pinnedWidth: number
}

/** A column that the person has not made wide or narrow shares what is left; pinned ones do not where several are, so that each knows its place. */
export function gridTemplate(columns: readonly Pick<GridColumn<never>, 'id' | 'width'>[], widths: GridLayout['widths'], pinned: number): GridTemplate {
  const isFixed = (id: string, index: number): boolean => widths[id] !== undefined || (pinned > 1 && index < pinned)
  const stuck = columns.slice(0, pinned)
  return {
    columns: columns.map(({ id, width }, index) => (isFixed(id, index) ? `${String(width)}px` : `minmax(${String(width)}px, ${String(width)}fr)`)).join(' '),
    lefts: stuck.map((_, index) => stuck.slice(0, index).reduce((sum, { width }) => sum + width, 0)),
    pinnedWidth: stuck.reduce((sum, { width }) => sum + width, 0)
  }
}
