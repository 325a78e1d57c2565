/** Several alerts that are chosen, to be answered together. */
import { alertSeverities } from '../../../shared/domain/alerts/alert.js'
import type { ListedAlert } from '../../../shared/domain/alerts/inbox.js'
import { alertsText } from '../../text/alerts.js'
import { AlertAnswer } from './alert-answer.js'
import { emptyHand } from './alert-hand.js'
import styles from './alert-side.module.css'
import { setHand } from './alerts-store.js'
import { maskedText, subjectText } from './alert-words.js'
import { SeverityMark } from './severity-mark.js'
import { SidePanel } from './side-panel.js'

const words = alertsText.many
/** More lines are counted, not read. */
const MOST_LINES = 50

export interface AlertManyProps {
  readonly alerts: readonly ListedAlert[]
  readonly unavailable: string | null
}

export function AlertMany({ alerts, unavailable }: AlertManyProps): React.JSX.Element {
  const unread = alerts.filter(({ alert }) => alert.acknowledgedAt === null).length
  const clear = <button type="button" className={styles['back']} data-testid="alerts-choose-none" onClick={() => { setHand(emptyHand) }}>{words.clear}</button>
  return (
    <SidePanel name="alerts-chosen" title={words.title(alerts.length)} actions={clear}>
      <div className={styles['body']} tabIndex={0} role="region" aria-label={words.title(alerts.length)} data-alerts-detail="">
        <p className={styles['counts']}>
          {[...alertSeverities].reverse().map((severity) => {
            const count = alerts.filter(({ alert }) => alert.severity === severity).length
            return count === 0 ? null : <span key={severity} className={styles['count']}><SeverityMark severity={severity} /> {String(count)}</span>
          })}
          <span className={styles['soft']}>{words.unread(unread)}</span>
        </p>
        <AlertAnswer alerts={alerts} unavailable={unavailable} />
        <ul className={styles['lines']}>
          {alerts.slice(0, MOST_LINES).map(({ number, alert }) => <li key={number} className={styles['line']}><SeverityMark severity={alert.severity} isShort /> <span className={styles['lineText']} title={subjectText(alert)}>{maskedText(alert.title, alert)}</span></li>)}
        </ul>
      </div>
    </SidePanel>
  )
}
