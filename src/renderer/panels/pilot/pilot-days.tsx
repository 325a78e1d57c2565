/** Realized P&L by day of closing. */
import { DayBars } from '../../charts/day-bars.js'
import type { SignedBar } from '../../charts/bar-chart.js'
import type { PilotGroup } from '../../../shared/domain/paper-pilot.js'
import { Panel } from '../../components/panel.js'
import { NoTrades } from './no-trades.js'
import { NONE_CLOSED, PILOT_SLICES, type PilotPanelProps } from './pilot-panel-props.js'
import styles from './pilot.module.css'
import { daysSummary } from './pilot-words.js'

/** More bars than these are too thin to be told apart. */
const MOST_DAYS = 120

export function barsOf(groups: readonly PilotGroup[]): readonly SignedBar[] {
  return groups.flatMap(({ key, figures }) => (figures.realizedPnl.value === null ? [] : [{ label: key, value: figures.realizedPnl.value }]))
}

export function PilotDays({ pilot, emptiness, dayZone }: PilotPanelProps): React.JSX.Element {
  const shown = pilot.byDay.slice(-MOST_DAYS)
  const bars = barsOf(shown)
  const { currency } = pilot.overall
  const extra = pilot.byDay.length > shown.length ? `the last ${String(MOST_DAYS)}` : null
  return (
    <Panel name="pilot-days" title="Realized by day" slices={PILOT_SLICES} extra={extra} className={styles['days']}>
      {pilot.overall.closed === 0 ? (
        <NoTrades emptiness={pilot.counts.total === 0 ? emptiness : NONE_CLOSED} />
      ) : currency === null ? (
        <NoTrades emptiness={{ title: 'No sum by day', detail: pilot.overall.realizedPnl.reason ?? '' }} />
      ) : (
        <DayBars bars={bars} unit={currency} dayUnit={`days, ${dayZone}`} summary={daysSummary(shown, currency)} />
      )}
    </Panel>
  )
}
