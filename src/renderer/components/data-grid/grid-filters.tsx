/** A field above each column in which a person writes what it must show. */
import { useEffect, useRef } from 'react'
import { gridText } from '../../text/grid.js'
import styles from './grid-extras.module.css'
import type { GridColumn } from './grid-column.js'
import { cellFilter } from './grid-filter.js'
import type { GridLayout } from './grid-layout.js'
import type { GridTemplate } from './grid-template.js'

export interface GridFiltersProps {
  readonly columns: readonly GridColumn<unknown>[]
  readonly template: GridTemplate
  readonly filters: GridLayout['filters']
  /** Column whose field gets the focus, with a number that is another for each time it was asked for. */
  readonly asked: { readonly column: string; readonly time: number }
  readonly onFilter: (column: string, written: string) => void
  /** Clears all and closes the row. */
  readonly onClear: () => void
  /** Back to the rows. */
  readonly onLeave: () => void
}

const HINT = gridText.filterHint

export function GridFilters({ columns, template, filters, asked, onFilter, onClear, onLeave }: GridFiltersProps): React.JSX.Element {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    row.current?.querySelector<HTMLInputElement>(`[data-filter="${CSS.escape(asked.column)}"]`)?.focus()
  }, [asked])
  const onKeyDown = (event: React.KeyboardEvent): void => {
    // The grid's own keys are not those of a field of text.
    event.stopPropagation()
    if (event.key === 'Escape') onClear()
    if (event.key === 'Enter' || event.key === 'ArrowDown') onLeave()
    if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') event.preventDefault()
  }
  return (
    <div ref={row} className={styles['filters']} role="row" aria-rowindex={2} style={{ gridTemplateColumns: template.columns }} onKeyDown={onKeyDown}>
      {columns.map((column, index) => {
        const written = filters[column.id] ?? ''
        const isRead = cellFilter(written) !== null
        const left = template.lefts[index]
        return (
          <div key={column.id} role="gridcell" aria-colindex={index + 1} className={styles['filterPlace']} data-pinned={left !== undefined} style={{ left }}>
            <input data-filter={column.id} className={styles['filter']} data-align={column.align} value={written} aria-label={gridText.filter(column.title)} aria-invalid={!isRead} title={isRead ? HINT : gridText.unread(HINT)} placeholder={column.align === 'end' ? '> < ..' : gridText.has} spellCheck={false} autoComplete="off" maxLength={80} onChange={(event) => { onFilter(column.id, event.target.value) }} />
          </div>
        )
      })}
    </div>
  )
}
