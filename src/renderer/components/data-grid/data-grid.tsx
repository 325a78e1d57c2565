/** The desk's table: thousands of rows, sorted, filtered and arranged by keys or mouse, copied as it is shown. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { lazy, Suspense, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useShell } from '../../stores/shell-store.js'
import { elementOf, useOwnDocument } from '../own-document.js'
import { useIsPainted } from '../use-is-painted.js'
import styles from './data-grid.module.css'
import { GridBody } from './grid-body.js'
import type { GridColumn, GridSort } from './grid-column.js'
import type { GridDetail } from './grid-detail.js'
import { fittingColumns, sizedColumns } from './grid-fit.js'
import { groupKeyEffect } from './grid-groups.js'
import { FIRST_HAND, followed } from './grid-hand.js'
import { GridHead } from './grid-head.js'
import { useGridRequest, type GridRequest } from './grid-requests.js'
import { HEADER_ROW, moveInGrid, type GridPlace } from './grid-keys.js'
import { filteredBy, groupedBy, moved, sortedBy, turnedGroup, widened } from './grid-layout.js'
import { useGridLink } from './grid-links.js'
import { gridTemplate } from './grid-template.js'
import { filterWords, groupTitles, sortWords } from './grid-words.js'
import type { ListedContract } from '../../panels/chart/instrument-of.js'
import { useGridCopy } from './use-grid-copy.js'
import { useGridKeys } from './use-grid-keys.js'
import { useGridLayout } from './use-grid-layout.js'
import { useGridModel } from './use-grid-model.js'
import { useGridHandle } from './grid-handles.js'
import { useGridSelection } from './use-grid-selection.js'
import { useKeptHand } from './use-kept-hand.js'
import { useSoughtRow } from './use-sought-row.js'
import { useStable } from './use-stable.js'
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
  /** What Enter opens beside the table: everything that is known of a row. */
  readonly detail?: GridDetail<R>
  /** Which instrument a row is about: the panel's colour link follows it. The same function each time. */
  readonly contractOf?: (row: R) => ListedContract
}

const ROW_HEIGHT = { compact: 24, comfortable: 32 } as const

export function DataGrid<R>({ label, name = label, rows, columns: wanted, keyOf, initialSort = null, isDim, onRowKey, onRowPress, detail: Detail, contractOf }: DataGridProps<R>): React.JSX.Element {
  const id = useId()
  const page = useOwnDocument()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const { layout, change, reset } = useGridLayout(name, initialSort)
  const [hand, setHand] = useKeptHand(name)
  const { sought, found: marked, seek, end: endSearch } = useSoughtRow()
  /** The column whose menu is open. */
  const [menu, setMenu] = useState<string | null>(null)
  /** The column whose filter was asked for last; null: the row of filters is closed. */
  const [asked, setAsked] = useState<{ readonly column: string; readonly time: number } | null>(null)
  /** Key of the row whose detail is open. */
  const [detailed, setDetailed] = useState<string | null>(null)
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
  const { lines } = model
  const count = lines?.length ?? model.rows.length
  const rowAt = (index: number): R | undefined => { const line = lines === null ? undefined : lines[index]; return lines === null ? model.rows[index] : line?.kind === 'row' ? model.nowOf(line.row) : undefined }
  const keyAt = (index: number): string | null => { const row = rowAt(index); return row === undefined ? null : keyOf(row) }
  const lineAt = (index: number): string | null => { const line = lines?.[index]; return line?.kind === 'group' ? `group ${line.group.key}` : keyAt(index) }
  const place = followed(hand, count, lineAt)
  // Rows have changed places: drawn again before anything is on screen.
  if (place !== hand) setHand(place)
  const setPlace = (next: GridPlace): void => { setHand({ ...next, line: next.row === HEADER_ROW ? null : lineAt(next.row) }) }
  const shownIds = columns.map((column) => column.id)
  const { selection, extend, all, clear } = useGridSelection(keyAt, count, shownIds)
  const virtual = useVirtualizer({
    count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: isPainted ? 12 : 0,
    scrollPaddingStart: rowHeight * headRows, scrollPaddingEnd: hasTotals ? rowHeight : 0
  })
  useEffect(() => {
    virtual.measure()
  }, [virtual, rowHeight])

  const { copy, read } = useGridCopy(scroller, {
    rows: model.rows, nowOf: model.nowOf, columns, keyOf, selection, filter, sort: sortWords(layout.sort, wanted), grouping: groupTitles(layout.groupBy, wanted), of: rows.length
  })
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

  const onGroup = useCallback((column: string, isAdded: boolean) => {
    change((before) => groupedBy(before, column, isAdded))
  }, [change])
  const onTurn = useCallback((group: string) => {
    change((before) => turnedGroup(before, group))
  }, [change])
  useGridHandle({ element: scroller, label, columns: wanted as readonly GridColumn<unknown>[], groupBy: layout.groupBy, onGroup })

  const active: GridPlace = { row: Math.min(place.row, Math.max(0, count - 1)), column: Math.min(place.column, columns.length - 1) }
  const headId = (column: string): string => `${id}-${String(HEADER_ROW)}-${String(columns.findIndex((each) => each.id === column))}`
  const scrollTo = (next: GridPlace): void => {
    setPlace(next)
    virtual.scrollToIndex(Math.max(0, next.row))
    const within = scroller.current
    const left = within?.scrollLeft ?? 0
    // A row far away is drawn later; its column stands where the header does.
    const cell = page.getElementById(`${id}-${String(next.row)}-${String(next.column)}`) ?? page.getElementById(`${id}-${String(HEADER_ROW)}-${String(next.column)}`)
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // A pinned cell is in sight wherever the rest is scrolled to.
    if (within !== null && next.column < template.lefts.length) within.scrollLeft = left
  }
  useGridRequest(name, useCallback(({ filters, sort, ...wanted }: GridRequest) => {
    change((before) => ({ ...before, filters, closed: [], sort: sort === null ? before.sort : [sort] }))
    seek(wanted)
    setHand(FIRST_HAND)
    scroller.current?.focus()
  }, [change, seek, setHand]))
  const soughtAt = sought === null ? -1 : Array.from({ length: count }, (_, index) => keyAt(index)).indexOf(sought)
  const onFound = useStable((row: number) => {
    endSearch()
    scrollTo({ row, column: active.column })
  })
  useEffect(() => {
    if (soughtAt >= 0) onFound(soughtAt)
  }, [soughtAt, onFound])
  const link = useGridLink(contractOf, (isWanted) => {
    const found = Array.from({ length: count }, (_, index) => rowAt(index)).findIndex((row) => row !== undefined && isWanted(row))
    if (found >= 0) scrollTo({ row: found, column: active.column })
  })
  /** The other panels of the colour follow the hand, and so does the detail where it is open. */
  const at = (row: R): void => {
    link.drive(row)
    if (detailed !== null) setDetailed(keyOf(row))
  }
  const goTo = (next: GridPlace, isExtended = false): void => {
    if (isExtended) extend(active, next)
    else clear()
    scrollTo(next)
    const row = rowAt(next.row)
    if (row !== undefined) at(row)
  }
  const onPick = useStable((next: GridPlace, isExtended: boolean) => {
    if (isExtended) extend(active, next, true)
    else clear()
    setPlace(next)
    const row = rowAt(next.row)
    if (row !== undefined) at(row)
  })
  const onEnter = (row: R, key: string): boolean => {
    if (onRowKey?.(row, key) === true) return true
    if (key !== 'Enter' || Detail === undefined) return false
    // Open already: the hand goes into it.
    if (detailed === keyOf(row)) scroller.current?.parentElement?.querySelector<HTMLElement>('[data-row-detail]')?.focus()
    else setDetailed(keyOf(row))
    return true
  }
  const handleKey = useGridKeys({
    active, count, rowAt, columns, onRowKey: onEnter, isFiltered: filter !== null || asked !== null, onSort, onGroup, onMenu: setMenu, onFilter, onClearFilters: clearFilters,
    hasSelection: selection !== null || detailed !== null, onSelectAll: all,
    onClearSelection: () => {
      if (selection === null) setDetailed(null)
      else clear()
    },
    onSelectRow: () => { extend(active, active, true) },
    onWiden: (column, by) => { onWidth(column, (page.getElementById(headId(column))?.offsetWidth ?? 0) + by) },
    onMove: (column, by) => {
      change((before) => moved(before, shownIds, column, by))
      setPlace({ row: HEADER_ROW, column: Math.max(0, Math.min(columns.length - 1, active.column + by)) })
    },
    onRow: (row) => { goTo({ row, column: active.column }) }
  })
  const onKeyDown = (event: React.KeyboardEvent): void => {
    // Menus and fields within the grid have keys of their own.
    if (event.target !== scroller.current) return
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    const effect = lines === null || !isPlain ? null : groupKeyEffect(lines, active, event.key)
    if (effect !== null) {
      event.preventDefault()
      if ('turn' in effect) onTurn(effect.turn)
      else goTo({ row: effect.goTo, column: active.column })
      return
    }
    if (handleKey(event)) {
      event.preventDefault()
      return
    }
    const pageRows = Math.max(1, Math.floor((scroller.current.clientHeight) / rowHeight) - headRows - (hasTotals ? 1 : 0) - 1)
    const next = moveInGrid(active, { key: event.key, ctrl: event.ctrlKey || event.metaKey }, { rows: count, columns: columns.length, pageRows })
    if (next === null || event.altKey) return
    event.preventDefault()
    goTo(next, event.shiftKey && active.row !== HEADER_ROW && next.row !== HEADER_ROW)
  }
  const onClick = (event: React.MouseEvent): void => {
    const index = elementOf(event.target)?.closest('[role=row]')?.getAttribute('data-index')
    const row = index === null || index === undefined ? undefined : rowAt(Number(index))
    if (row !== undefined && !event.shiftKey) onRowPress?.(row, event.detail)
  }
  const onContextMenu = (event: React.MouseEvent): void => {
    const over = elementOf(event.target)?.closest('[data-header]')?.getAttribute('data-header')
    // The key for it is pressed on the grid as a whole.
    const column = over ?? (event.target === scroller.current ? columns[active.column]?.id : undefined)
    if (column === undefined) return
    event.preventDefault()
    setMenu(column)
  }
  const items = virtual.getVirtualItems()
  const isActiveGroup = lines?.[active.row]?.kind === 'group'
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
        role={lines === null ? 'grid' : 'treegrid'}
        aria-multiselectable="true"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={count + headRows + (hasTotals ? 1 : 0)}
        aria-colcount={columns.length}
        aria-activedescendant={isActiveShown ? `${id}-${String(active.row)}-${isActiveGroup ? 'group' : String(active.column)}` : undefined}
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
          <GridBody id={id} items={items} model={model} keyOf={keyOf} columns={columns} template={template} headRows={headRows} active={active} selection={selection} isDim={isDim} isLinked={link.isLinked} marked={marked} onPick={onPick} onTurn={onTurn} onDetail={Detail === undefined ? null : setDetailed} />
        </div>
        {hasTotals ? <Suspense><div role="rowgroup" className={styles['foot']} data-testid="grid-totals"><GridTotalRow rows={model.rows} columns={anyColumns} template={template} rowIndex={count + headRows + 1} /></div></Suspense> : null}
      </div>
      {Detail === undefined || detailed === null ? null : <Suspense><Detail rowKey={detailed} rows={rows} keyOf={keyOf} columns={wanted} onClose={() => { setDetailed(null); focusRows() }} /></Suspense>}
      {ofMenu === undefined ? null : (
        <Suspense>
          <GridMenu column={ofMenu as GridColumn<unknown>} anchor={page.getElementById(headId(ofMenu.id))} all={wanted as readonly GridColumn<unknown>[]} shown={shownIds} layout={layout} grid={scroller} change={change} reset={reset} onFilter={onFilter} onGroup={onGroup} groups={model.groups} copy={copy} read={read} onClose={() => { setMenu(null) }} />
        </Suspense>
      )}
    </>
  )
}
