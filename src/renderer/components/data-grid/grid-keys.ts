/** Where a key leads within a grid. */

/** The row of the column headers. */
export const HEADER_ROW = -1

export interface GridPlace {
  /** `HEADER_ROW`, or the index of a row. */
  readonly row: number
  readonly column: number
}

export interface GridKey {
  readonly key: string
  /** Control, or Command on a Mac. */
  readonly ctrl: boolean
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that a page key moves. */
  readonly pageRows: number
}

/** The next place, or null when the key means nothing to a grid. Never outside of it. */
export function moveInGrid({ row, column }: GridPlace, { key, ctrl }: GridKey, { rows, columns, pageRows }: GridSize): GridPlace | null {
  const at = (toRow: number, toColumn: number, first = 0): GridPlace => ({
    row: Math.max(first, Math.min(rows - 1, toRow)),
    column: Math.max(0, Math.min(columns - 1, toColumn))
  })
  switch (key) {
    case 'ArrowDown': return at(ctrl ? rows - 1 : row + 1, column)
    case 'ArrowUp': return ctrl ? at(0, column) : at(row - 1, column, HEADER_ROW)
    case 'ArrowRight': return at(row, column + 1, HEADER_ROW)
    case 'ArrowLeft': return at(row, column - 1, HEADER_ROW)
    case 'PageDown': return at(row + pageRows, column)
    case 'PageUp': return at(row - pageRows, column)
    case 'Home': return ctrl ? at(0, 0) : at(row, 0, HEADER_ROW)
    case 'End': return ctrl ? at(rows - 1, columns - 1) : at(row, columns - 1, HEADER_ROW)
    default: return null
  }
}
