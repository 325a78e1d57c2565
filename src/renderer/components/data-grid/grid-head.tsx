import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react'
import { memo } from 'react'
import { gridText } from '../../text/grid.js'
import styles from './data-grid.module.css'
import type { GridColumn } from './grid-column.js'
import { HEADER_ROW } from './grid-keys.js'
import type { GridLayout } from './grid-layout.js'
import type { GridTemplate } from './grid-template.js'

export interface GridHeadProps {
  readonly id: string
  readonly columns: readonly GridColumn<unknown>[]
  readonly template: GridTemplate
  readonly sort: GridLayout['sort']
  readonly filters: GridLayout['filters']
  readonly activeColumn: number | null
  /** @param isAdded the columns by which it is sorted already stay */
  readonly onSort: (column: string, isAdded: boolean) => void
  readonly onMenu: (column: string) => void
  readonly onWidth: (column: string, width: number) => void
  /** The row of filters, where it is open. */
  readonly children?: React.ReactNode
}

/** Follows the pointer until it is let go. */
function drag(event: React.PointerEvent<HTMLElement>, onWidth: (width: number) => void): void {
  const handle = event.currentTarget
  const before = handle.parentElement?.offsetWidth ?? 0
  const from = event.clientX
  event.preventDefault()
  handle.setPointerCapture(event.pointerId)
  const follow = (moved: PointerEvent): void => {
    onWidth(before + moved.clientX - from)
  }
  handle.addEventListener('pointermove', follow)
  handle.addEventListener('lostpointercapture', () => { handle.removeEventListener('pointermove', follow) }, { once: true })
}

/** The column headers: each sorts, can be made wider and has a menu. They stay while the rows scroll. */
export const GridHead = memo(function GridHead({ id, columns, template, sort, filters, activeColumn, onSort, onMenu, onWidth, children }: GridHeadProps): React.JSX.Element {
  return (
    <div role="rowgroup" className={styles['headGroup']}>
      <div className={styles['head']} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template.columns }}>
        {columns.map((column, index) => {
          const place = sort.findIndex((one) => one.column === column.id)
          const way = place < 0 ? null : sort[place]?.descending === true ? 'descending' : 'ascending'
          return (
            <div key={column.id} id={`${id}-${String(HEADER_ROW)}-${String(index)}`} role="columnheader" className={styles['headPlace']} data-active={activeColumn === index} data-pinned={template.lefts[index] !== undefined} data-header={column.id} data-filtered={filters[column.id] !== undefined} style={{ left: template.lefts[index] }} aria-colindex={index + 1} aria-sort={way ?? 'none'}>
              <button type="button" tabIndex={-1} className={styles['headCell']} data-align={column.align} title={column.definition ?? column.title} onClick={(event) => { onSort(column.id, event.shiftKey) }}>
                {column.title}
                {way === null ? null : way === 'descending' ? <ArrowDown size={11} aria-hidden="true" /> : <ArrowUp size={11} aria-hidden="true" />}
                {place < 0 || sort.length < 2 ? null : <span className={styles['sortPlace']}>{place + 1}</span>}
              </button>
              <button type="button" tabIndex={-1} className={styles['menuButton']} aria-label={gridText.menuOf(column.title)} title={gridText.menuHint} onClick={() => { onMenu(column.id) }}><ChevronDown size={12} aria-hidden="true" /></button>
              <span className={styles['edge']} aria-hidden="true" onPointerDown={(event) => { drag(event, (width) => { onWidth(column.id, width) }) }} />
            </div>
          )
        })}
      </div>
      {children}
    </div>
  )
})
