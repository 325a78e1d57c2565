/** One signal from the decision to the last fill: what came of it, when, and at what price. */
import { ArrowLeft } from 'lucide-react'
import { hasTraded } from '../../../shared/domain/signal-answer.js'
import type { SignalTrace } from '../../../shared/domain/signal-trace.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { Chip } from '../../components/chip.js'
import { Panel } from '../../components/panel.js'
import { formatPlain } from '../../format/decimal-format.js'
import { withoutAmounts } from '../../format/foreign-text.js'
import { formatAge, formatMoment, inAllZones } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useClockSkew, useZone } from '../../stores/hooks.js'
import { signalsText } from '../../text/signals.js'
import { chooseSignal } from './signals-store.js'
import styles from './signals.module.css'
import { TraceOrders } from './trace-orders.js'
import { TraceSteps } from './trace-steps.js'
import { TraceTrades } from './trace-trades.js'
import { decisionTones, outcomeTones, outcomeWords } from './trace-words.js'

const words = signalsText.trace
const SLICES: readonly SliceKey[] = ['signals', 'databaseOrders', 'brokerOrders', 'completedOrders', 'fills', 'paperTrades', 'triggerOrders']

export function TracePanel({ trace }: { readonly trace: SignalTrace }): React.JSX.Element {
  const { signalId, strategy, symbol, direction, strength, decision, reason } = trace.signal
  const back = (
    <button type="button" className={styles['back']} data-testid="trace-close" title={words.backHint} onClick={() => { chooseSignal(null) }}>
      <ArrowLeft size={12} aria-hidden="true" /> {words.back}
    </button>
  )
  return (
    <Panel name="trace" title={words.title} slices={SLICES} extra={signalId} actions={back} className={styles['detail']}>
      <div className={styles['trace']} data-testid="trace" data-signal={signalId} data-outcome={trace.answer.outcome} tabIndex={0} role="region" aria-label={words.label(signalId)}>
        <p className={styles['subject']}>
          <strong>{direction} {symbol}</strong> <span>{strategy}</span>
          {strength === null ? null : <span className={styles['soft']}>{words.strength(formatPlain(strength))}</span>}
        </p>
        <p className={styles['subject']}>
          <Chip tone={decisionTones[decision] ?? 'neutral'}>{decision}</Chip> <span className={styles['soft']}>{reason === null ? words.noReason : withoutAmounts(reason)}</span>
        </p>
        <Answer trace={trace} />
        <TraceSteps trace={trace} />
        <TraceOrders orders={trace.orders} />
        <TraceTrades trades={trace.trades} />
      </div>
    </Panel>
  )
}

function Answer({ trace: { answer } }: { readonly trace: SignalTrace }): React.JSX.Element {
  const zone = useZone()
  const { outcome, headline, since, details } = answer
  return (
    <section className={styles['answer']} data-testid="trace-answer">
      <h3 className={styles['heading']}>
        {hasTraded(outcome) ? words.cameOfIt : words.whyNot} <Chip tone={outcomeTones[outcome]}>{outcomeWords[outcome]}</Chip>
      </h3>
      <p className={styles['headline']} data-testid="trace-headline">{withoutAmounts(headline)}</p>
      {since === null ? null : <Since at={since} />}
      {details.length === 0 ? null : (
        <ul className={styles['details']}>
          {details.map(({ text, at }) => <li key={text} title={at === null ? undefined : inAllZones(at)}>{withoutAmounts(text)}{at === null ? '' : ` ${formatMoment(at, zone)}`}</li>)}
        </ul>
      )}
    </section>
  )
}

/** Grows while nothing happens, by the database's clock. */
function Since({ at }: { readonly at: number }): React.JSX.Element {
  const skewMs = useClockSkew() ?? 0
  const now = useClock((clock) => clock.now) + skewMs
  const zone = useZone()
  return <p className={styles['soft']} title={inAllZones(at)}>{words.soSince(formatMoment(at, zone), formatAge(Math.max(0, now - at)))}</p>
}
