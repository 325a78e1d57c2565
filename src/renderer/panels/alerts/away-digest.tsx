/** What was raised while nobody was here: after a start, and after the machine slept. */
import { MoonStar, X } from 'lucide-react'
import { alertSeverities } from '../../../shared/domain/alerts/alert.js'
import type { Digest } from '../../../shared/domain/alerts/inbox.js'
import { formatMoment } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { dismissAway, raisedIn } from '../../stores/away.js'
import { useInbox } from '../../stores/inbox-store.js'
import { alertsText } from '../../text/alerts.js'
import { IconButton } from '../../components/icon-button.js'
import styles from './away-digest.module.css'
import { maskedText } from './alert-words.js'
import { choose } from './alerts-store.js'
import { SeverityMark } from './severity-mark.js'

const words = alertsText.away
const MOST_LINES = 3

export function AwayDigest(): React.JSX.Element | null {
  const away = useInbox((inbox) => inbox.away)
  const zone = useZone()
  if (away === null) return null
  return (
    <section className={styles['digest']} aria-label={words.title(formatMoment(away.since, zone))} data-testid="alerts-away">
      <header className={styles['head']}>
        <MoonStar size={13} aria-hidden="true" />
        {away.digest === null ? <span>{words.unknown(away.failure ?? '')}</span> : <Counts since={away.since} digest={away.digest} />}
        <span className={styles['spacer']} />
        {away.digest === null ? null : <button type="button" className={styles['link']} data-testid="alerts-away-only" onClick={() => { choose({ search: '', severities: [], kind: null, state: 'all', span: 'between', from: away.since, until: null }) }}>{words.only}</button>}
        <IconButton label={words.dismiss} title={words.dismiss} data-testid="alerts-away-dismiss" onClick={dismissAway}><X size={13} aria-hidden="true" /></IconButton>
      </header>
      {away.digest === null ? null : (
        <ul className={styles['lines']}>
          {away.digest.newest.slice(0, MOST_LINES).map((alert) => <li key={alert.id} className={styles['line']}><SeverityMark severity={alert.severity} isShort /> <span className={styles['text']}>{maskedText(alert.title, alert)}</span></li>)}
        </ul>
      )}
    </section>
  )
}

function Counts({ since, digest }: { readonly since: number; readonly digest: Digest }): React.JSX.Element {
  const zone = useZone()
  return (
    <span className={styles['counts']}>
      <strong>{words.title(formatMoment(since, zone))}</strong> {words.raised(raisedIn(digest))}
      {[...alertSeverities].reverse().map((severity) => (digest.raised[severity] === 0 ? null : <span key={severity} className={styles['count']} data-severity={severity}>{words.counts[severity](digest.raised[severity])}</span>))}
      <span className={styles['soft']}>{words.resolved(digest.resolved)}</span>
      <span className={styles['kinds']}>{digest.kinds.slice(0, 3).map(({ kind, count }) => words.kind((alertsText.kinds as Readonly<Record<string, string>>)[kind] ?? kind, count)).join(' · ')}</span>
    </span>
  )
}
