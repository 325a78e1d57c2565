/** Drawdown of a series of money: DD_t = (E_t - max_{s<=t} E_s) / max_{s<=t} E_s (FIELD.md section 3). */
import type { EpochMs } from '../lib/clock.js'
import type { DecimalText } from '../lib/decimal.js'
import type { Figure } from './figure.js'

export interface Drawdown {
  /** Fall in money, zero or negative. */
  readonly amount: DecimalText
  /** Fall by the peak, zero or negative: -0.1 is -10 %. Missing where the peak is not above zero. */
  readonly share: Figure
  readonly peakAt: EpochMs
  readonly troughAt: EpochMs
  /** First time at or above the peak again; null: not yet. */
  readonly recoveredAt: EpochMs | null
}
