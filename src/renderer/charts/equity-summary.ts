/** What a person who cannot see the equity curve is told. */
import type { EquitySeries } from '../../shared/domain/equity-curve.js'
import { formatDecimal } from '../format/decimal-format.js'
import { formatMoment, type ZoneChoice } from '../format/time-format.js'
import { equityText } from '../text/equity.js'
import { axisPercent } from './axis-percent.js'

export function equitySummary(series: EquitySeries, zone: ZoneChoice): string {
  const last = series.points.at(-1)
  if (last === undefined) return equityText.none(series.account)
  const worst = series.maxDrawdown
  return [
    equityText.at(series.account, `${formatDecimal(last.equity, { digits: 2 })} ${series.currency}`, formatMoment(last.at, zone)),
    last.drawdown === null ? equityText.neverAboveZero : equityText.fromPeak(axisPercent(last.drawdown * 100, 2)),
    worst === null ? equityText.neverFell : equityText.worstFall(`${formatDecimal(worst.amount, { digits: 2 })} ${series.currency}`, formatMoment(worst.peakAt, zone), formatMoment(worst.troughAt, zone))
  ].join(', ')
}
