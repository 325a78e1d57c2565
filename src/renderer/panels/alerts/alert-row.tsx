/** One alert in the list; drawn again only when it, its place or the hand changes. */
import { Check, CircleDashed, CircleSlash, Clock, MessageSquareText, Send, TriangleAlert, type LucideIcon } from 'lucide-react'
import { memo } from 'react'
import type { ListedAlert } from '../../../shared/domain/alerts/inbox.js'
import { formatCount } from '../../format/count-format.js'
import { formatAge, formatClock, formatDay, formatMoment, inAllZones, type ZoneChoice } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { alertsText as words } from '../../text/alerts.js'
import styles from './alert-list.module.css'
import { deliveriesText, lasting, maskedText, subjectText, toldOf, type Told } from './alert-words.js'
import { SeverityMark } from './severity-mark.js'

const toldIcons: Readonly<Record<Told, LucideIcon>> = { shown: Send, due: Clock, withheld: CircleSlash, failed: TriangleAlert, none: CircleDashed }

export interface AlertRowProps {
  readonly id: string
  readonly listed: ListedAlert
  readonly index: number
  readonly top: number
  readonly isAt: boolean
  readonly isChosen: boolean
  readonly zone: ZoneChoice
}

export const AlertRow = memo(function AlertRow({ id, listed, index, top, isAt, isChosen, zone }: AlertRowProps): React.JSX.Element {
  const { alert, number } = listed
  const { severity, raisedAt, acknowledgedAt, note, count } = alert
  const title = maskedText(alert.title, alert)
  const detail = maskedText(alert.detail, alert)
  const told = toldOf(listed)
  const toldText = deliveriesText(listed)
  const Told = toldIcons[told]
  const answeredTitle = acknowledgedAt === null ? words.detail.notAcknowledged : [`${words.detail.acknowledged} ${formatMoment(acknowledgedAt, zone)}`, note === null ? null : maskedText(note, alert)].filter((line) => line !== null).join('\n')
  return (
    <div
      id={id} role="row" aria-rowindex={index + 2} aria-selected={isChosen || isAt} className={styles['row']} data-testid={`alert-${String(number)}`} data-number={number} data-active={isAt} data-chosen={isChosen}
      data-severity={severity} data-read={acknowledgedAt !== null} data-lasts={alert.resolvedAt === null} style={{ transform: `translateY(${String(top)}px)` }}
    >
      <span role="gridcell" className={styles['cell']} data-column="severity"><SeverityMark severity={severity} isShort /></span>
      <Raised at={raisedAt} zone={zone} />
      <Age at={raisedAt} />
      <State alert={alert} />
      <span role="gridcell" className={styles['cell']} data-column="subject" title={subjectText(alert)}>{subjectText(alert)}</span>
      <span role="gridcell" className={styles['cell']} data-column="text" title={detail === '' ? title : `${title}\n${detail}`}>
        <strong className={styles['title']}>{title}</strong>{detail === '' ? null : <span className={styles['more']}> {detail}</span>}
      </span>
      <span role="gridcell" className={styles['cell']} data-column="count">{count > 1 ? words.list.times(formatCount(count)) : ''}</span>
      <span role="gridcell" className={styles['cell']} data-column="told" data-told={told} title={toldText}><Told size={12} aria-hidden="true" /><span className={styles['spoken']}>{toldText}</span></span>
      <span role="gridcell" className={styles['cell']} data-column="answered" title={answeredTitle}>
        {acknowledgedAt === null ? <span className={styles['dot']} aria-hidden="true" /> : note === null ? <Check size={12} aria-hidden="true" /> : <MessageSquareText size={12} aria-hidden="true" />}
        <span className={styles['spoken']}>{answeredTitle}</span>
      </span>
    </div>
  )
})

/** Where there is no room for both, the time of an alert of today, and the day of an older one. */
function Raised({ at, zone }: { readonly at: number; readonly zone: ZoneChoice }): React.JSX.Element {
  const day = formatDay(at, zone)
  const isToday = useClock(({ now }) => formatDay(now, zone) === day)
  return <span role="gridcell" className={styles['cell']} data-column="raised" data-today={isToday} title={inAllZones(at)}><span className={styles['day']}>{day} </span><span className={styles['clock']}>{formatClock(at, zone)}</span></span>
}

/** Drawn again only when its words change. */
function Age({ at }: { readonly at: number }): React.JSX.Element {
  const text = useClock(({ now }) => formatAge(Math.max(0, now - at)))
  return <span role="gridcell" className={styles['cell']} data-column="age">{text}</span>
}

function State({ alert }: Pick<ListedAlert, 'alert'>): React.JSX.Element {
  const text = useClock(({ now }) => lasting(alert, now).text)
  const isSnoozed = useClock(({ live }) => alert.snoozedUntil !== null && alert.snoozedUntil > live)
  const { kind } = lasting(alert, 0)
  const shown = isSnoozed ? `${words.list.snoozed} · ${text}` : text
  return <span role="gridcell" className={styles['cell']} data-column="state" data-kind={kind} title={shown}><span className={styles['stateMark']} aria-hidden="true" />{shown}</span>
}
