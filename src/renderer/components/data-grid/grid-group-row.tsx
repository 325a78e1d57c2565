/** The line above rows that share a value: the value, how many there are, and what their columns come to. */
import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo, useMemo } from 'react'
import { formatCount } from '../../format/count-format.js'
import { groupingText } from '../../text/grouping.js'
import type { GridColumn } from './grid-column.js'
import styles from './grid-group-row.module.css'
import type { GroupLine } from './grid-groups.js'
import type { GridTemplate } from './grid-template.js'
import { columnTotal } from './grid-total.js'
import { Total, totalWords } from './total-cell.js'

export interface GridGroupRowProps {
  readonly id: string
  readonly line: GroupLine<unknown>
  readonly index: number
  readonly headRows: number
  readonly top: number
  readonly columns: readonly GridColumn<unknown>[]
  readonly template: GridTemplate
  readonly isActive: boolean
  readonly onTurn: (key: string) => void
}

/** Its rows are taken over once a second, and so are its sums. */
export const GridGroupRow = memo(function GridGroupRow({ id, line, index, headRows, top, columns, template, isActive, onTurn }: GridGroupRowProps): React.JSX.Element {
  const { group, isOpen, level, place, siblings } = line
  const { rows, key, title, text } = group
  // Of the sums only: how fresh they are is said once, in the last row.
  const totals = useMemo(() => new Map(columns.flatMap(({ id: column, total }) => (total === undefined ? [] : [[column, columnTotal(rows.flatMap((row) => total(row, 0) ?? []))] as const]))), [rows, columns])
  const first = columns.findIndex(({ total }) => total !== undefined)
  // The label reaches as far as the columns have no total.
  const reach = first < 0 ? columns.length : Math.max(1, first)
  const Mark = isOpen ? ChevronDown : ChevronRight
  return (
    <div id={`${id}-${String(index)}-group`} role="row" className={styles['group']} aria-rowindex={index + headRows + 1} aria-level={level} aria-expanded={isOpen} aria-posinset={place} aria-setsize={siblings} aria-selected={isActive} data-index={index} data-active={isActive} data-level={level} data-group={key} data-testid={`group-${text}`} style={{ gridTemplateColumns: template.columns, transform: `translateY(${String(top)}px)` }} onClick={(event) => { event.stopPropagation(); onTurn(key) }}>
      <div role="gridcell" aria-colindex={1} aria-colspan={reach} className={styles['label']} style={{ gridColumn: `1 / span ${String(reach)}` }} title={groupingText.summary(title, text, rows.length)}>
        <Mark size={13} aria-hidden="true" />
        <span className={styles['title']}>{title}</span>
        <strong className={styles['text']}>{text}</strong>
        <span className={styles['count']}>{formatCount(rows.length)}</span>
      </div>
      {columns.slice(reach).map((column, at) => {
        const total = totals.get(column.id)
        return <div key={column.id} role="gridcell" aria-colindex={reach + at + 1} className={styles['total']} data-align={column.align} data-total={column.id} title={total === undefined ? undefined : totalWords(total, column.isCost !== true)}>{total === undefined ? null : <Total total={total} signed={column.isCost !== true} />}</div>
      })}
    </div>
  )
})
