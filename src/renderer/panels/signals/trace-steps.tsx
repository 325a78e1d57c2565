/** The steps of a signal with their times, the time between them, and what the fills cost. */
import type { SignalTrace } from '../../../shared/domain/signal-trace.js'
import { noSlippage, partSlippage, type Slippage } from '../../../shared/domain/slippage.js'
import type { TraceStep } from '../../../shared/domain/trace-steps.js'
import { formatRecent, inAllZones, zoneWord } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { signalsText } from '../../text/signals.js'
import styles from './signals.module.css'
import { durationText, latencyText, slippageText, slippageTitle, stepWords } from './trace-words.js'

const words = signalsText.steps

/** What a step cost; null: it is not a fill. */
function slippageOf({ entry, trades }: SignalTrace, { name, at, missing }: TraceStep): Slippage | null {
  if (name !== 'first-fill' && name !== 'complete') return null
  if (entry === null) return trades[0]?.entry ?? noSlippage(missing ?? signalsText.slippage.noOrder)
  if (name === 'complete') return at === null ? noSlippage(missing ?? words.notComplete) : entry.slippage
  const [first] = entry.fills
  return first === undefined ? noSlippage(entry.averagePrice.reason ?? words.firstFillUnknown) : partSlippage(entry.side, first.price, entry.slippage)
}

export function TraceSteps({ trace }: { readonly trace: SignalTrace }): React.JSX.Element {
  const zone = useZone()
  return (
    <section>
      <h3 className={styles['heading']}>{words.title} <span className={styles['soft']}>{trace.totalMs === null ? '' : words.inAll(durationText(trace.totalMs))}</span></h3>
      <table className={styles['table']} data-testid="trace-steps">
        <thead><tr><th scope="col">{words.step}</th><th scope="col">{words.time(zoneWord(zone))}</th><th scope="col" className={styles['end']} title={words.latency.definition}>{words.latency.title}</th><th scope="col" className={styles['end']} title={words.slippage.definition}>{words.slippage.title}</th></tr></thead>
        <tbody>
          {trace.steps.map((step) => <Step key={step.name} step={step} signalAt={trace.signal.firedAt} slippage={slippageOf(trace, step)} />)}
        </tbody>
      </table>
    </section>
  )
}

function Step({ step, signalAt, slippage }: { readonly step: TraceStep; readonly signalAt: number; readonly slippage: Slippage | null }): React.JSX.Element {
  const zone = useZone()
  const { name, at, missing, latencyMs, after, clock } = step
  return (
    <tr data-testid={`step-${name}`} data-at={at ?? ''} data-latency={latencyMs ?? ''} data-bps={slippage?.bps.value ?? ''}>
      <th scope="row">{stepWords[name]}</th>
      {at === null
        ? <td colSpan={slippage === null ? 3 : 2} className={styles['missing']} title={missing ?? undefined}>{words.missing(missing ?? '')}</td>
        : (
          <>
            <td title={`${inAllZones(at)}\n${clock === 'broker' ? words.brokersClock : words.databasesClock}`}>{formatRecent(at, signalAt, zone)}</td>
            <td className={styles['end']} title={after === null ? undefined : step.isCoarse ? `${words.since[after]}; ${words.brokersClock}` : words.since[after]}>{latencyText(step)}</td>
          </>
        )}
      {slippage === null ? (at === null ? null : <td />) : <td className={styles['end']} title={slippageTitle(slippage)}>{slippageText(slippage)}</td>}
    </tr>
  )
}
