/** One headline figure: what it is, how much, and a line of context. A press leads to what it is made of and to its rows. */
import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from 'react'
import type { Figure } from '../../shared/domain/figure.js'
import type { CurrencyAmount } from '../../shared/domain/money-total.js'
import { areAmountsHidden } from '../format/shown-numbers.js'
import { Amount, amountText, type AmountProps } from './amount.js'
import { drillText } from '../text/drill.js'
import type { FigureDrill } from './figure/figure-drill.js'
import styles from './key-figure.module.css'

const FigurePopover = lazy(async () => ({ default: (await import('./figure/figure-popover.js')).FigurePopover }))

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
  /** What it is made of and where its rows are. */
  readonly drill?: FigureDrill
}

export function KeyFigure({ name, label, figure, definition, unit = null, perCurrency = [], note, alarm = false, stale = false, drill, ...format }: KeyFigureProps): React.JSX.Element {
  const [isOpen, setIsOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => { setIsOpen(false) }, [])
  return (
    <>
      <button ref={anchor} type="button" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => { setIsOpen(true) }} className={styles['figure']} data-testid={`figure-${name}`} data-value={format.as !== 'plain' && format.as !== 'share' && areAmountsHidden() ? '' : (figure.value ?? '')} data-alarm={alarm} data-stale={stale}>
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
      </button>
      {isOpen ? <Suspense><FigurePopover name={name} label={label} value={valueText({ figure, unit, perCurrency, ...format })} definition={definition} drill={drill} anchor={anchor} onClose={close} /></Suspense> : null}
    </>
  )
}

/** The value with its unit; each currency by itself where they differ; n/a and why. */
function valueText({ figure, unit, perCurrency = [], ...format }: Pick<KeyFigureProps, 'figure' | 'unit' | 'perCurrency'> & Omit<AmountProps, 'figure'>): string {
  if (figure.value !== null) return [amountText({ figure, ...format }), unit ?? ''].join(' ').trim()
  if (perCurrency.length > 1) return perCurrency.map(({ currency, value }) => `${amountText({ figure: { value, reason: null }, ...format })} ${currency}`).join(' · ')
  return drillText.notKnown(figure.reason)
}
