/** The desk's table: thousands of rows, sorted by any column, driven by keys or mouse, copied as it is shown. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useShell } from '../../stores/shell-store.js'
import styles from './data-grid.module.css'
import { Flash } from './flash.js'
import type { GridColumn, GridSort } from './grid-column.js'
import { moveInGrid, type GridPlace } from './grid-keys.js'
import { useSortedRows } from './sorted-rows.js'

export interface DataGridProps<R> {
  readonly label: string
  readonly rows: readonly R[]
  readonly columns: readonly GridColumn<R>[]
  readonly keyOf: (row: R) => string
  /** Null keeps the rows in the order in which they are given. */
  readonly initialSort?: GridSort | null
  /** Rows to be shown fainter: ended, flat. */
  readonly isDim?: (row: R) => boolean
}

const ROW_HEIGHT = { compact: 24, comfortable: 32 } as const

/** Sorts by a column: first the way that shows the most, then the other, then as given. */
function nextSort(sort: GridSort | null, column: string): GridSort | null {
  if (sort?.column !== column) return { column, descending: true }
  return sort.descending ? { column, descending: false } : null
}

export function DataGrid<R>({ label, rows, columns, keyOf, initialSort = null, isDim }: DataGridProps<R>): React.JSX.Element {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [sort, setSort] = useState(initialSort)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 })
  const rowHeight = ROW_HEIGHT[useShell((shell) => shell.settings?.appearance.density ?? 'compact')]
  const sorted = useSortedRows(rows, columns, sort)
  const template = useMemo(() => columns.map((column) => `minmax(${String(column.width)}px, ${String(column.width)}fr)`).join(' '), [columns])
  const virtual = useVirtualizer({ count: sorted.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, scrollPaddingStart: rowHeight })
  useEffect(() => {
    virtual.measure()
  }, [virtual, rowHeight])

  const active: GridPlace = { row: Math.min(place.row, Math.max(0, sorted.length - 1)), column: Math.min(place.column, columns.length - 1) }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 2)
    const next = moveInGrid(active, { key: event.key, ctrl: event.ctrlKey || event.metaKey }, { rows: sorted.length, columns: columns.length, pageRows })
    if (next === null) return
    event.preventDefault()
    setPlace(next)
    virtual.scrollToIndex(next.row)
  }
  const items = virtual.getVirtualItems()
  const isActiveShown = items.some((item) => item.index === active.row)
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
    >
      <div className={styles['head']} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {columns.map((column, index) => (
          <div key={column.id} role="columnheader" aria-colindex={index + 1} aria-sort={sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
            <button type="button" tabIndex={-1} className={styles['headCell']} data-align={column.align} title={column.definition ?? column.title} style={{ width: '100%' }} onClick={() => { setSort(nextSort(sort, column.id)) }}>
              {column.title}
              {sort?.column === column.id ? sort.descending ? <ArrowDown size={11} aria-hidden="true" /> : <ArrowUp size={11} aria-hidden="true" /> : null}
            </button>
          </div>
        ))}
      </div>
      <div className={styles['rows']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = sorted[item.index]
          if (row === undefined) return null
          const isActive = item.index === active.row
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
              activeColumn={isActive ? active.column : null}
              isDim={isDim?.(row) ?? false}
              onPick={setPlace}
            />
          )
        })}
      </div>
    </div>
  )
}

interface GridRowProps {
  readonly id: string
  readonly rowKey: string
  readonly row: unknown
  readonly index: number
  readonly top: number
  readonly columns: readonly GridColumn<unknown>[]
  readonly template: string
  readonly activeColumn: number | null
  readonly isDim: boolean
  readonly onPick: (place: GridPlace) => void
}

/** One row; drawn again only when its own row object, place or selection changes. */
const GridRow = memo(function GridRow({ id, rowKey, row, index, top, columns, template, activeColumn, isDim, onPick }: GridRowProps): React.JSX.Element {
  return (
    <div className={styles['row']} role="row" aria-rowindex={index + 2} aria-selected={activeColumn !== null} data-testid={`row-${rowKey}`} data-active={activeColumn !== null} data-dim={isDim} style={{ gridTemplateColumns: template, transform: `translateY(${String(top)}px)` }}>
      {columns.map((column, position) => {
        const text = column.text(row)
        const shown = column.cell === undefined ? text : column.cell(row)
        return (
          <div key={column.id} id={`${id}-${String(index)}-${String(position)}`} role="gridcell" aria-colindex={position + 1} className={styles['cell']} data-column={column.id} data-align={column.align} data-active={activeColumn === position} title={text} onMouseDown={() => { onPick({ row: index, column: position }) }}>
            {column.flashes === true ? <Flash text={text} value={column.sortBy(row)}>{shown}</Flash> : shown}
          </div>
        )
      })}
    </div>
  )
})
