/** How a person has arranged a grid: which columns, in which order and width, sorted and filtered by what. */
import type { GridSort } from './grid-column.js'
import { MOST_GROUPINGS } from './grid-groups.js'

export interface GridLayout {
  /** The first decides; the others where those before are equal. */
  readonly sort: readonly GridSort[]
  /** Columns in their order; those that are not named follow in the order of the panel. */
  readonly order: readonly string[]
  /** False: left out. True: there even where the grid is narrow. */
  readonly shown: Readonly<Record<string, boolean>>
  /** Pixels; columns that are not named share what is left. */
  readonly widths: Readonly<Record<string, number>>
  /** Columns that stay while the others scroll sideways; null: the first. */
  readonly pinned: readonly string[] | null
  /** What is written above a column, by column. */
  readonly filters: Readonly<Record<string, string>>
  /** Columns by which rows are grouped, the outer one first. */
  readonly groupBy: readonly string[]
  /** Keys of the groups that are closed. */
  readonly closed: readonly string[]
}

export const LEAST_WIDTH = 28
export const MOST_WIDTH = 640

export function initialLayout(sort: GridSort | null): GridLayout {
  return { sort: sort === null ? [] : [sort], order: [], shown: {}, widths: {}, pinned: null, filters: {}, groupBy: [], closed: [] }
}

/** Sorts by one column: first the way that shows the most, then the other, then as given. Added: the columns before it stay. */
export function sortedBy(sort: readonly GridSort[], column: string, isAdded: boolean): readonly GridSort[] {
  const before = sort.find((one) => one.column === column)
  const isOnly = before !== undefined && (isAdded || sort.length === 1)
  const next: readonly GridSort[] = !isOnly ? [{ column, descending: true }] : before.descending ? [{ column, descending: false }] : []
  if (!isAdded) return next
  if (before === undefined) return [...sort, ...next]
  return sort.flatMap((one) => (one.column === column ? next : [one]))
}

/** With the filter of a column, or without one where nothing is written. */
export function filteredBy(layout: GridLayout, column: string, written: string): GridLayout {
  const filters = Object.fromEntries(Object.entries(layout.filters).filter(([id]) => id !== column))
  return { ...layout, filters: written === '' ? filters : { ...filters, [column]: written } }
}

/** @param width pixels; held within what can still be read and what leaves room for others */
export function widened(layout: GridLayout, column: string, width: number): GridLayout {
  return { ...layout, widths: { ...layout.widths, [column]: Math.round(Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width))) } }
}

/**
 * Moves a column by some places among those that are shown. It takes a pinned place by moving there, and gives it up likewise.
 * @param shown the columns on screen, in their order
 */
export function moved(layout: GridLayout, shown: readonly string[], column: string, by: number): GridLayout {
  const from = shown.indexOf(column)
  const to = Math.max(0, Math.min(shown.length - 1, from + by))
  if (from < 0 || from === to) return layout
  const order = shown.filter((id) => id !== column)
  order.splice(to, 0, column)
  // As many as before stay pinned.
  return { ...layout, order, pinned: layout.pinned === null ? null : order.slice(0, layout.pinned.length) }
}

/** Groups by a column, or no longer by it. Added: within the groups that there are, as far as a tree can still be read. */
export function groupedBy(layout: GridLayout, column: string, isAdded: boolean): GridLayout {
  const { groupBy } = layout
  if (groupBy.includes(column)) return { ...layout, groupBy: groupBy.filter((id) => id !== column), closed: [] }
  return { ...layout, groupBy: isAdded ? [...groupBy.slice(0, MOST_GROUPINGS - 1), column] : [column], closed: [] }
}

/** Opens a closed group, and closes an open one. */
export function turnedGroup(layout: GridLayout, key: string): GridLayout {
  const { closed } = layout
  return { ...layout, closed: closed.includes(key) ? closed.filter((one) => one !== key) : [...closed, key] }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string')

function recordOf<T extends string | number | boolean>(value: unknown, type: 'string' | 'number' | 'boolean'): Readonly<Record<string, T>> {
  // `typeof` is what says that an entry is a T.
  return isRecord(value) ? (Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one === type)) as Record<string, T>) : {}
}

function sortOf(value: unknown): readonly GridSort[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown) => (isRecord(one) && typeof one['column'] === 'string' ? [{ column: one['column'], descending: one['descending'] === true }] : []))
}

/** A layout from its JSON text; null: the text is none. Entries of the wrong kind are passed over. */
export function parsedLayout(json: string): GridLayout | null {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return null
  }
  if (!isRecord(value)) return null
  const widths = Object.entries(recordOf<number>(value['widths'], 'number')).filter(([, width]) => width >= LEAST_WIDTH && width <= MOST_WIDTH)
  return {
    sort: sortOf(value['sort']),
    order: isTexts(value['order']) ? value['order'] : [],
    shown: recordOf<boolean>(value['shown'], 'boolean'),
    widths: Object.fromEntries(widths),
    pinned: isTexts(value['pinned']) ? value['pinned'] : null,
    filters: recordOf<string>(value['filters'], 'string'),
    groupBy: isTexts(value['groupBy']) ? value['groupBy'].slice(0, MOST_GROUPINGS) : [],
    closed: isTexts(value['closed']) ? value['closed'] : []
  }
}
