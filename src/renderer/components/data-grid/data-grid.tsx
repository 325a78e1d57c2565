/** The desk's table: thousands of rows, sorted, filtered and arranged by keys or mouse, copied as it is shown. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { lazy, Suspense, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useShell } from '../../stores/shell-store.js'
import { useIsPainted } from '../use-is-painted.js'
import styles from './data-grid.module.css'
import type { GridColumn, GridSort } from './grid-column.js'
import { fittingColumns, sizedColumns } from './grid-fit.js'
import { GridHead } from './grid-head.js'
import { HEADER_ROW, moveInGrid, type GridPlace } from './grid-keys.js'
import { filteredBy, moved, sortedBy, widened } from './grid-layout.js'
import { GridRow } from './grid-row.js'
import { gridTemplate } from './grid-template.js'
import { filterWords, sortWords } from './grid-words.js'
import { useGridCopy } from './use-grid-copy.js'
import { useGridKeys } from './use-grid-keys.js'
import { useGridLayout } from './use-grid-layout.js'
import { useGridModel } from './use-grid-model.js'
import { useWidth } from './use-width.js'

// None of these is in the first thing that a person reads.
const FilterChip = lazy(async () => ({ default: (await import('./filter-chip.js')).FilterChip }))
const GridFilters = lazy(async () => ({ default: (await import('./grid-filters.js')).GridFilters }))
const GridMenu = lazy(async () => ({ default: (await import('./grid-menu.js')).GridMenu }))
const GridTotalRow = lazy(async () => ({ default: (await import('./grid-total-row.js')).GridTotalRow }))

export interface DataGridProps<R> {
  readonly label: string
  /** Under which its layout is remembered, where another grid has the same label. */
  readonly name?: string
  readonly rows: readonly R[]
  readonly columns: readonly GridColumn<R>[]
  /** The same function each time. */
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

export function DataGrid<R>({ label, name = label, rows, columns: wanted, keyOf, initialSort = null, isDim, onRowKey, onRowPress }: DataGridProps<R>): React.JSX.Element {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const { layout, change, reset } = useGridLayout(name, initialSort)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 })
  /** The column whose menu is open. */
  const [menu, setMenu] = useState<string | null>(null)
  /** The column whose filter was asked for last; null: the row of filters is closed. */
  const [asked, setAsked] = useState<{ readonly column: string; readonly time: number } | null>(null)
  const density = useShell((shell) => shell.settings?.appearance.density ?? 'compact')
  const rowHeight = ROW_HEIGHT[density]
  const sized = useMemo(() => sizedColumns(wanted, density), [wanted, density])
  const model = useGridModel({ rows, columns: sized, keyOf, layout })
  const columns = useMemo(() => fittingColumns(model.columns, width), [model.columns, width])
  const pinned = layout.pinned === null ? 1 : Math.min(model.pinned, columns.length)
  const template = useMemo(() => gridTemplate(columns, layout.widths, pinned), [columns, layout.widths, pinned])
  const filter = filterWords(layout.filters, wanted)
  // The rows a person sees first; those just out of sight, and the sums, are drawn when the first are on screen.
  const isPainted = useIsPainted()
  const hasTotals = isPainted && columns.some(({ total }) => total !== undefined)
  const headRows = asked === null ? 1 : 2
  const virtual = useVirtualizer({
    count: model.rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: isPainted ? 12 : 0,
    scrollPaddingStart: rowHeight * headRows, scrollPaddingEnd: hasTotals ? rowHeight : 0
  })
  useEffect(() => {
    virtual.measure()
  }, [virtual, rowHeight])

  const { copy, read } = useGridCopy(scroller, { rows: model.rows, columns, filter, sort: sortWords(layout.sort, wanted), of: rows.length })
  const onSort = useCallback((column: string, isAdded: boolean) => {
    change((before) => ({ ...before, sort: sortedBy(before.sort, column, isAdded) }))
  }, [change])
  const onWidth = useCallback((column: string, pixels: number) => {
    change((before) => widened(before, column, pixels))
  }, [change])
  const onFilter = useCallback((column: string) => {
    setAsked((before) => ({ column, time: (before?.time ?? 0) + 1 }))
  }, [])
  const focusRows = (): void => {
    scroller.current?.focus()
  }
  const clearFilters = (): void => {
    change((before) => ({ ...before, filters: {} }))
    setAsked(null)
    focusRows()
  }

  const active: GridPlace = { row: Math.min(place.row, Math.max(0, model.rows.length - 1)), column: Math.min(place.column, columns.length - 1) }
  const headId = (column: string): string => `${id}-${String(HEADER_ROW)}-${String(columns.findIndex((each) => each.id === column))}`
  const goTo = (next: GridPlace): void => {
    setPlace(next)
    virtual.scrollToIndex(Math.max(0, next.row))
    document.getElementById(`${id}-${String(next.row)}-${String(next.column)}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const shownIds = columns.map((column) => column.id)
  const handleKey = useGridKeys({
    active, rows: model.rows, columns, onRowKey, isFiltered: filter !== null || asked !== null, onSort, onMenu: setMenu, onFilter, onClearFilters: clearFilters,
    onWiden: (column, by) => { onWidth(column, (document.getElementById(headId(column))?.offsetWidth ?? 0) + by) },
    onMove: (column, by) => {
      change((before) => moved(before, shownIds, column, by))
      setPlace({ row: HEADER_ROW, column: Math.max(0, Math.min(columns.length - 1, active.column + by)) })
    },
    onRow: (row) => { goTo({ row, column: active.column }) }
  })
  const onKeyDown = (event: React.KeyboardEvent): void => {
    // Menus and fields within the grid have keys of their own.
    if (event.target !== scroller.current) return
    if (handleKey(event)) {
      event.preventDefault()
      return
    }
    const pageRows = Math.max(1, Math.floor((scroller.current.clientHeight) / rowHeight) - headRows - (hasTotals ? 1 : 0) - 1)
    const next = moveInGrid(active, { key: event.key, ctrl: event.ctrlKey || event.metaKey }, { rows: model.rows.length, columns: columns.length, pageRows })
    if (next === null || event.altKey) return
    event.preventDefault()
    goTo(next)
  }
  const onClick = (event: React.MouseEvent): void => {
    const index = event.target instanceof Element ? event.target.closest('[role=row]')?.getAttribute('data-index') : null
    const row = index === null || index === undefined ? undefined : model.rows[Number(index)]
    if (row !== undefined) onRowPress?.(row, event.detail)
  }
  const onContextMenu = (event: React.MouseEvent): void => {
    const over = event.target instanceof Element ? event.target.closest('[data-header]')?.getAttribute('data-header') : null
    // The key for it is pressed on the grid as a whole.
    const column = over ?? (event.target === scroller.current ? columns[active.column]?.id : undefined)
    if (column === undefined) return
    event.preventDefault()
    setMenu(column)
  }
  const items = virtual.getVirtualItems()
  const isActiveShown = active.row === HEADER_ROW || items.some((item) => item.index === active.row)
  const ofMenu = columns.find((column) => column.id === menu)
  // The parts below know of no row type: they hand rows to the columns that came with them.
  const anyColumns = columns as readonly GridColumn<unknown>[]
  return (
    <>
      {filter === null ? null : <Suspense><FilterChip words={filter} shown={model.rows.length} of={rows.length} onClear={clearFilters} /></Suspense>}
      <div
        ref={scroller}
        className={styles['grid']}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={model.rows.length + headRows + (hasTotals ? 1 : 0)}
        aria-colcount={columns.length}
        aria-activedescendant={isActiveShown ? `${id}-${String(active.row)}-${String(active.column)}` : undefined}
        style={{ scrollPaddingInlineStart: template.pinnedWidth }}
        onKeyDown={onKeyDown}
        onClick={onRowPress === undefined ? undefined : onClick}
        onContextMenu={onContextMenu}
      >
        <GridHead id={id} columns={anyColumns} template={template} sort={layout.sort} filters={layout.filters} activeColumn={active.row === HEADER_ROW ? active.column : null} onSort={onSort} onMenu={setMenu} onWidth={onWidth}>
          {asked === null ? null : (
            <Suspense>
              <GridFilters columns={anyColumns} template={template} filters={layout.filters} asked={asked} onFilter={(column, written) => { change((before) => filteredBy(before, column, written)) }} onClear={clearFilters} onLeave={focusRows} />
            </Suspense>
          )}
        </GridHead>
        <div className={styles['rows']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = model.rows[item.index]
            if (row === undefined) return null
            return (
              <GridRow
                key={keyOf(row)}
                rowKey={keyOf(row)}
                id={id}
                row={row}
                index={item.index}
                headRows={headRows}
                top={item.start}
                columns={anyColumns}
                template={template}
                activeColumn={item.index === active.row ? active.column : null}
                isDim={isDim?.(row) ?? false}
                onPick={setPlace}
              />
            )
          })}
        </div>
        {hasTotals ? <Suspense><div role="rowgroup" className={styles['foot']} data-testid="grid-totals"><GridTotalRow rows={model.rows} columns={anyColumns} template={template} rowIndex={model.rows.length + headRows + 1} /></div></Suspense> : null}
      </div>
      {ofMenu === undefined ? null : (
        <Suspense>
          <GridMenu column={ofMenu as GridColumn<unknown>} anchor={document.getElementById(headId(ofMenu.id))} all={wanted as readonly GridColumn<unknown>[]} shown={shownIds} layout={layout} grid={scroller} change={change} reset={reset} onFilter={onFilter} copy={copy} read={read} onClose={() => { setMenu(null) }} />
        </Suspense>
      )}
    </>
  )
}
