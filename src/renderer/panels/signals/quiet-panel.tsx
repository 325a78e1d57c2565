/** Why the listed signals did not trade: the answer for a strategy or a symbol as a whole. */
import { useMemo } from 'react'
import type { Signal } from '../../../shared/domain/database-rows.js'
import { quietReport, type QuietReport, type SignalFilter } from '../../../shared/domain/quiet-report.js'
import type { SignalTraces } from '../../../shared/domain/signal-trace.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { Chip } from '../../components/chip.js'
import { Panel } from '../../components/panel.js'
import { withoutAmounts } from '../../format/foreign-text.js'
import { formatCount } from '../../format/count-format.js'
import { formatMoment, inAllZones } from '../../format/time-format.js'
import { useRows, useZone } from '../../stores/hooks.js'
import { useAnswered } from '../../stores/use-answered.js'
import { useHeartbeatsJudgedAt } from '../../stores/trace-views.js'
import { signalsText } from '../../text/signals.js'
import { chooseSignal } from './signals-store.js'
import styles from './signals.module.css'
import { outcomeTones, outcomeWords } from './trace-words.js'

const SLICES: readonly SliceKey[] = ['signals', 'databaseOrders', 'paperTrades', 'services']
const SIGNALS: readonly SliceKey[] = ['signals']

const words = signalsText.quiet

export interface QuietPanelProps {
  readonly listed: readonly Signal[]
  readonly filter: SignalFilter
  readonly traces: SignalTraces
}

export function QuietPanel({ listed, filter, traces }: QuietPanelProps): React.JSX.Element {
  const services = useRows('services')
  const judgedAt = useHeartbeatsJudgedAt()
  const report = useMemo(() => quietReport(listed, traces, filter.strategy, services, judgedAt), [listed, traces, filter.strategy, services, judgedAt])
  const what = [filter.strategy, filter.symbol].filter((part) => part !== null).join(' · ')
  return (
    <Panel name="quiet" title={what === '' ? words.title : words.titleOf(what)} slices={SLICES} className={styles['detail']}>
      <div className={styles['trace']} data-testid="quiet-report">
        <Summary report={report} />
        {report.reasons.length === 0 ? null : (
          <ul className={styles['reasons']} aria-label={words.reasons}>
            {report.reasons.map(({ outcome, text, count, latest }) => (
              <li key={text}>
                <button type="button" className={styles['reason']} data-testid="quiet-reason" title={words.showLatest} onClick={() => { chooseSignal(latest.signalId) }}>
                  <span className={styles['count']}>{formatCount(count)}</span>
                  <span>{withoutAmounts(text)}</span>
                  <Chip tone={outcomeTones[outcome]}>{outcomeWords[outcome]}</Chip>
                </button>
              </li>
            ))}
          </ul>
        )}
        <Silent report={report} />
      </div>
    </Panel>
  )
}

function Summary({ report: { signals, traded, firstAt, lastAt, lastTradedAt } }: { readonly report: QuietReport }): React.JSX.Element {
  const zone = useZone()
  const answered = useAnswered(SIGNALS)
  if (signals === 0 || firstAt === null || lastAt === null) {
    return <p className={styles['headline']}>{words.noSignals[answered]}</p>
  }
  const first = formatMoment(firstAt, zone)
  const last = formatMoment(lastAt, zone)
  return (
    <>
      <p className={styles['headline']} data-testid="quiet-headline">{signals - traded === 0 ? words.allTraded : words.didNot(formatCount(signals - traded), formatCount(signals))}</p>
      <p className={styles['soft']} title={inAllZones(lastAt)}>{lastTradedAt === null ? words.noneTraded(first, last) : words.lastTraded(first, last, formatMoment(lastTradedAt, zone))}</p>
    </>
  )
}

function Silent({ report: { silent } }: { readonly report: QuietReport }): React.JSX.Element | null {
  const zone = useZone()
  if (silent.length === 0) return null
  return (
    <section>
      <h3 className={styles['heading']}>{words.silent}</h3>
      <ul className={styles['details']}>
        {silent.map(({ service, state, since }) => <li key={service} title={inAllZones(since)}>{state === 'dead' ? words.dead(service, formatMoment(since, zone)) : words.idle(service, formatMoment(since, zone))}</li>)}
      </ul>
    </section>
  )
}
