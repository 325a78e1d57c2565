/** The headline figures of the paper pilot, each with its definition. */
import { TRADING_DAYS } from '../../../shared/domain/daily-sharpe.js'
import { figure, type Figure } from '../../../shared/domain/figure.js'
import type { PaperPilot } from '../../../shared/domain/paper-pilot.js'
import { decimal } from '../../../shared/lib/decimal.js'
import type { FreshnessState } from '../../../shared/state/freshness.js'
import { amountText } from '../../components/amount.js'
import { KeyFigure } from '../../components/key-figure.js'
import type { FigureDrill, RowsTarget } from '../../components/figure/figure-drill.js'
import { drillText } from '../../text/drill.js'
import { useZone } from '../../stores/hooks.js'
import { OpenResult } from './open-result.js'
import { PILOT_SLICES } from './pilot-panel-props.js'
import styles from './pilot.module.css'
import { countWords, fallDays, ifTold, perCurrencyOf, worstFall } from './pilot-words.js'
import { formatCount } from '../../format/count-format.js'
import { pilotFigureText } from '../../text/pilot-figures.js'

export interface PilotFigureStripProps {
  readonly pilot: PaperPilot
  /** Null: all together. */
  readonly currency: string | null
  readonly state: FreshnessState
}

const drill = (words: string, rest: Partial<RowsTarget>): FigureDrill => ({ slices: PILOT_SLICES, rows: { words, screen: 'pilot', grid: 'Paper trades', ...rest } })
const ALL = drill(drillText.trades, {})
const CLOSED = drill(drillText.closedTrades, { filters: { status: 'closed' }, sort: { column: 'realized', descending: false } })
const FEES = drill(drillText.tradesByFees, { sort: { column: 'fees', descending: true } })

const words = pilotFigureText

const money = (value: Figure): string => amountText({ figure: value, gain: true })

export function PilotFigureStrip({ pilot, currency, state }: PilotFigureStripProps): React.JSX.Element {
  const zone = useZone()
  const { overall, counts } = pilot
  const stale = state === 'stale' || state === 'offline'
  const n = `n ${formatCount(overall.closed)}`
  const told = (value: Figure): Figure => ifTold(value, state)
  const record = words.record(formatCount(overall.wins), formatCount(overall.losses), formatCount(overall.breakEvens))
  return (
    <section className={styles['strip']} aria-label={words.label} data-testid="panel-pilot-figures">
      <KeyFigure name="pilot-trades" {...words.trades} figure={told(figure(decimal(counts.total)))} as="plain" note={<span title={countWords(counts)}>{countWords(counts)}</span>} stale={stale} drill={ALL} />
      <KeyFigure name="pilot-win-rate" {...words.winRate} figure={told(overall.winRate)} as="share" note={<span title={record}>{n}</span>} stale={stale} drill={CLOSED} />
      <KeyFigure name="pilot-profit-factor" {...words.profitFactor} figure={told(overall.profitFactor)} as="plain" digits={2} note={<span title={words.gross(money(overall.grossProfit), money(overall.grossLoss))}>{n}</span>} stale={stale} drill={CLOSED} />
      <KeyFigure name="pilot-expectancy" {...words.expectancy} figure={told(overall.expectancy)} unit={overall.currency} perCurrency={perCurrencyOf(pilot, (figures) => figures.expectancy)} gain note={<span title={words.averages(money(overall.averageWin), money(overall.averageLoss))}>{n}</span>} stale={stale} drill={CLOSED} />
      <KeyFigure name="pilot-realized-pnl" {...words.realized} figure={told(overall.realizedPnl)} unit={overall.currency} perCurrency={perCurrencyOf(pilot, (figures) => figures.realizedPnl)} gain note={overall.withoutResult === 0 ? n : <span title={words.leftOut(n)}>{words.withoutResult(formatCount(overall.withoutResult))}</span>} stale={stale} alarm={overall.withoutResult > 0} drill={CLOSED} />
      <KeyFigure name="pilot-fees" {...words.fees} figure={told(overall.fees)} unit={overall.currency} perCurrency={perCurrencyOf(pilot, (figures) => figures.fees)} note={words.withinRealized} stale={stale} drill={FEES} />
      <KeyFigure name="pilot-max-drawdown" {...words.drawdown} figure={told(worstFall(pilot))} unit={overall.currency} perCurrency={pilot.perCurrency.flatMap(({ key, maxDrawdown, figures }) => (maxDrawdown === null ? [] : [{ currency: key, value: maxDrawdown.amount, counted: figures.closed }]))} gain note={<span title={fallDays(pilot.maxDrawdown, zone)}>{fallDays(pilot.maxDrawdown, zone)}</span>} stale={stale} drill={CLOSED} />
      <KeyFigure name="pilot-sharpe" label={words.sharpe.label} figure={told(pilot.sharpe.figure)} as="plain" digits={2} note={<span title={words.daysScaled(formatCount(pilot.sharpe.days), String(TRADING_DAYS))}>{words.days(formatCount(pilot.sharpe.days))}</span>} stale={stale} drill={CLOSED} definition={words.sharpe.definition(String(TRADING_DAYS))} />
      <OpenResult currency={currency} open={counts.open} state={state} stale={stale} />
      <KeyFigure name="pilot-edge" {...words.edge} figure={told(overall.edgeCapture)} as="share" note={<span title={words.edgeOf(money(overall.realizedEdge), money(overall.expectedEdge), formatCount(overall.edgeTrades))}>{`${money(overall.realizedEdge)}/${money(overall.expectedEdge)}, n ${formatCount(overall.edgeTrades)}`}</span>} stale={stale} drill={CLOSED} />
    </section>
  )
}
