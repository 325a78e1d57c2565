/** The last row: what the rows above it come to, and how much of that is fresh. */
import { useMemo } from 'react'
import { formatTold } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import { usePaced } from '../../stores/use-paced.js'
import { gridText } from '../../text/grid.js'
import type { GridColumn } from './grid-column.js'
import styles from './grid-extras.module.css'
import type { GridTemplate } from './grid-template.js'
import { gridTotals, type GridTotals } from './grid-total.js'
import { Total, totalWords } from './total-cell.js'

const words = gridText.total

export interface GridTotalRowProps {
  /** Those that are shown. */
  readonly rows: readonly unknown[]
  readonly columns: readonly GridColumn<unknown>[]
  readonly template: GridTemplate
  readonly rowIndex: number
}

/** Sums are made once a second: adding exactly costs, and they could not be read faster. */
export function GridTotalRow({ rows, columns, template, rowIndex }: GridTotalRowProps): React.JSX.Element | null {
  const zone = useZone()
  const now = useClock((clock) => clock.now)
  const paced = usePaced(rows, String(rows.length))
  const totals = useMemo(() => gridTotals(paced, columns, now), [paced, columns, now])
  const first = columns.findIndex(({ total }) => total !== undefined)
  const freshness = freshWords(totals, (at) => formatTold(at, now, zone))
  // The label reaches as far as the columns have no total.
  const reach = Math.max(1, first)
  return (
    <div className={styles['totals']} role="row" aria-rowindex={rowIndex} style={{ gridTemplateColumns: template.columns }}>
      <div role="gridcell" aria-colindex={1} aria-colspan={reach} className={[styles['total'], styles['totalLabel']].join(' ')} data-old={totals.fresh < totals.rows} style={{ gridColumn: `1 / span ${String(reach)}` }} title={words.of(String(totals.rows), freshness)}>
        {words.label} <span className={styles['freshness']}>{freshness}</span>
      </div>
      {columns.slice(reach).map(({ id, align, isCost }, index) => {
        const total = totals.byColumn.get(id)
        return <div key={id} role="gridcell" aria-colindex={reach + index + 1} className={styles['total']} data-align={align} data-total={id} title={total === undefined ? undefined : totalWords(total, isCost !== true)}>{total === undefined ? null : <Total total={total} signed={isCost !== true} />}</div>
      })}
    </div>
  )
}

/** "2 of 3 fresh, oldest 14:02:11" */
function freshWords({ fresh, rows, oldest }: GridTotals, time: (at: number) => string): string {
  return oldest === null ? words.fresh(String(fresh), String(rows)) : words.freshSince(String(fresh), String(rows), time(oldest))
}
