/** The columns of the list of signals. */
import type { Signal } from '../../../shared/domain/database-rows.js'
import { hasTraded } from '../../../shared/domain/signal-answer.js'
import type { SignalTraces } from '../../../shared/domain/signal-trace.js'
import { toNumber } from '../../../shared/lib/decimal.js'
import { Chip } from '../../components/chip.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { Moment } from '../../components/moment.js'
import { formatPlain } from '../../format/decimal-format.js'
import { formatMinute, type ZoneChoice } from '../../format/time-format.js'
import { decisionTones, durationText, outcomeTones, outcomeWords, slippageText, slippageTitle } from './trace-words.js'

type Column = GridColumn<Signal>

export function signalColumns(zone: ZoneChoice, traces: SignalTraces): readonly Column[] {
  const outcome = (row: Signal): string => outcomeWords[traces.of(row).answer.outcome]
  /** Why it did not trade, else why it was taken. */
  const why = (row: Signal): string => {
    const { answer } = traces.of(row)
    if (hasTraded(answer.outcome) || answer.outcome === 'skipped' || answer.outcome === 'rejected') return row.reason ?? ''
    return answer.headline
  }
  return [
    { id: 'fired', title: `Fired (${zone})`, definition: 'When the strategy fired, by the database', width: 138, sortBy: (row) => row.firedAt, text: (row) => formatMinute(row.firedAt, zone), cell: (row) => <Moment at={row.firedAt} zone={zone} as="minute" /> },
    { id: 'strategy', title: 'Strategy', width: 124, sortBy: (row) => row.strategy, text: (row) => row.strategy },
    { id: 'symbol', title: 'Symbol', width: 76, sortBy: (row) => row.symbol, text: (row) => row.symbol, cell: (row) => <strong>{row.symbol}</strong> },
    { id: 'direction', title: 'Dir', width: 40, sortBy: (row) => row.direction, text: (row) => row.direction },
    { id: 'strength', title: 'Strength', width: 60, align: 'end', optional: 4, sortBy: (row) => (row.strength === null ? null : toNumber(row.strength)), text: (row) => (row.strength === null ? 'n/a' : formatPlain(row.strength)) },
    { id: 'decision', title: 'Decision', definition: "The trading system's word", width: 76, sortBy: (row) => row.decision, text: (row) => row.decision, cell: (row) => <Chip tone={decisionTones[row.decision] ?? 'neutral'}>{row.decision}</Chip> },
    {
      id: 'outcome', title: 'Came of it', definition: 'What the orders, fills and paper trades say', width: 116, sortBy: outcome, text: outcome,
      cell: (row) => { const { answer } = traces.of(row); return <Chip tone={outcomeTones[answer.outcome]} title={answer.headline}>{outcomeWords[answer.outcome]}</Chip> }
    },
    {
      id: 'latency', title: 'In all', definition: 'From fired to the last step whose time is known', width: 66, align: 'end', optional: 2,
      sortBy: (row) => traces.of(row).totalMs, text: (row) => { const { totalMs } = traces.of(row); return totalMs === null ? 'n/a' : durationText(totalMs) }
    },
    {
      id: 'slippage', title: 'Slippage', definition: 'Of the entry: side × (average fill − limit or stop) / limit or stop; positive is a cost', width: 76, align: 'end', optional: 3,
      sortBy: (row) => { const bps = traces.of(row).entry?.slippage.bps.value ?? null; return bps === null ? null : toNumber(bps) },
      text: (row) => { const entry = traces.of(row).entry; return entry === null ? 'n/a' : slippageText(entry.slippage) },
      cell: (row) => { const entry = traces.of(row).entry; return <span title={entry === null ? 'no order is known' : slippageTitle(entry.slippage)}>{entry === null ? 'n/a' : slippageText(entry.slippage)}</span> }
    },
    { id: 'why', title: 'Reason', definition: 'Why it was decided so, or why it did not trade', width: 176, sortBy: why, text: why }
  ]
}
