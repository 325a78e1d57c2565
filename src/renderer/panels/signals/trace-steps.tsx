/** The steps of a signal with their times, the time between them, and what the fills cost. */
import type { SignalTrace } from '../../../shared/domain/signal-trace.js'
import { noSlippage, partSlippage, type Slippage } from '../../../shared/domain/slippage.js'
import type { TraceStep } from '../../../shared/domain/trace-steps.js'
import { formatClock, inAllZones } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import styles from './signals.module.css'
import { durationText, latencyText, slippageText, slippageTitle, stepWords } from './trace-words.js'

/** What a step cost; null: it is not a fill. */
function slippageOf({ entry, trades }: SignalTrace, { name, at, missing }: TraceStep): Slippage | null {
  if (name !== 'first-fill' && name !== 'complete') return null
  if (entry === null) return trades[0]?.entry ?? noSlippage(missing ?? 'no order is known')
  if (name === 'complete') return at === null ? noSlippage(missing ?? 'not complete') : entry.slippage
  const [first] = entry.fills
  return first === undefined ? noSlippage(entry.averagePrice.reason ?? 'the first fill is not known') : partSlippage(entry.side, first.price, entry.slippage)
}

export function TraceSteps({ trace }: { readonly trace: SignalTrace }): React.JSX.Element {
  const zone = useZone()
  return (
    <section>
      <h3 className={styles['heading']}>Steps <span className={styles['soft']}>{trace.totalMs === null ? '' : `${durationText(trace.totalMs)} in all`}</span></h3>
      <table className={styles['table']} data-testid="trace-steps">
        <thead><tr><th scope="col">Step</th><th scope="col">Time ({zone})</th><th scope="col" className={styles['end']} title="Since the step before it whose time is known">Latency</th><th scope="col" className={styles['end']} title="side × (fill − reference) / reference; positive is a cost">Slippage</th></tr></thead>
        <tbody>
          {trace.steps.map((step) => <Step key={step.name} step={step} slippage={slippageOf(trace, step)} />)}
        </tbody>
      </table>
    </section>
  )
}

function Step({ step, slippage }: { readonly step: TraceStep; readonly slippage: Slippage | null }): React.JSX.Element {
  const zone = useZone()
  const { name, at, missing, latencyMs, after, clock } = step
  return (
    <tr data-testid={`step-${name}`} data-at={at ?? ''} data-latency={latencyMs ?? ''} data-bps={slippage?.bps.value ?? ''}>
      <th scope="row">{stepWords[name]}</th>
      {at === null
        ? <td colSpan={slippage === null ? 3 : 2} className={styles['missing']} title={missing ?? undefined}>n/a: {missing}</td>
        : (
          <>
            <td title={`${inAllZones(at)}\n${clock === 'broker' ? "the broker's clock, to the second" : "the database's clock"}`}>{formatClock(at, zone)}</td>
            <td className={styles['end']} title={after === null ? undefined : `since ${stepWords[after].toLowerCase()}${step.isCoarse ? "; the broker's clock, to the second" : ''}`}>{latencyText(step)}</td>
          </>
        )}
      {slippage === null ? (at === null ? null : <td />) : <td className={styles['end']} title={slippageTitle(slippage)}>{slippageText(slippage)}</td>}
    </tr>
  )
}
