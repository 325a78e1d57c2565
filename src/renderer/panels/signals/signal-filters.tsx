/** Which signals are listed: by strategy, symbol and decision, each with how many there are. */
import { useMemo } from 'react'
import type { Signal } from '../../../shared/domain/database-rows.js'
import { matchesFilter, type SignalFilter } from '../../../shared/domain/quiet-report.js'
import { groupBy } from '../../../shared/lib/group-by.js'
import { compareText } from '../../../shared/lib/order.js'
import { Segments } from '../../components/segments.js'
import { filterSignals } from './signals-store.js'
import styles from './signals.module.css'
import { formatCount } from '../../format/count-format.js'
import { signalsText } from '../../text/signals.js'

const ALL = 'all'
/** The contract's decisions first, in their order. */
const DECISIONS = ['taken', 'skipped', 'rejected', 'pending']

function rank({ value }: Choice): number {
  const place = DECISIONS.indexOf(value)
  return place === -1 ? DECISIONS.length : place
}

interface Choice {
  readonly value: string
  readonly count: number
}

function choicesOf(signals: readonly Signal[], of: (signal: Signal) => string, chosen: string | null): readonly Choice[] {
  const counts = new Map([...groupBy(signals, of)].map(([value, rows]) => [value, rows.length]))
  // What is chosen stays a choice, also when the other filters leave none of it.
  if (chosen !== null && !counts.has(chosen)) counts.set(chosen, 0)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => rank(a) - rank(b) || compareText(a.value, b.value))
}

interface SelectProps {
  readonly name: string
  readonly label: string
  readonly chosen: string | null
  readonly choices: readonly Choice[]
  readonly onChoose: (value: string | null) => void
}

function Select({ name, label, chosen, choices, onChoose }: SelectProps): React.JSX.Element {
  return (
    <select aria-label={label} data-testid={`signals-${name}`} value={chosen ?? ''} onChange={(event) => { onChoose(event.target.value === '' ? null : event.target.value) }}>
      <option value="">{label}</option>
      {choices.map(({ value, count }) => <option key={value} value={value}>{`${value} (${formatCount(count)})`}</option>)}
    </select>
  )
}

export function SignalFilters({ all, filter }: { readonly all: readonly Signal[]; readonly filter: SignalFilter }): React.JSX.Element {
  const { strategy, symbol, decision } = filter
  const strategies = useMemo(() => choicesOf(all.filter((signal) => matchesFilter({ strategy: null, symbol, decision }, signal)), (signal) => signal.strategy, strategy), [all, strategy, symbol, decision])
  const symbols = useMemo(() => choicesOf(all.filter((signal) => matchesFilter({ strategy, symbol: null, decision }, signal)), (signal) => signal.symbol, symbol), [all, strategy, symbol, decision])
  const decisions = useMemo(() => choicesOf(all.filter((signal) => matchesFilter({ strategy, symbol, decision: null }, signal)), (signal) => signal.decision, decision), [all, strategy, symbol, decision])
  const total = decisions.reduce((sum, { count }) => sum + count, 0)
  const words = Object.fromEntries([[ALL, signalsText.filters.all(formatCount(total))], ...decisions.map(({ value, count }) => [value, `${value} ${formatCount(count)}`] as const)])
  return (
    <div className={styles['filters']}>
      <Select name="strategy" label={signalsText.filters.strategies} chosen={strategy} choices={strategies} onChoose={(value) => { filterSignals({ strategy: value }) }} />
      <Select name="symbol" label={signalsText.filters.symbols} chosen={symbol} choices={symbols} onChoose={(value) => { filterSignals({ symbol: value }) }} />
      <Segments name="signals-decision" label={signalsText.filters.decision} choices={[ALL, ...decisions.map(({ value }) => value)]} value={decision ?? ALL} words={words} onChoose={(value) => { filterSignals({ decision: value === ALL ? null : value }) }} />
    </div>
  )
}
