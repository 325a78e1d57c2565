/** What a person has marked in a grid: whole rows, or the cells between two. Kept by the rows' keys, so that it stays with them when they change places. */

export interface GridSelection {
  readonly anchor: SelectedCell
  readonly rows: ReadonlySet<string>
  /** By column; null: whole rows. */
  readonly columns: ReadonlySet<string> | null
}

export interface SelectedCell {
  readonly row: string
  readonly column: string
}

function between(ids: readonly (string | null)[], from: string, to: string): readonly string[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)]
  // An anchor that is gone, with its row or column: from where the hand is now.
  if (a < 0) return [to]
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1).filter((id) => id !== null)
}

/**
 * Everything between the anchor and a cell, both included.
 * @param order keys of the rows as they stand; null: a line that is no row
 */
export function selectedTo(order: readonly (string | null)[], columns: readonly string[], anchor: SelectedCell, to: SelectedCell, isWhole: boolean): GridSelection {
  return { anchor, rows: new Set(between(order, anchor.row, to.row)), columns: isWhole ? null : new Set(between(columns, anchor.column, to.column)) }
}
