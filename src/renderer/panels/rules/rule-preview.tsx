/** What the rule as it is being edited would have raised over the last days, by day and one by one. */
import { History } from 'lucide-react'
import { useState } from 'react'
import type { PreviewedAlert, RulePreview } from '../../../shared/domain/alerts/preview.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import { replayAt } from '../../actions/replay-actions.js'
import { Segments } from '../../components/segments.js'
import { formatCount } from '../../format/count-format.js'
import { alertWords } from '../../format/foreign-text.js'
import { formatAge, formatDay, formatMinute, formatMoment, inAllZones, type ZoneChoice } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { rulesText } from '../../text/rules.js'
import { usePreview } from './use-preview.js'
import styles from './rules.module.css'

const words = rulesText.preview
const DAY_MS = 86_400_000
const spans = ['1', '7', '30'] as const
type Span = (typeof spans)[number]
/** Kinds whose alerts happen, and do not last. */
const happening: ReadonlySet<AlertRule['kind']> = new Set<AlertRule['kind']>(['order-outcome', 'new-trade', 'signal-not-acted-on'])

/** @param rule null: a field of it is wrong */
export function RulePreviewPanel({ rule }: { readonly rule: AlertRule | null }): React.JSX.Element {
  const [days, setDays] = useState<Span>('7')
  const { preview, failure, isWaiting } = usePreview(rule, Number(days))
  return (
    <section className={styles['preview']} aria-label={words.title} data-testid="rule-preview" data-waiting={isWaiting}>
      <header className={styles['previewHead']}>
        <h3 className={styles['heading']}>{words.title}</h3>
        <span className={styles['faint']} role="status">{rule === null ? '' : isWaiting ? words.waiting : ''}</span>
        <span className={styles['spacer']} />
        <Segments name="preview-days" label={words.daysLabel} choices={spans} value={days} words={words.days} onChoose={setDays} />
      </header>
      {rule === null ? <p className={styles['soft']}>{words.notYet}</p> : failure !== null ? <p className={styles['failure']} role="alert">{words.failed(failure)}</p> : preview === null ? null : <Found preview={preview} isEvent={happening.has(rule.kind)} />}
    </section>
  )
}

function Found({ preview, isEvent }: { readonly preview: RulePreview; readonly isEvent: boolean }): React.JSX.Element {
  const zone = useZone()
  const { total, alerts, times, from, until, covered, note, reach } = preview
  const [last, first] = [times[0], times.at(-1)]
  const isUnknown = covered === 'none'
  // Of days before the history begins nothing is known: they must not make a rule look calm.
  const known = Math.max(1, (until - Math.max(from, reach?.from ?? from)) / DAY_MS)
  const facts = isUnknown ? words.unknown : total === 0 ? words.none : words.total(total)
  return (
    <>
      <p className={styles['previewFacts']} data-testid="preview-total" data-total={isUnknown ? '' : String(total)}>
        <strong>{facts}</strong>
        {total > 1 ? <span> · {words.perDay((total / known).toFixed(1))}</span> : null}
        {first !== undefined && last !== undefined && total > 1 ? <span> · {words.ends(formatMoment(first, zone), formatMoment(last, zone))}</span> : null}
      </p>
      {isUnknown ? null : <Timeline preview={preview} zone={zone} />}
      <p className={styles['faint']}>{note} {isUnknown ? '' : reach === null ? words.noReach : words.reach(formatMoment(reach.from, zone), formatMoment(reach.until, zone))}</p>
      {alerts.length === 0 ? null : (
        <ul className={styles['previewList']} aria-label={words.list} data-testid="preview-alerts">
          {alerts.map((alert) => <Line key={`${alert.subject} ${String(alert.at)}`} alert={alert} zone={zone} isEvent={isEvent} />)}
          {total > alerts.length ? <li className={styles['faint']}>{words.more(formatCount(total - alerts.length))}</li> : null}
        </ul>
      )}
    </>
  )
}

function Line({ alert: { at, until, title, detail }, zone, isEvent }: { readonly alert: PreviewedAlert; readonly zone: ZoneChoice; readonly isEvent: boolean }): React.JSX.Element {
  const time = formatMoment(at, zone)
  return (
    <li className={styles['line']}>
      <button type="button" className={styles['lineButton']} title={`${words.replay(time)}\n${inAllZones(at)}\n${alertWords(detail)}`} aria-label={`${words.replay(time)}: ${title}`} onClick={() => { replayAt(at) }}>
        <History size={12} aria-hidden="true" />
        <span className={styles['lineTime']}>{formatMinute(at, zone)}</span>
        <span className={styles['lineTitle']}>{alertWords(title)}</span>
        {isEvent ? null : <span className={styles['faint']}>{until === null ? words.lasts : words.lasted(formatAge(until - at))}</span>}
      </button>
    </li>
  )
}

/** By day, the oldest first; what lies before the history is marked as not known. */
function Timeline({ preview: { from, until, times, reach }, zone }: { readonly preview: RulePreview; readonly zone: ZoneChoice }): React.JSX.Element {
  const isOneDay = until - from <= DAY_MS
  const step = isOneDay ? DAY_MS / 24 : DAY_MS
  const size = Math.round((until - from) / step)
  const counts = Array.from({ length: size }, (_, index) => times.filter((at) => Math.min(size - 1, Math.floor((at - from) / step)) === index).length)
  const most = Math.max(1, ...counts)
  const named = (index: number): string => (isOneDay ? formatMoment(from + index * step, zone) : formatDay(from + (index + 1) * step, zone))
  return (
    <div className={styles['timeline']} role="img" aria-label={`${words.timeline}: ${counts.flatMap((count, index) => (count === 0 ? [] : [words.day(named(index), count)])).join('; ')}`} data-testid="preview-timeline">
      {counts.map((count, index) => (
        <span key={named(index)} className={styles['bar']} data-unknown={reach === null || from + (index + 1) * step < reach.from} title={words.day(named(index), count)}>
          <span className={styles['barFill']} data-empty={count === 0} style={{ blockSize: `${String(Math.max(8, (count / most) * 100))}%` }} />
        </span>
      ))}
    </div>
  )
}
