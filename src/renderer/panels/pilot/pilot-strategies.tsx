/** What each strategy has earned: bars to compare, a table to read. */
import { SignedBars } from '../../charts/bar-chart.js'
import type { Figure } from '../../../shared/domain/figure.js'
import type { PilotGroup } from '../../../shared/domain/paper-pilot.js'
import { toNumber } from '../../../shared/lib/decimal.js'
import { Amount, amountText, type AmountProps } from '../../components/amount.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { Panel } from '../../components/panel.js'
import { NoTrades } from './no-trades.js'
import { barsOf } from './pilot-days.js'
import { NONE_CLOSED, PILOT_SLICES, type PilotPanelProps } from './pilot-panel-props.js'
import styles from './pilot.module.css'

type Column = GridColumn<PilotGroup>

function figureColumn(id: string, title: string, definition: string, width: number, of: (row: PilotGroup) => Figure, format: Omit<AmountProps, 'figure'> = {}): Column {
  return {
    id, title, definition, width, align: 'end',
    sortBy: (row) => { const { value } = of(row); return value === null ? null : toNumber(value) },
    text: (row) => amountText({ figure: of(row), ...format }),
    cell: (row) => <Amount figure={of(row)} {...format} />
  }
}

const columns: readonly Column[] = [
  { id: 'strategy', title: 'Strategy', width: 112, sortBy: (row) => row.key, text: (row) => row.key, cell: (row) => <strong>{row.key}</strong> },
  { id: 'closed', title: 'n', definition: 'Closed trades with a known result', width: 50, align: 'end', sortBy: (row) => row.figures.closed, text: (row) => row.figures.closed.toLocaleString('en') },
  figureColumn('win-rate', 'Win rate', 'Wins by closed trades', 62, (row) => row.figures.winRate, { as: 'share' }),
  figureColumn('profit-factor', 'PF', 'Profit factor: gross profit by the absolute gross loss', 42, (row) => row.figures.profitFactor, { as: 'plain', digits: 2 }),
  figureColumn('expectancy', 'Per trade', 'Expectancy: realized P&L per closed trade', 64, (row) => row.figures.expectancy, { gain: true }),
  figureColumn('realized', 'Realized', 'Realized P&L after fees', 92, (row) => row.figures.realizedPnl, { gain: true })
]

/** Where the currencies of the strategies differ. */
const columnsWithCurrency: readonly Column[] = [...columns, { id: 'currency', title: 'Cur', width: 44, sortBy: (row) => row.figures.currency, text: (row) => row.figures.currency ?? 'mixed' }]

const groupId = (row: PilotGroup): string => row.key

export function PilotStrategies({ pilot, emptiness }: PilotPanelProps): React.JSX.Element {
  const { byStrategy, overall } = pilot
  return (
    <Panel name="pilot-strategies" title="Realized by strategy" slices={PILOT_SLICES} className={styles['strategies']}>
      {byStrategy.length === 0 ? (
        <NoTrades emptiness={pilot.counts.total === 0 ? emptiness : NONE_CLOSED} />
      ) : (
        <>
          <div className={styles['bars']}>
            {overall.currency === null ? <NoTrades emptiness={{ title: 'No bars', detail: `Lengths can't be compared: ${overall.realizedPnl.reason ?? ''}` }} /> : <SignedBars bars={barsOf(byStrategy)} unit={overall.currency} />}
          </div>
          <div className={styles['table']}>
            <DataGrid label="Strategies" rows={byStrategy} columns={overall.currency === null ? columnsWithCurrency : columns} keyOf={groupId} />
          </div>
        </>
      )}
    </Panel>
  )
}
