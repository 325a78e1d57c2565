/** Which columns a narrow grid leaves out, so that no number is ever cut. */
import type { GridColumn } from './grid-column.js'

type Sized = Pick<GridColumn<never>, 'width' | 'optional'>

/** Text and cell edges of the comfortable density by those of the compact one, for which the widths are given. */
const COMFORTABLE = 13 / 12
const COMFORTABLE_EDGES = 6

/** The columns as wide as their longest numbers are in this density. */
export function sizedColumns<C extends Sized>(columns: readonly C[], density: 'compact' | 'comfortable'): readonly C[] {
  if (density === 'compact') return columns
  return columns.map((column) => ({ ...column, width: Math.ceil(column.width * COMFORTABLE) + COMFORTABLE_EDGES }))
}

/**
 * @param width of the place in pixels; null: not measured yet
 * @returns the columns in their order, without the least needed ones where not all fit; those that are always needed stay
 */
export function fittingColumns<C extends Sized>(columns: readonly C[], width: number | null): readonly C[] {
  if (width === null) return columns
  let needed = columns.reduce((sum, column) => sum + column.width, 0)
  const left = new Set<C>()
  const expendable = columns.filter(({ optional }) => optional !== undefined).sort((a, b) => (b.optional ?? 0) - (a.optional ?? 0))
  for (const column of expendable) {
    if (needed <= width) break
    left.add(column)
    needed -= column.width
  }
  return left.size === 0 ? columns : columns.filter((column) => !left.has(column))
}
