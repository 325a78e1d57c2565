/** Drawdown of a series of money: DD_t = (E_t - max_{s<=t} E_s) / max_{s<=t} E_s (FIELD.md section 3). */
import type { EpochMs } from '../lib/clock.js'
import { big, type DecimalText } from '../lib/decimal.js'
import { product, type Scale, type Units } from '../lib/exact-sum.js'
import { figure, noFigure, ratio, type Figure } from './figure.js'

export interface Drawdown {
  /** Fall in money, below zero. */
  readonly amount: DecimalText
  /** Fall by the peak, below zero: -0.1 is -10 %. Missing where the peak is not above zero, or is not one of all the money. */
  readonly share: Figure
  readonly peakAt: EpochMs
  readonly troughAt: EpochMs
  /** First time at or above the peak again; null: not yet. */
  readonly recoveredAt: EpochMs | null
}

export interface MoneyPoint {
  readonly at: EpochMs
  readonly units: Units
}

interface Fall {
  readonly peak: MoneyPoint
  trough: MoneyPoint
  recoveredAt: EpochMs | null
}

/**
 * The worst fall of a series of account values: by share of the peak; where no peak is above zero, by amount.
 * @param points oldest first
 * @returns null when the series never falls
 */
export function worstFallByShare(points: readonly MoneyPoint[], scale: Scale): Drawdown | null {
  const falls = fallsOf(points)
  const funded = falls.filter((fall) => fall.peak.units > 0)
  const worst = funded.length > 0 ? deepest(funded, isDeeperByShare) : deepest(falls, isDeeperByAmount)
  if (worst === null) return null
  const amount = amountOf(worst, scale)
  const peak = scale.text(worst.peak.units)
  return asDrawdown(worst, amount, big(peak).gt(0) ? ratio(figure(amount), figure(peak), '') : noFigure('the peak is not above zero'))
}

/**
 * The worst fall of a running profit, which begins at 0, from its own peak, by amount: of the balance under it nothing is known.
 * @param points oldest first
 */
export function worstFallOfProfit(points: readonly MoneyPoint[], scale: Scale): Drawdown | null {
  const start = points.slice(0, 1).map(({ at }): MoneyPoint => ({ at, units: 0 }))
  const worst = deepest(fallsOf([...start, ...points]), isDeeperByAmount)
  return worst === null ? null : asDrawdown(worst, amountOf(worst, scale), noFigure('starting balance not known'))
}

/** One fall for every peak that was followed by less. */
function fallsOf(points: readonly MoneyPoint[]): readonly Fall[] {
  const falls: Fall[] = []
  let peak: MoneyPoint | null = null
  let fall: Fall | null = null
  for (const point of points) {
    if (peak === null || point.units >= peak.units) {
      if (fall !== null) fall.recoveredAt = point.at
      peak = point
      fall = null
    } else if (fall === null) {
      fall = { peak, trough: point, recoveredAt: null }
      falls.push(fall)
    } else if (point.units < fall.trough.units) {
      fall.trough = point
    }
  }
  return falls
}

/** The first of the deepest. */
function deepest(falls: readonly Fall[], isDeeper: (a: Fall, b: Fall) => boolean): Fall | null {
  let worst: Fall | null = null
  for (const fall of falls) if (worst === null || isDeeper(fall, worst)) worst = fall
  return worst
}

function isDeeperByAmount(a: Fall, b: Fall): boolean {
  return BigInt(a.trough.units) - BigInt(a.peak.units) < BigInt(b.trough.units) - BigInt(b.peak.units)
}

/** trough_a / peak_a < trough_b / peak_b, with peaks above zero, without dividing. */
function isDeeperByShare(a: Fall, b: Fall): boolean {
  return product(a.trough.units, b.peak.units) < product(b.trough.units, a.peak.units)
}

function amountOf(fall: Fall, scale: Scale): DecimalText {
  return scale.text(BigInt(fall.trough.units) - BigInt(fall.peak.units))
}

function asDrawdown(fall: Fall, amount: DecimalText, share: Figure): Drawdown {
  return { amount, share, peakAt: fall.peak.at, troughAt: fall.trough.at, recoveredAt: fall.recoveredAt }
}
