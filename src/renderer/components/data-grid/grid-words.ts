/** What a grid shows and what it leaves out, in words for its chip and for what is copied from it. */
import { gridText } from '../../text/grid.js'
import type { GridColumn } from './grid-column.js'
import { cellFilter } from './grid-filter.js'
import type { GridLayout } from './grid-layout.js'

type Titled = Pick<GridColumn<never>, 'id' | 'title'>

const titleOf = (columns: readonly Titled[], id: string): string | null => columns.find((column) => column.id === id)?.title ?? null

/** "Contract: aapl, Unrealized: >0"; null: nothing is left out. */
export function filterWords(filters: GridLayout['filters'], columns: readonly Titled[]): string | null {
  const words = Object.entries(filters).flatMap(([id, written]) => {
    const title = titleOf(columns, id)
    return title === null || cellFilter(written) === null ? [] : [`${title}: ${written.trim()}`]
  })
  return words.length === 0 ? null : words.join(', ')
}

/** "Unrealized down, Contract up"; null: in the order as given. */
export function sortWords(sort: GridLayout['sort'], columns: readonly Titled[]): string | null {
  const words = sort.flatMap(({ column, descending }) => { const title = titleOf(columns, column); return title === null ? [] : [descending ? gridText.down(title) : gridText.up(title)] })
  return words.length === 0 ? null : words.join(', ')
}

/** Titles of the columns by which rows are grouped, the outer one first. */
export function groupTitles(groupBy: GridLayout['groupBy'], columns: readonly Titled[]): readonly string[] {
  return groupBy.flatMap((id) => titleOf(columns, id) ?? [])
}
