/** One headline figure: what it is, how much, and a line of context. Its definition is in the tooltip. */
import type { ReactNode } from 'react'
import type { Figure } from '../../shared/domain/figure.js'
import type { CurrencyAmount } from '../../shared/domain/money-total.js'
import { areAmountsHidden } from '../format/shown-numbers.js'
import { Amount, type AmountProps } from './amount.js'
import styles from './key-figure.module.css'

export interface KeyFigureProps extends Omit<AmountProps, 'figure'> {
  readonly name: string
  readonly label: string
  readonly figure: Figure
  /** How it is calculated. */
  readonly definition: string
  readonly unit?: string | null
  /** The amounts by currency, shown instead of a sum where there is none because they differ. */
  readonly perCurrency?: readonly CurrencyAmount[]
  readonly note?: ReactNode
  /** Worth a human's eye. */
  readonly alarm?: boolean
  readonly stale?: boolean
}

export function KeyFigure({ name, label, figure, definition, unit = null, perCurrency = [], note, alarm = false, stale = false, ...format }: KeyFigureProps): React.JSX.Element {
  return (
    <div className={styles['figure']} data-testid={`figure-${name}`} data-value={format.as !== 'plain' && format.as !== 'share' && areAmountsHidden() ? '' : (figure.value ?? '')} data-alarm={alarm} data-stale={stale}>
      <span className={styles['label']} title={definition}>{label}</span>
      {figure.value === null && perCurrency.length > 1 ? (
        perCurrency.map(({ currency, value }) => (
          <span key={currency} className={styles['part']} data-currency={currency}>
            <Amount figure={{ value, reason: null }} {...format} />
            <span className={styles['unit']}>{currency}</span>
          </span>
        ))
      ) : (
        <>
          <span className={styles['value']}>
            <Amount figure={figure} {...format} />
            {unit === null || unit === '' || figure.value === null ? null : <span className={styles['unit']}>{unit}</span>}
          </span>
          <span className={styles['note']} title={figure.value === null ? figure.reason : typeof note === 'string' ? note : undefined}>{figure.value === null ? figure.reason : note}</span>
        </>
      )}
    </div>
  )
}
