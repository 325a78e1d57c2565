/** A column's sum: one amount, or why there is none. */
import { formatDecimal } from '../../format/decimal-format.js'
import { commonText } from '../../text/common.js'
import { gridText } from '../../text/grid.js'
import styles from './grid-extras.module.css'
import type { ColumnTotal } from './grid-total.js'

export function totalWords({ sums, known, rows }: ColumnTotal, signed: boolean): string {
  const amounts = sums.map(({ currency, sum }) => `${formatDecimal(sum, { digits: 2, signed })} ${currency}`).join('\n')
  return [sums.length > 1 ? gridText.total.currenciesDiffer : null, amounts === '' ? gridText.total.notKnown : amounts, known === rows ? null : gridText.total.known(String(known), String(rows))].filter((line) => line !== null).join('\n')
}

export function Total({ total: { sums, known, rows }, signed }: { readonly total: ColumnTotal, readonly signed: boolean }): React.JSX.Element {
  const [only] = sums
  if (only === undefined || sums.length > 1) return <span className={styles['none']}>{only === undefined ? commonText.missing : gridText.total.notAdded}</span>
  return <span className={known < rows ? styles['partial'] : undefined}>{formatDecimal(only.sum, { digits: 2, signed })}{known < rows ? '*' : ''}</span>
}
