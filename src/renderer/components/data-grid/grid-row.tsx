import { memo } from 'react'
import styles from './data-grid.module.css'
import { Flash } from './flash.js'
import type { GridColumn } from './grid-column.js'
import type { GridPlace } from './grid-keys.js'

export interface GridRowProps {
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
export const GridRow = memo(function GridRow({ id, rowKey, row, index, top, columns, template, activeColumn, isDim, onPick }: GridRowProps): React.JSX.Element {
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
