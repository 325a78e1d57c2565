/** What is selected in a grid, and the keys and presses that select. */
import { useCallback, useState } from 'react'
import type { GridPlace } from './grid-keys.js'
import { selectedTo, type GridSelection } from './grid-selection.js'

export interface GridSelecting {
  readonly selection: GridSelection | null
  /** From where the hand was to where it goes. */
  readonly extend: (from: GridPlace, to: GridPlace, isWhole?: boolean) => void
  readonly all: () => void
  readonly clear: () => void
}

/**
 * @param keyAt key of the row that is a line; null: the line is no row
 * @param count of lines
 */
export function useGridSelection(keyAt: (index: number) => string | null, count: number, columns: readonly string[]): GridSelecting {
  const [selection, setSelection] = useState<GridSelection | null>(null)
  const order = (): readonly (string | null)[] => Array.from({ length: count }, (_, index) => keyAt(index))
  const extend: GridSelecting['extend'] = (from, to, isWhole = selection !== null && selection.columns === null) => {
    const at = ({ row, column }: GridPlace): { readonly row: string, readonly column: string } => ({ row: keyAt(Math.max(0, row)) ?? '', column: columns[column] ?? '' })
    setSelection(selectedTo(order(), columns, selection?.anchor ?? at(from), at(to), isWhole))
  }
  const all = (): void => {
    const rows = order().filter((key) => key !== null)
    const [row = ''] = rows
    setSelection({ anchor: { row, column: columns[0] ?? '' }, rows: new Set(rows), columns: null })
  }
  const clear = useCallback(() => { setSelection(null) }, [])
  return { selection, extend, all, clear }
}
