/** What a grid shows of its rows and columns, by TanStack Table's model: sorted, filtered, in the person's own arrangement. */
import {
  columnFilteringFeature, columnOrderingFeature, columnPinningFeature, columnSizingFeature, columnVisibilityFeature, createColumnHelper, createFilteredRowModel, createSortedRowModel,
  rowSortingFeature, tableFeatures, useTable
} from '@tanstack/react-table'
import { useCallback, useMemo } from 'react'
import { usePaced } from '../../stores/use-paced.js'
import { compareValues } from './compare-values.js'
import type { GridColumn } from './grid-column.js'
import { cellFilter, type CellFilter } from './grid-filter.js'
import { groupsOf, linesOf, rowsInGroups, type GridGroup, type GridLine } from './grid-groups.js'
import type { GridLayout } from './grid-layout.js'

const features = tableFeatures({
  rowSortingFeature, columnFilteringFeature, columnOrderingFeature, columnPinningFeature, columnSizingFeature, columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(), filteredRowModel: createFilteredRowModel()
})

export interface GridModel<R> {
  /** All that are not filtered out, in the order of their groups where there are any; those are as they were when they were last put in order. */
  readonly rows: readonly R[]
  /** Null: not grouped, each row is a line. */
  readonly lines: readonly GridLine<R>[] | null
  readonly groups: readonly GridGroup<R>[]
  /** A row of a line as it is now; undefined: it is gone. */
  readonly nowOf: (row: R) => R | undefined
  /** All columns that are not left out by the person, pinned ones first; their widths are those that the person gave them. */
  readonly columns: readonly GridColumn<R>[]
  /** How many of the columns, from the first, stay while the others scroll sideways. */
  readonly pinned: number
}

export interface GridModelInput<R> {
  readonly rows: readonly R[]
  readonly columns: readonly GridColumn<R>[]
  readonly keyOf: (row: R) => string
  readonly layout: GridLayout
}

// One list for all grids, whatever their rows: it holds none.
const NO_GROUPS: readonly GridGroup<never>[] = []

/**
 * The order of rows is made once a second, and at once when it is asked for otherwise or a row comes or goes: rows that change
 * places at every tick cannot be read. What stands in a row is always what is known now.
 */
export function useGridModel<R>({ rows, columns, keyOf, layout }: GridModelInput<R>): GridModel<R> {
  const { sort, filters, groupBy, closed } = layout
  const grouping = useMemo(() => groupBy.flatMap((id) => columns.find((column) => column.id === id) ?? []), [groupBy, columns])
  const isGrouped = grouping.length > 0
  const isOrdered = isGrouped || sort.length > 0 || Object.keys(filters).length > 0
  const ordered = usePaced(rows, isOrdered ? `${String(rows.length)} ${JSON.stringify([sort, filters, groupBy])}` : '')
  const data = useMemo(() => (isOrdered ? ordered.map((row) => ({ row })) : []), [isOrdered, ordered])
  const model = useMemo(() => {
    const helper = createColumnHelper<typeof features, { readonly row: R }>()
    return helper.columns(
      columns.map((column) =>
        // Nothing is undefined to the model, which can then put it last whichever way it sorts.
        helper.accessor(({ row }) => column.sortBy(row) ?? undefined, {
          id: column.id,
          header: column.title,
          size: column.width,
          sortUndefined: 'last',
          sortFn: (a, b, id) => compareValues(a.getValue<number | string>(id), b.getValue<number | string>(id)),
          filterFn: ({ original: { row } }, _id, filter: CellFilter) => filter({ text: column.text(row), value: column.sortBy(row) })
        })
      )
    )
  }, [columns])
  const state = useMemo(() => ({
    sorting: sort.map(({ column, descending }) => ({ id: column, desc: descending })),
    // One that cannot be read filters nothing; the field says so.
    columnFilters: Object.entries(filters).flatMap(([id, written]) => { const value = cellFilter(written); return value === null ? [] : [{ id, value }] }),
    columnOrder: [...layout.order],
    columnVisibility: { ...layout.shown },
    columnSizing: { ...layout.widths },
    columnPinning: { start: [...(layout.pinned ?? [])], end: [] }
  }), [sort, filters, layout.order, layout.shown, layout.widths, layout.pinned])
  const table = useTable({ features, columns: model, data, state })
  const inOrder = isOrdered ? table.getRowModel().rows : null
  const groups = useMemo(() => (inOrder === null || !isGrouped ? NO_GROUPS : groupsOf(inOrder.map(({ original: { row } }) => row), grouping, sort)), [inOrder, isGrouped, grouping, sort])
  const lines = useMemo(() => (isGrouped ? linesOf(groups, new Set(closed)) : null), [isGrouped, groups, closed])
  const now = useMemo(() => (inOrder === null ? null : new Map(rows.map((row) => [keyOf(row), row]))), [inOrder, rows, keyOf])
  const shown = useMemo(() => {
    if (inOrder === null || now === null) return rows
    return isGrouped ? null : inOrder.flatMap(({ original: { row } }) => now.get(keyOf(row)) ?? [])
  }, [inOrder, isGrouped, now, rows, keyOf])
  // Thousands of lines, of which some tens are on screen: what stands in those is looked up when they are drawn.
  const inGroups = useMemo(() => rowsInGroups(groups), [groups])
  const nowOf = useCallback((row: R) => (now === null ? row : now.get(keyOf(row))), [now, keyOf])
  const start = table.getStartVisibleLeafColumns()
  const center = table.getCenterVisibleLeafColumns()
  const arranged = useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]))
    return [...start, ...center].flatMap((each) => {
      const column = byId.get(each.id)
      if (column === undefined) return []
      if (layout.shown[column.id] !== true && layout.widths[column.id] === undefined && layout.pinned?.includes(column.id) !== true) return [column]
      const { optional, ...always } = column
      return [{ ...always, ...(layout.shown[column.id] === true || optional === undefined ? {} : { optional }), width: each.getSize() }]
    })
  }, [columns, start, center, layout.shown, layout.widths, layout.pinned])
  return { rows: shown ?? inGroups, lines, groups, nowOf, columns: arranged, pinned: start.length }
}
