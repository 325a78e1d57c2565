import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { groupingText } from '../../text/grouping.js'
import { CellTruth } from './cell-truth.js'
import styles from './data-grid.module.css'
import { Flash } from './flash.js'
import type { GridColumn } from './grid-column.js'
import type { GridPlace } from './grid-keys.js'
import rowStyles from './grid-row.module.css'
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
  /** It is of the instrument that is chosen in the panel's link colour. */
  readonly isLinked: boolean
  /** A person was led to it from elsewhere, a moment ago. */
  readonly isMarked: boolean
  /** Selected columns, or the whole row; false: nothing of it. */
  readonly selected: ReadonlySet<string> | boolean
  /** Of a grouped grid; 0: not grouped. */
  readonly level: number
  readonly place: number
  readonly siblings: number
  readonly onPick: (place: GridPlace, isExtended: boolean) => void
  /** Opens its detail; null: the table has none. */
  readonly onDetail: ((rowKey: string) => void) | null
}

/** One row; drawn again only when its own row object, place or selection changes. */
export const GridRow = memo(function GridRow({ id, rowKey, row, index, headRows, top, columns, template, activeColumn, isDim, isLinked, isMarked, selected, level, place, siblings, onPick, onDetail }: GridRowProps): React.JSX.Element {
  const inTree = level === 0 ? {} : { 'aria-level': level, 'aria-posinset': place, 'aria-setsize': siblings }
  return (
    <div className={styles['row']} role="row" aria-rowindex={index + headRows + 1} aria-selected={activeColumn !== null || selected === true} {...inTree} data-index={index} data-testid={`row-${rowKey}`} data-active={activeColumn !== null} data-dim={isDim} data-linked={isLinked} data-found={isMarked ? true : undefined} style={{ gridTemplateColumns: template.columns, transform: `translateY(${String(top)}px)` }}>
      {columns.map((column, position) => {
        const text = column.text(row)
        const shown = column.cell === undefined ? text : column.cell(row)
        const left = template.lefts[position]
        const isSelected = selected === true || (selected !== false && selected.has(column.id))
        const truth = column.truth?.(row) ?? null
        return (
          <div key={column.id} id={`${id}-${String(index)}-${String(position)}`} role="gridcell" aria-colindex={position + 1} aria-selected={isSelected ? true : undefined} className={[styles['cell'], rowStyles['cell']].join(' ')} data-column={column.id} data-align={column.align} data-words={column.isWords} data-pinned={left !== undefined} data-active={activeColumn === position} data-selected={isSelected ? true : undefined} data-level={position === 0 && level > 0 ? level : undefined} style={left === undefined ? undefined : { left }} title={text} onMouseDown={(event) => { onPick({ row: index, column: position }, event.shiftKey) }}>
            {truth === null ? null : <CellTruth truth={truth} />}
            {column.flashes === true ? <Flash text={text} value={column.sortBy(row)}>{shown}</Flash> : shown}
            {position > 0 || onDetail === null ? null : <button type="button" tabIndex={-1} className={rowStyles['detail']} aria-label={groupingText.detailsOf(text)} title={groupingText.detailsTip} onClick={(event) => { event.stopPropagation(); onDetail(rowKey) }}><ChevronRight size={12} aria-hidden="true" /></button>}
          </div>
        )
      })}
    </div>
  )
})
