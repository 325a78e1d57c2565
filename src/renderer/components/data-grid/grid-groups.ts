/** Rows under the values that they share: by one column, or by a second one within the first. */
import { compareValues } from './compare-values.js'
import type { GridColumn, GridSort } from './grid-column.js'

/** As many as can still be read as a tree. */
export const MOST_GROUPINGS = 2

type Grouping<R> = Pick<GridColumn<R>, 'id' | 'title' | 'text' | 'sortBy' | 'groupText'>

export interface GridGroup<R> {
  /** The values that lead to it, as JSON: stable while rows come and go. */
  readonly key: string
  /** Title of the column that it is made by. */
  readonly title: string
  /** The value that its rows share, as it is shown. */
  readonly text: string
  /** All rows beneath it, in their order. */
  readonly rows: readonly R[]
  /** Groups within it; empty: the rows themselves follow. */
  readonly groups: readonly GridGroup<R>[]
}

export interface GroupLine<R> {
  readonly kind: 'group'
  readonly group: GridGroup<R>
  readonly isOpen: boolean
  readonly level: number
  /** From 1, among its siblings. */
  readonly place: number
  readonly siblings: number
}

export interface RowLine<R> {
  readonly kind: 'row'
  readonly row: R
  readonly level: number
  readonly place: number
  readonly siblings: number
}

/** One line of a grouped grid. */
export type GridLine<R> = GroupLine<R> | RowLine<R>

export const NO_VALUE = 'none'

function sharedText<R>({ groupText, text }: Grouping<R>, row: R): string {
  const shown = (groupText ?? text)(row)
  return shown === '' ? NO_VALUE : shown
}

/** Groups stand in the order of their column: as it is sorted by, else upwards. One without a value is last. */
export function groupsOf<R>(rows: readonly R[], by: readonly Grouping<R>[], sort: readonly GridSort[], path: readonly string[] = []): readonly GridGroup<R>[] {
  const [column, ...within] = by
  if (column === undefined) return []
  const byText = new Map<string, R[]>()
  for (const row of rows) {
    const text = sharedText(column, row)
    const same = byText.get(text)
    if (same === undefined) byText.set(text, [row])
    else same.push(row)
  }
  const sign = sort.find((one) => one.column === column.id)?.descending === true ? -1 : 1
  const valueOf = (group: { readonly rows: readonly R[] }): number | string | null => { const [first] = group.rows; return first === undefined ? null : column.sortBy(first) }
  return [...byText]
    .map(([text, same]) => {
      const own = [...path, text]
      return { key: JSON.stringify(own), title: column.title, text, rows: same, groups: groupsOf(same, within, sort, own) }
    })
    .sort((a, b) => {
      const [left, right] = [valueOf(a), valueOf(b)]
      if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
      return sign * compareValues(left, right)
    })
}

/** The lines of a tree of groups from its top, without what is in a closed group. */
export function linesOf<R>(groups: readonly GridGroup<R>[], closed: ReadonlySet<string>, level = 1): readonly GridLine<R>[] {
  return groups.flatMap((group, index) => {
    const isOpen = !closed.has(group.key)
    const line: GroupLine<R> = { kind: 'group', group, isOpen, level, place: index + 1, siblings: groups.length }
    if (!isOpen) return [line]
    if (group.groups.length > 0) return [line, ...linesOf(group.groups, closed, level + 1)]
    return [line, ...group.rows.map((row, at): RowLine<R> => ({ kind: 'row', row, level: level + 1, place: at + 1, siblings: group.rows.length }))]
  })
}

/** The keys of all groups, inner ones too. */
export function groupKeys(groups: readonly GridGroup<unknown>[]): readonly string[] {
  return groups.flatMap(({ key, groups: within }) => [key, ...groupKeys(within)])
}

/** The rows in the order of their groups, those of closed ones too: what is folded is not left out. */
export function rowsInGroups<R>(groups: readonly GridGroup<R>[]): readonly R[] {
  return groups.flatMap(({ groups: within, rows }) => (within.length > 0 ? rowsInGroups(within) : rows))
}

/** What a key does on a line of a grouped grid: opens or closes its group, or leads to a line; null: nothing of this. */
export function groupKeyEffect(lines: readonly GridLine<unknown>[], at: { readonly row: number, readonly column: number }, key: string): { readonly turn: string } | { readonly goTo: number } | null {
  const line = lines[at.row]
  if (line === undefined) return null
  const parent = (): { readonly goTo: number } | null => {
    const found = lines.slice(0, at.row).findLastIndex((before) => before.kind === 'group' && before.level < line.level)
    return found < 0 ? null : { goTo: found }
  }
  if (line.kind === 'row') return key === 'ArrowLeft' && at.column === 0 ? parent() : null
  const { group: { key: turn }, isOpen } = line
  if (key === 'Enter' || key === ' ') return { turn }
  if (key === 'ArrowRight') return isOpen ? { goTo: Math.min(lines.length - 1, at.row + 1) } : { turn }
  if (key === 'ArrowLeft') return isOpen ? { turn } : parent()
  return null
}
