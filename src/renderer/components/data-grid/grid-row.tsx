import { memo } from 'react'
import styles from './data-grid.module.css'
import { Flash } from './flash.js'
import type { GridColumn } from './grid-column.js'
import type { GridPlace } from './grid-keys.js'
import type { GridTemplate } from './grid-template.js'

export interface GridRowProps {
  readonly id: string
  readonly rowKey: string
  readonly row: unknown
  readonly index: number
  /** Rows above the first: headers, filters. */
  readonly headRows: number
  readonly top: number
  readonly columns: readonly GridColumn<unknown>[]
  readonly template: GridTemplate
  readonly activeColumn: number | null
  readonly isDim: boolean
  readonly onPick: (place: GridPlace) => void
}

/** One row; drawn again only when its own row object, place or selection changes. */
export const GridRow = memo(function GridRow({ id, rowKey, row, index, headRows, top, columns, template, activeColumn, isDim, onPick }: GridRowProps): React.JSX.Element {
  return (
    <div className={styles['row']} role="row" aria-rowindex={index + headRows + 1} aria-selected={activeColumn !== null} data-index={index} data-testid={`row-${rowKey}`} data-active={activeColumn !== null} data-dim={isDim} style={{ gridTemplateColumns: template.columns, transform: `translateY(${String(top)}px)` }}>
      {columns.map((column, position) => {
        const text = column.text(row)
        const shown = column.cell === undefined ? text : column.cell(row)
        const left = template.lefts[position]
        return (
          <div key={column.id} id={`${id}-${String(index)}-${String(position)}`} role="gridcell" aria-colindex={position + 1} className={styles['cell']} data-column={column.id} data-align={column.align} data-pinned={left !== undefined} data-active={activeColumn === position} style={left === undefined ? undefined : { left }} title={text} onMouseDown={() => { onPick({ row: index, column: position }) }}>
            {column.flashes === true ? <Flash text={text} value={column.sortBy(row)}>{shown}</Flash> : shown}
          </div>
        )
      })}
    </div>
  )
})
