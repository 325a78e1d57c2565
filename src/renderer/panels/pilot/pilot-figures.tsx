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

const SHARPE = `Mean by sample standard deviation of realized P&L per day, times √${String(TRADING_DAYS)}. In money, since of the balance nothing is known, without a risk-free rate. Days: those with a closed trade, and every weekday between the first and the last of them, at 0 where none closed`

const money = (value: Figure): string => amountText({ figure: value, gain: true })

export function PilotFigureStrip({ pilot, currency, state }: PilotFigureStripProps): React.JSX.Element {
  const zone = useZone()
  const { overall, counts } = pilot
  const stale = state === 'stale' || state === 'offline'
  const n = `n ${formatCount(overall.closed)}`
  const told = (value: Figure): Figure => ifTold(value, state)
  const record = `${formatCount(overall.wins)} won, ${formatCount(overall.losses)} lost, ${formatCount(overall.breakEvens)} even`
  return (
    <section className={styles['strip']} aria-label="Figures of the paper pilot" data-testid="panel-pilot-figures">
      <KeyFigure name="pilot-trades" label="Trades" figure={told(figure(decimal(counts.total)))} as="plain" note={<span title={countWords(counts)}>{countWords(counts)}</span>} stale={stale} drill={ALL} definition="All paper trades in the database, by the state they are in" />
      <KeyFigure name="pilot-win-rate" label="Win rate" figure={told(overall.winRate)} as="share" note={<span title={record}>{n}</span>} stale={stale} drill={CLOSED} definition="Wins by all closed trades with a known result; trades closed at exactly 0 stay in the denominator" />
      <KeyFigure name="pilot-profit-factor" label="Profit factor" figure={told(overall.profitFactor)} as="plain" digits={2} note={<span title={`${money(overall.grossProfit)} won, ${money(overall.grossLoss)} lost`}>{n}</span>} stale={stale} drill={CLOSED} definition="Gross profit by the absolute gross loss; without a loser it is not defined" />
      <KeyFigure name="pilot-expectancy" label="Expectancy per trade" figure={told(overall.expectancy)} unit={overall.currency} perCurrency={perCurrencyOf(pilot, (figures) => figures.expectancy)} gain note={<span title={`average win ${money(overall.averageWin)}, average loss ${money(overall.averageLoss)}`}>{n}</span>} stale={stale} drill={CLOSED} definition="Win rate × average win − loss rate × average loss: realized P&L per closed trade" />
      <KeyFigure name="pilot-realized-pnl" label="Realized P&L" figure={told(overall.realizedPnl)} unit={overall.currency} perCurrency={perCurrencyOf(pilot, (figures) => figures.realizedPnl)} gain note={overall.withoutResult === 0 ? n : <span title={`${n}; closed trades of which the database does not tell the result are left out`}>{`${formatCount(overall.withoutResult)} without a result`}</span>} stale={stale} alarm={overall.withoutResult > 0} drill={CLOSED} definition="Sum over the closed trades of exit proceeds − entry cost, after fees" />
      <KeyFigure name="pilot-fees" label="Fees" figure={told(overall.fees)} unit={overall.currency} perCurrency={perCurrencyOf(pilot, (figures) => figures.fees)} note="within realized P&L" stale={stale} drill={FEES} definition="Fees of entry and exit of the closed trades; positive is a cost. Realized P&L is after them" />
      <KeyFigure name="pilot-max-drawdown" label="Max drawdown" figure={told(worstFall(pilot))} unit={overall.currency} perCurrency={pilot.perCurrency.flatMap(({ key, maxDrawdown, figures }) => (maxDrawdown === null ? [] : [{ currency: key, value: maxDrawdown.amount, counted: figures.closed }]))} gain note={<span title={fallDays(pilot.maxDrawdown, zone)}>{fallDays(pilot.maxDrawdown, zone)}</span>} stale={stale} drill={CLOSED} definition="Deepest fall of running realized P&L below its own peak, in money: of the balance under it nothing is known, so there is no percentage. Measured at the close of each day, over closed trades only" />
      <KeyFigure name="pilot-sharpe" label="Sharpe, daily" figure={told(pilot.sharpe.figure)} as="plain" digits={2} note={<span title={`${formatCount(pilot.sharpe.days)} days, × √${String(TRADING_DAYS)}`}>{`${formatCount(pilot.sharpe.days)} days`}</span>} stale={stale} drill={CLOSED} definition={SHARPE} />
      <OpenResult currency={currency} open={counts.open} state={state} stale={stale} />
      <KeyFigure name="pilot-edge" label="Edge captured" figure={told(overall.edgeCapture)} as="share" note={<span title={`realized ${money(overall.realizedEdge)} of ${money(overall.expectedEdge)} expected per trade, n ${formatCount(overall.edgeTrades)}`}>{`${money(overall.realizedEdge)}/${money(overall.expectedEdge)}, n ${formatCount(overall.edgeTrades)}`}</span>} stale={stale} drill={CLOSED} definition="Realized P&L by the profit that the strategy expected when it entered (expected edge × quantity), both over the same closed trades: 100 % is just as expected. Below: the means per trade" />
    </section>
  )
}
