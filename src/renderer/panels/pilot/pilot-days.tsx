/** Realized P&L by day of closing: of all strategies together, or each strategy's part of it. */
import { useMemo } from 'react'
import type { PilotGroup } from '../../../shared/domain/paper-pilot.js'
import { largestStrategies } from '../../../shared/domain/strategy-days.js'
import type { SignedBar } from '../../charts/bar-chart.js'
import { DayChart, type DaySeries } from '../../charts/day-chart.js'
import { Panel } from '../../components/panel.js'
import { Segments } from '../../components/segments.js'
import { usePanelChoice } from '../../stores/panel-choice.js'
import { usePilotReview, useStrategyDays } from '../../stores/pilot-views.js'
import { chartsText } from '../../text/charts.js'
import { pilotText } from '../../text/pilot.js'
import { NoTrades } from './no-trades.js'
import { NONE_CLOSED, PILOT_SLICES, type PilotPanelProps } from './pilot-panel-props.js'
import styles from './pilot.module.css'
import { daysSummary } from './pilot-words.js'

/** As many as there are colours that can be told apart. */
const MOST_SERIES = 6

const words = pilotText.days
const shapes = ['total', 'strategy'] as const

export function barsOf(groups: readonly PilotGroup[]): readonly SignedBar[] {
  return groups.flatMap(({ key, figures }) => (figures.realizedPnl.value === null ? [] : [{ label: key, value: figures.realizedPnl.value }]))
}

export function PilotDays({ pilot, emptiness, dayZone }: PilotPanelProps): React.JSX.Element {
  const [chosen, choose] = usePanelChoice('pilot-days')
  const shape = chosen === 'strategy' ? 'strategy' : 'total'
  const { currency } = pilot.overall
  const since = usePilotReview()?.strategyDaysFrom ?? ''
  return (
    <Panel
      name="pilot-days" title={words.title} slices={PILOT_SLICES} className={styles['days']}
      extra={shape === 'strategy' && since !== '' ? chartsText.strategyDaysSince(since) : null}
      actions={<Segments name="pilot-days" label={chartsText.byDayShown} choices={shapes} value={shape} words={{ total: chartsText.total, strategy: chartsText.byStrategy }} onChoose={choose} />}
    >
      {pilot.overall.closed === 0 ? (
        <NoTrades emptiness={pilot.counts.total === 0 ? emptiness : NONE_CLOSED} />
      ) : currency === null ? (
        <NoTrades emptiness={{ title: words.noSum, detail: pilot.overall.realizedPnl.reason ?? '' }} />
      ) : shape === 'total' ? (
        <TotalDays groups={pilot.byDay} currency={currency} dayZone={dayZone} />
      ) : (
        <StrategyDaysChart currency={currency} dayZone={dayZone} />
      )}
    </Panel>
  )
}

interface DaysProps {
  readonly currency: string
  readonly dayZone: string
}

function TotalDays({ groups, currency, dayZone }: DaysProps & { readonly groups: readonly PilotGroup[] }): React.JSX.Element {
  const series = useMemo((): readonly DaySeries[] => [{ id: 'total', name: chartsText.total, color: '--gain', byDay: new Map(barsOf(groups).map(({ label, value }) => [label, value])) }], [groups])
  return <DayChart name="pilot-days" title={words.title} series={series} currency={currency} dayUnit={words.unit(dayZone)} summary={daysSummary(groups, currency)} />
}

function StrategyDaysChart({ currency, dayZone }: DaysProps): React.JSX.Element {
  const found = useStrategyDays(currency)
  const series = useMemo(
    () => largestStrategies(found, MOST_SERIES, chartsText.others).map(({ strategy, byDay }, index): DaySeries => ({ id: strategy, name: strategy, color: `--series-${String(index + 1)}`, byDay })),
    [found]
  )
  const [first, last] = [found.days[0], found.days.at(-1)]
  if (first === undefined || last === undefined) return <NoTrades emptiness={{ title: chartsText.noStrategyDays, detail: chartsText.noStrategyDaysWhy }} />
  return <DayChart name="pilot-strategy-days" title={words.titleByStrategy} series={series} currency={currency} dayUnit={words.unit(dayZone)} summary={chartsText.strategySummary(found.strategies.length, first, last, currency)} />
}
