/** A column's sum: one amount, or why there is none. */
import { formatDecimal } from '../../format/decimal-format.js'
import styles from './grid-extras.module.css'
import type { ColumnTotal } from './grid-total.js'

export function totalWords({ sums, known, rows }: ColumnTotal): string {
  const amounts = sums.map(({ currency, sum }) => `${formatDecimal(sum, { digits: 2, signed: true })} ${currency}`).join('\n')
  return [sums.length > 1 ? 'Currencies differ and are not added:' : null, amounts === '' ? 'Not known of any row' : amounts, known === rows ? null : `${String(known)} of ${String(rows)} rows known`].filter((line) => line !== null).join('\n')
}

export function Total({ total: { sums, known, rows } }: { readonly total: ColumnTotal }): React.JSX.Element {
  const [only] = sums
  if (only === undefined || sums.length > 1) return <span className={styles['none']}>{only === undefined ? 'n/a' : 'not added'}</span>
  return <span className={known < rows ? styles['partial'] : undefined}>{formatDecimal(only.sum, { digits: 2, signed: true })}{known < rows ? '*' : ''}</span>
}
