import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo } from 'react'
import styles from './data-grid.module.css'
import type { GridColumn, GridSort } from './grid-column.js'
import { HEADER_ROW } from './grid-keys.js'

export interface GridHeadProps {
  readonly id: string
  readonly columns: readonly GridColumn<unknown>[]
  readonly template: string
  readonly sort: GridSort | null
  readonly activeColumn: number | null
  readonly onSort: (column: string) => void
}

/** The column headers: each sorts. They stay while the rows scroll. */
export const GridHead = memo(function GridHead({ id, columns, template, sort, activeColumn, onSort }: GridHeadProps): React.JSX.Element {
  return (
    <div role="rowgroup" className={styles['headGroup']}>
      <div className={styles['head']} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {columns.map((column, index) => {
          const way = sort?.column !== column.id ? null : sort.descending ? 'descending' : 'ascending'
          return (
            <div key={column.id} id={`${id}-${String(HEADER_ROW)}-${String(index)}`} role="columnheader" className={styles['headPlace']} data-active={activeColumn === index} aria-colindex={index + 1} aria-sort={way ?? 'none'}>
              <button type="button" tabIndex={-1} className={styles['headCell']} data-align={column.align} title={column.definition ?? column.title} onClick={() => { onSort(column.id) }}>
                {column.title}
                {way === null ? null : way === 'descending' ? <ArrowDown size={11} aria-hidden="true" /> : <ArrowUp size={11} aria-hidden="true" />}
              </button>
            </div>
          )
        })}
      </div>
    </div>
  )
})
