/** What a person who cannot see the equity curve is told. */
import type { EquitySeries } from '../../shared/domain/equity-curve.js'
import { formatDecimal } from '../format/decimal-format.js'
import { formatMoment, type ZoneChoice } from '../format/time-format.js'
import { axisPercent } from './axis-percent.js'

export function equitySummary(series: EquitySeries, zone: ZoneChoice): string {
  const last = series.points.at(-1)
  if (last === undefined) return `Equity of ${series.account}: no points`
  const worst = series.maxDrawdown
  return [
    `Equity of ${series.account}: ${formatDecimal(last.equity, { digits: 2 })} ${series.currency} at ${formatMoment(last.at, zone)}`,
    last.drawdown === null ? 'never above zero' : `${axisPercent(last.drawdown * 100, 2)} from its peak`,
    worst === null ? 'it never fell' : `worst fall ${formatDecimal(worst.amount, { digits: 2 })} ${series.currency} from ${formatMoment(worst.peakAt, zone)} to ${formatMoment(worst.troughAt, zone)}`
  ].join(', ')
}
