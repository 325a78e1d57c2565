/** The columns of the list of signals. */
import type { Signal } from '../../../shared/domain/database-rows.js'
import { hasTraded } from '../../../shared/domain/signal-answer.js'
import type { SignalTraces } from '../../../shared/domain/signal-trace.js'
import { toNumber } from '../../../shared/lib/decimal.js'
import { Chip } from '../../components/chip.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { Moment } from '../../components/moment.js'
import { formatPlain } from '../../format/decimal-format.js'
import { withoutAmounts } from '../../format/foreign-text.js'
import { formatDay, formatMinute, type ZoneChoice, zoneWord } from '../../format/time-format.js'
import { commonText } from '../../text/common.js'
import { signalsText } from '../../text/signals.js'
import { decisionTones, durationText, outcomeTones, outcomeWords, slippageText, slippageTitle } from './trace-words.js'

const words = signalsText.columns

type Column = GridColumn<Signal>

export function signalColumns(zone: ZoneChoice, traces: SignalTraces): readonly Column[] {
  const outcome = (row: Signal): string => outcomeWords[traces.of(row).answer.outcome]
  /** Why it did not trade, else why it was taken. */
  const why = (row: Signal): string => {
    const { answer } = traces.of(row)
    if (hasTraded(answer.outcome) || answer.outcome === 'skipped' || answer.outcome === 'rejected') return withoutAmounts(row.reason ?? '')
    return withoutAmounts(answer.headline)
  }
  return [
    { id: 'fired', title: words.fired.title(zoneWord(zone)), definition: words.fired.definition, width: 138, sortBy: (row) => row.firedAt, text: (row) => formatMinute(row.firedAt, zone), groupText: (row) => formatDay(row.firedAt, zone), cell: (row) => <Moment at={row.firedAt} zone={zone} as="minute" /> },
    { id: 'strategy', ...words.strategy, width: 124, isWords: true, sortBy: (row) => row.strategy, text: (row) => row.strategy },
    { id: 'symbol', ...words.symbol, width: 76, sortBy: (row) => row.symbol, text: (row) => row.symbol, cell: (row) => <strong>{row.symbol}</strong> },
    { id: 'direction', ...words.direction, width: 40, sortBy: (row) => row.direction, text: (row) => row.direction },
    { id: 'strength', ...words.strength, width: 60, align: 'end', optional: 4, sortBy: (row) => (row.strength === null ? null : toNumber(row.strength)), text: (row) => (row.strength === null ? commonText.missing : formatPlain(row.strength)) },
    { id: 'decision', ...words.decision, width: 76, sortBy: (row) => row.decision, text: (row) => row.decision, cell: (row) => <Chip tone={decisionTones[row.decision] ?? 'neutral'}>{row.decision}</Chip> },
    {
      id: 'outcome', ...words.outcome, width: 116, sortBy: outcome, text: outcome,
      cell: (row) => { const { answer } = traces.of(row); return <Chip tone={outcomeTones[answer.outcome]} title={withoutAmounts(answer.headline)}>{outcomeWords[answer.outcome]}</Chip> }
    },
    {
      id: 'latency', ...words.latency, width: 66, align: 'end', optional: 2,
      sortBy: (row) => traces.of(row).totalMs, text: (row) => { const { totalMs } = traces.of(row); return totalMs === null ? commonText.missing : durationText(totalMs) }
    },
    {
      id: 'slippage', ...words.slippage, width: 76, align: 'end', optional: 3,
      sortBy: (row) => { const bps = traces.of(row).entry?.slippage.bps.value ?? null; return bps === null ? null : toNumber(bps) },
      text: (row) => { const entry = traces.of(row).entry; return entry === null ? commonText.missing : slippageText(entry.slippage) },
      cell: (row) => { const entry = traces.of(row).entry; return <span title={entry === null ? signalsText.slippage.noOrder : slippageTitle(entry.slippage)}>{entry === null ? commonText.missing : slippageText(entry.slippage)}</span> }
    },
    { id: 'why', ...words.why, width: 176, isWords: true, sortBy: why, text: why }
  ]
}
