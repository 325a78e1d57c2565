/** The desk's table: thousands of rows, sorted by any column, driven by keys or mouse, copied as it is shown. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useShell } from '../../stores/shell-store.js'
import { useIsPainted } from '../use-is-painted.js'
import styles from './data-grid.module.css'
import type { GridColumn, GridSort } from './grid-column.js'
import { fittingColumns, sizedColumns } from './grid-fit.js'
import { GridHead } from './grid-head.js'
import { HEADER_ROW, moveInGrid, type GridPlace } from './grid-keys.js'
import { GridRow } from './grid-row.js'
import { useSortedRows } from './sorted-rows.js'
import { useGridCopy } from './use-grid-copy.js'
import { useWidth } from './use-width.js'

export interface DataGridProps<R> {
  readonly label: string
  readonly rows: readonly R[]
  readonly columns: readonly GridColumn<R>[]
  readonly keyOf: (row: R) => string
  /** Null keeps the rows in the order in which they are given. */
  readonly initialSort?: GridSort | null
  /** Rows to be shown fainter: ended, flat. */
  readonly isDim?: (row: R) => boolean
  /** A key on a row that the grid itself has no use for. True: it did something. */
  readonly onRowKey?: (row: R, key: string) => boolean
  /** @param presses 1 for a click, 2 for a double click */
  readonly onRowPress?: (row: R, presses: number) => void
}

const ROW_HEIGHT = { compact: 24, comfortable: 32 } as const

/** Sorts by a column: first the way that shows the most, then the other, then as given. */
function nextSort(sort: GridSort | null, column: string): GridSort | null {
  if (sort?.column !== column) return { column, descending: true }
  return sort.descending ? { column, descending: false } : null
}

export function DataGrid<R>({ label, rows, columns: wanted, keyOf, initialSort = null, isDim, onRowKey, onRowPress }: DataGridProps<R>): React.JSX.Element {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const [sort, setSort] = useState(initialSort)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 })
  const density = useShell((shell) => shell.settings?.appearance.density ?? 'compact')
  const rowHeight = ROW_HEIGHT[density]
  const columns = useMemo(() => fittingColumns(sizedColumns(wanted, density), width), [wanted, density, width])
  const sorted = useSortedRows(rows, columns, sort)
  const template = useMemo(() => columns.map((column) => `minmax(${String(column.width)}px, ${String(column.width)}fr)`).join(' '), [columns])
  // The rows a person sees first; those just out of sight are drawn when the first are on screen.
  const overscan = useIsPainted() ? 12 : 0
  const virtual = useVirtualizer({ count: sorted.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan, scrollPaddingStart: rowHeight })
  useEffect(() => {
    virtual.measure()
  }, [virtual, rowHeight])

  useGridCopy(scroller, sorted, columns)
  const toggleSort = useCallback((column: string) => {
    setSort((current) => nextSort(current, column))
  }, [])

  const active: GridPlace = { row: Math.min(place.row, Math.max(0, sorted.length - 1)), column: Math.min(place.column, columns.length - 1) }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const column = columns[active.column]
    if (column !== undefined && active.row === HEADER_ROW && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      toggleSort(column.id)
      return
    }
    const row = sorted[active.row]
    if (row !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey && onRowKey?.(row, event.key) === true) {
      event.preventDefault()
      return
    }
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 2)
    const next = moveInGrid(active, { key: event.key, ctrl: event.ctrlKey || event.metaKey }, { rows: sorted.length, columns: columns.length, pageRows })
    if (next === null || event.altKey) return
    event.preventDefault()
    setPlace(next)
    virtual.scrollToIndex(Math.max(0, next.row))
    document.getElementById(`${id}-${String(next.row)}-${String(next.column)}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const onClick = (event: React.MouseEvent): void => {
    const place = event.target instanceof Element ? event.target.closest('[role=row]')?.getAttribute('aria-rowindex') : null
    // The header is the first row, and rows count from 1.
    const row = sorted[Number(place ?? 0) - 2]
    if (row !== undefined) onRowPress?.(row, event.detail)
  }
  const items = virtual.getVirtualItems()
  const isActiveShown = active.row === HEADER_ROW || items.some((item) => item.index === active.row)
  return (
    <div
      ref={scroller}
      className={styles['grid']}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isActiveShown ? `${id}-${String(active.row)}-${String(active.column)}` : undefined}
      onKeyDown={onKeyDown}
      onClick={onRowPress === undefined ? undefined : onClick}
    >
      <GridHead id={id} columns={columns as readonly GridColumn<unknown>[]} template={template} sort={sort} activeColumn={active.row === HEADER_ROW ? active.column : null} onSort={toggleSort} />
      <div className={styles['rows']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = sorted[item.index]
          if (row === undefined) return null
          return (
            <GridRow
              key={keyOf(row)}
              rowKey={keyOf(row)}
              id={id}
              row={row}
              index={item.index}
              top={item.start}
              columns={columns as readonly GridColumn<unknown>[]}
              template={template}
              activeColumn={item.index === active.row ? active.column : null}
              isDim={isDim?.(row) ?? false}
              onPick={setPlace}
            />
          )
        })}
      </div>
    </div>
  )
}
