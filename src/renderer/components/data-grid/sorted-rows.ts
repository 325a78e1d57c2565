/** The rows of a grid in the order asked for, by TanStack Table's model. */
import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import type { GridColumn, GridSort } from './grid-column.js'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

/** Smaller first, text by its natural order, nothing last whichever way. */
export function compareValues(a: number | string | null, b: number | string | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'en', { numeric: true })
}

export function useSortedRows<R>(rows: readonly R[], columns: readonly GridColumn<R>[], sort: GridSort | null): readonly R[] {
  const model = useMemo(() => {
    const helper = createColumnHelper<typeof features, { readonly row: R }>()
    return helper.columns(
      columns.map((column) =>
        // Nothing is undefined to the model, which can then put it last whichever way it sorts.
        helper.accessor(({ row }) => column.sortBy(row) ?? undefined, {
          id: column.id,
          header: column.title,
          sortUndefined: 'last',
          sortFn: (a, b, id) => compareValues(a.getValue<number | string>(id), b.getValue<number | string>(id))
        })
      )
    )
  }, [columns])
  const data = useMemo(() => rows.map((row) => ({ row })), [rows])
  const sorting = useMemo(() => (sort === null ? [] : [{ id: sort.column, desc: sort.descending }]), [sort])
  const table = useTable({ features, columns: model, data, state: { sorting } })
  return table.getRowModel().rows.map((row) => row.original.row)
}
