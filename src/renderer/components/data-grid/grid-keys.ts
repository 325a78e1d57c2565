/** Where a key leads within a grid. */

export interface GridPlace {
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
  const at = (toRow: number, toColumn: number): GridPlace => ({
    row: Math.max(0, Math.min(rows - 1, toRow)),
    column: Math.max(0, Math.min(columns - 1, toColumn))
  })
  switch (key) {
    case 'ArrowDown': return at(ctrl ? rows - 1 : row + 1, column)
    case 'ArrowUp': return at(ctrl ? 0 : row - 1, column)
    case 'ArrowRight': return at(row, column + 1)
    case 'ArrowLeft': return at(row, column - 1)
    case 'PageDown': return at(row + pageRows, column)
    case 'PageUp': return at(row - pageRows, column)
    case 'Home': return at(ctrl ? 0 : row, 0)
    case 'End': return at(ctrl ? rows - 1 : row, columns - 1)
    default: return null
  }
}
