/** What each strategy, venue or symbol has earned: bars to compare, a table to read. */
import { useMemo } from 'react'
import { SignedBars } from '../../charts/bar-chart.js'
import { noFigure, type Figure } from '../../../shared/domain/figure.js'
import { NONE_OPEN, PaperMarks } from '../../../shared/domain/open-exposure.js'
import type { PaperPilot, PilotGroup } from '../../../shared/domain/paper-pilot.js'
import { toNumber } from '../../../shared/lib/decimal.js'
import { Amount, amountText, type AmountProps } from '../../components/amount.js'
import { DataGrid } from '../../components/data-grid/data-grid.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { Panel } from '../../components/panel.js'
import { useRows } from '../../stores/hooks.js'
import { usePanelChoice } from '../../stores/panel-choice.js'
import { usePaced } from '../../stores/use-paced.js'
import { useOpenTrades } from '../../stores/pilot-views.js'
import { NoTrades } from './no-trades.js'
import { barsOf } from './pilot-days.js'
import { NONE_CLOSED, PILOT_SLICES, type PilotPanelProps } from './pilot-panel-props.js'
import styles from './pilot.module.css'
import { formatCount } from '../../format/count-format.js'
import { pilotText } from '../../text/pilot.js'

/** A group with what its open trades stand at. */
interface GroupRow extends PilotGroup {
  readonly unrealized: Figure
}

type Column = GridColumn<GroupRow>

interface Head {
  readonly title: string
  readonly definition: string
}

const words = pilotText.groups

function figureColumn(id: string, head: Head, width: number, of: (row: GroupRow) => Figure, format: Omit<AmountProps, 'figure'> = {}): Column {
  return {
    id, ...head, width, align: 'end',
    sortBy: (row) => { const { value } = of(row); return value === null ? null : toNumber(value) },
    text: (row) => amountText({ figure: of(row), ...format }),
    cell: (row) => <Amount figure={of(row)} {...format} />
  }
}

const figureColumns: readonly Column[] = [
  { id: 'closed', ...words.columns.closed, width: 50, align: 'end', sortBy: (row) => row.figures.closed, text: (row) => formatCount(row.figures.closed) },
  figureColumn('win-rate', words.columns.winRate, 62, (row) => row.figures.winRate, { as: 'share' }),
  figureColumn('profit-factor', words.columns.profitFactor, 42, (row) => row.figures.profitFactor, { as: 'plain', digits: 2 }),
  figureColumn('expectancy', words.columns.expectancy, 64, (row) => row.figures.expectancy, { gain: true }),
  { ...figureColumn('fees', words.columns.fees, 84, (row) => row.figures.fees), optional: 2 },
  figureColumn('realized', words.columns.realized, 92, (row) => row.figures.realizedPnl, { gain: true }),
  { ...figureColumn('unrealized', words.columns.unrealized, 92, (row) => row.unrealized, { gain: true }), optional: 1 }
]

/** Where the currencies of the groups differ. */
const currencyColumn: Column = { id: 'currency', ...words.columns.currency, width: 44, sortBy: (row) => row.figures.currency, text: (row) => row.figures.currency ?? words.mixed }

const groupings = {
  strategy: { ...words.of.strategy, table: 'Strategies', groups: (pilot: PaperPilot) => pilot.byStrategy },
  venue: { ...words.of.venue, table: 'Venues', groups: (pilot: PaperPilot) => pilot.byVenue },
  symbol: { ...words.of.symbol, table: 'Symbols', groups: (pilot: PaperPilot) => pilot.bySymbol }
} as const
type Grouping = keyof typeof groupings

function columnsOf(title: string, isMixed: boolean): readonly Column[] {
  const name: Column = { id: 'name', title, width: 112, isWords: true, sortBy: (row) => row.key, text: (row) => row.key, cell: (row) => <strong>{row.key}</strong> }
  return [name, ...figureColumns, ...(isMixed ? [currencyColumn] : [])]
}

function isGrouping(name: string | null): name is Grouping {
  return name !== null && Object.hasOwn(groupings, name)
}

/** More bars than these have no room for their names. */
const MOST_BARS = 4

const groupId = (row: GroupRow): string => row.key

/** The groups of closed trades with the results of the open ones, as they move once a second. */
function useRowsOf(groups: readonly PilotGroup[], grouping: Grouping, currency: string | null): readonly GroupRow[] {
  const trades = useOpenTrades(currency)
  const quotes = usePaced(useRows('quotes'), '')
  return useMemo(() => {
    const results = new PaperMarks(quotes).byGroup(trades, grouping)
    return groups.map((group) => ({ ...group, unrealized: results.get(group.key) ?? noFigure(NONE_OPEN) }))
  }, [groups, trades, quotes, grouping])
}

export function PilotGroups({ pilot, currency, emptiness }: Omit<PilotPanelProps, 'dayZone'> & { readonly currency: string | null }): React.JSX.Element {
  const [chosen, choose] = usePanelChoice('pilot-grouping')
  const grouping = isGrouping(chosen) ? chosen : 'strategy'
  const { title, plural, table, bestFirst } = groupings[grouping]
  const { overall } = pilot
  const groups = groupings[grouping].groups(pilot)
  const rows = useRowsOf(groups, grouping, currency)
  const isMixed = overall.currency === null
  const columns = useMemo(() => columnsOf(title, isMixed), [title, isMixed])
  const choice = (
    <select aria-label={words.choice} data-testid="pilot-grouping" value={grouping} onChange={(event) => { choose(event.target.value) }}>
      {Object.entries(groupings).map(([key, each]) => <option key={key} value={key}>{each.by}</option>)}
    </select>
  )
  return (
    <Panel name="pilot-groups" title={words.title} slices={PILOT_SLICES} extra={groups.length > MOST_BARS ? bestFirst(formatCount(groups.length)) : null} actions={choice} className={styles['strategies']}>
      {groups.length === 0 ? (
        <NoTrades emptiness={pilot.counts.total === 0 ? emptiness : NONE_CLOSED} />
      ) : (
        <>
          <div className={styles['bars']}>
            {isMixed ? <NoTrades emptiness={{ title: words.noBars, detail: words.notComparable(overall.realizedPnl.reason ?? '') }} /> : <SignedBars name="pilot-groups" title={plural} bars={barsOf(groups.slice(0, MOST_BARS))} unit={overall.currency} />}
          </div>
          <div className={styles['table']}>
            <DataGrid key={grouping} name={table} label={plural} rows={rows} columns={columns} keyOf={groupId} />
          </div>
        </>
      )}
    </Panel>
  )
}
