/** A figure on screen: its value, or "n/a" and why. Zero is a value. */
import type { DecimalText } from '../../shared/lib/decimal.js'
import type { Figure } from '../../shared/domain/figure.js'
import { formatDecimal, formatPlain, formatPrice, formatShare } from '../format/decimal-format.js'
import { commonText } from '../text/common.js'
import styles from './amount.module.css'

export interface AmountProps {
  readonly figure: Figure
  /** money: two digits. price: its own. share: percent. size: how much of something is held or traded. plain: a ratio or a count. */
  readonly as?: 'money' | 'price' | 'share' | 'size' | 'plain'
  readonly digits?: number
  /** Of a price: the instrument's smallest step. */
  readonly minTick?: DecimalText | null
  /** Signed and coloured as a gain or a loss. */
  readonly gain?: boolean
  /** Signed, but neither good nor bad: a way or a distance. */
  readonly signed?: boolean
}

/** The text of a figure, as shown and as copied. */
export function amountText({ figure, as = 'money', digits, minTick = null, gain = false, signed = gain }: AmountProps): string {
  if (figure.value === null) return commonText.missing
  if (as === 'share') return formatShare(figure.value, { digits: digits ?? 1, signed })
  if (as === 'price') return formatPrice(figure.value, minTick)
  if (as === 'plain' || as === 'size') return (as === 'plain' ? formatPlain : formatDecimal)(figure.value, digits === undefined ? { signed } : { digits, signed })
  return formatDecimal(figure.value, { digits: digits ?? 2, signed })
}

export function Amount(props: AmountProps): React.JSX.Element {
  const { figure, gain = false } = props
  if (figure.value === null) return <span className={styles['missing']} title={figure.reason}>{commonText.missing}</span>
  const shown = amountText(props)
  const sign = shown.startsWith('\u2212') ? 'loss' : shown.startsWith('+') ? 'gain' : 'none'
  return <span className={gain ? styles[sign] : undefined}>{shown}</span>
}
