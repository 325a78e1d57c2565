/** Everything that is known of one alert: facts, what became of telling it, the way to its row and to the desk of then. */
import { ArrowLeft, ArrowUpRight, Rewind } from 'lucide-react'
import type { ListedAlert } from '../../../shared/domain/alerts/inbox.js'
import { Button } from '../../components/button.js'
import { formatAge, formatMoment, inAllZones } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import { formatCount } from '../../format/count-format.js'
import { alertsText } from '../../text/alerts.js'
import { editRule } from '../rules/open-rule.js'
import { AlertAnswer } from './alert-answer.js'
import { AlertDeliveries } from './alert-deliveries.js'
import { emptyHand } from './alert-hand.js'
import styles from './alert-side.module.css'
import { lasting, maskedText } from './alert-words.js'
import { setHand } from './alerts-store.js'
import type { KeptDesk } from './kept-desk.js'
import { useRuleNames } from './rule-names.js'
import { SeverityMark } from './severity-mark.js'
import { showRow } from './show-row.js'
import { SidePanel } from './side-panel.js'
import { showDeskAt, useKeptDesk } from './use-kept-desk.js'

const words = alertsText.detail

export interface AlertDetailProps {
  readonly listed: ListedAlert
  /** Why nothing can be answered; null: it can. */
  readonly unavailable: string | null
}

export function AlertDetail({ listed, unavailable }: AlertDetailProps): React.JSX.Element {
  const { alert, number } = listed
  const zone = useZone()
  const now = useClock((clock) => clock.now)
  const nameOf = useRuleNames()
  const back = (
    <button type="button" className={styles['back']} data-testid="alert-close" title={words.backHint} onClick={() => { setHand(emptyHand) }}>
      <ArrowLeft size={12} aria-hidden="true" /> {words.back}
    </button>
  )
  const { text, kind } = lasting(alert, now)
  const facts: readonly (readonly [string, React.ReactNode] | null)[] = [
    alert.occurredAt === alert.raisedAt ? null : [words.occurred, <Time key="at" at={alert.occurredAt} />],
    [words.raised, <Time key="at" at={alert.raisedAt} />],
    kind === 'over' && alert.resolvedAt !== null ? [words.resolved, <Time key="at" at={alert.resolvedAt} />] : null,
    kind === 'over' && alert.resolvedAt !== null ? [words.lasted, formatAge(Math.max(0, alert.resolvedAt - alert.occurredAt))] : null,
    alert.account === null ? null : [words.account, alert.account],
    alert.instrument === null ? null : [words.instrument, alert.instrument],
    alert.strategy === null ? null : [words.strategy, alert.strategy],
    [words.rule, <button key="rule" type="button" className={styles['link']} title={words.editRule} data-testid="alert-edit-rule" onClick={() => { editRule(alert.ruleId) }}>{nameOf(alert.ruleId)}</button>],
    alert.count > 1 ? [words.gathered, words.gatheredTimes(formatCount(alert.count))] : null,
    alert.snoozedUntil === null || alert.snoozedUntil <= now ? null : [words.snoozed, <Time key="at" at={alert.snoozedUntil} />],
    [words.acknowledged, alert.acknowledgedAt === null ? words.notAcknowledged : <Time key="at" at={alert.acknowledgedAt} />],
    alert.note === null ? null : [words.note, <span key="note" className={styles['noteShown']} data-testid="alert-note-shown">{maskedText(alert.note, alert)}</span>],
    [words.subject, alert.subject],
    [words.number, <span key="id" className={styles['id']}>{words.numberAndId(formatCount(number), alert.id)}</span>]
  ]
  return (
    <SidePanel name="alert" title={alertsText.kinds[alert.kind]} actions={back}>
      <div className={styles['body']} data-testid="alert-detail" data-number={number} tabIndex={0} role="region" aria-label={words.label} data-alerts-detail="">
        <p className={styles['head']}><SeverityMark severity={alert.severity} /> <span className={styles['state']} data-kind={kind}>{text}</span></p>
        <h3 className={styles['headline']}>{maskedText(alert.title, alert)}</h3>
        {alert.detail === '' ? null : <p className={styles['soft']}>{maskedText(alert.detail, alert)}</p>}
        <div className={styles['acts']}>
          <Button disabled={alert.target === null} title={alert.target === null ? words.noRow : words.showRowHint} data-testid="alert-show-row" onClick={() => { showRow(alert) }}><ArrowUpRight size={13} aria-hidden="true" /> {words.showRow}</Button>
          <ShowThen raisedAt={alert.raisedAt} />
        </div>
        <AlertAnswer alerts={[listed]} unavailable={unavailable} />
        <dl className={styles['facts']}>
          {facts.filter((fact) => fact !== null).map(([label, value]) => <div key={label} className={styles['fact']}><dt>{label}</dt><dd>{value}</dd></div>)}
        </dl>
        <AlertDeliveries deliveries={listed.deliveries} raisedAt={alert.raisedAt} zone={zone} />
      </div>
    </SidePanel>
  )
}

/** With its age, and the same moment in the other zones. */
function Time({ at }: { readonly at: number }): React.JSX.Element {
  const zone = useZone()
  const now = useClock((clock) => clock.now)
  return <span title={inAllZones(at)}>{formatMoment(at, zone)}{at > now ? null : <span className={styles['faint']}> · {formatAge(now - at)}</span>}</span>
}

function ShowThen({ raisedAt }: { readonly raisedAt: number }): React.JSX.Element {
  const kept = useKeptDesk(raisedAt)
  const zone = useZone()
  const reasons: Readonly<Record<KeptDesk['kind'], string>> = {
    asking: words.showThen,
    kept: words.showThenHint(formatMoment(kept.kind === 'kept' ? kept.at : raisedAt, zone)),
    none: words.noneKept,
    'too-old': words.tooOld(kept.kind === 'too-old' ? formatMoment(kept.oldest, zone) : ''),
    unknown: words.thenUnknown(kept.kind === 'unknown' ? kept.cause : '')
  }
  const reason = reasons[kept.kind]
  return (
    <>
      <Button disabled={kept.kind !== 'kept'} title={reason} data-testid="alert-show-then" onClick={() => { if (kept.kind === 'kept') showDeskAt(kept.at) }}><Rewind size={13} aria-hidden="true" /> {words.showThen}</Button>
      {kept.kind === 'kept' || kept.kind === 'asking' ? null : <span className={styles['faint']} data-testid="alert-no-then">{reason}</span>}
    </>
  )
}
