/** In one line, on every screen but that of the alerts: what was raised while nobody was here, where it is more than news. */
import { MoonStar } from 'lucide-react'
import { formatMoment } from '../format/time-format.js'
import { dismissAway } from '../stores/away.js'
import { useZone } from '../stores/hooks.js'
import { useInbox } from '../stores/inbox-store.js'
import { alertsText } from '../text/alerts.js'
import styles from './away-line.module.css'
import { show } from './current-screen.js'
import { ALERTS_SCREEN } from './screens.js'

const words = alertsText.away

export function AwayLine(): React.JSX.Element | null {
  const away = useInbox((inbox) => inbox.away)
  const zone = useZone()
  if (away === null) return null
  const { digest, failure, since } = away
  if (digest !== null && digest.raised.critical + digest.raised.warning === 0) return null
  return (
    <section className={styles['line']} role="status" data-testid="away-line">
      <MoonStar size={14} aria-hidden="true" />
      <span className={styles['text']}>
        {digest === null ? words.unknown(failure ?? '') : (
          <>
            {words.title(formatMoment(since, zone))}
            {(['critical', 'warning', 'info'] as const).map((severity) => (digest.raised[severity] === 0 ? null : <strong key={severity} data-severity={severity}>{words.counts[severity](digest.raised[severity])}</strong>))}
          </>
        )}
      </span>
      <button type="button" className={styles['act']} data-testid="away-line-show" onClick={() => { show(ALERTS_SCREEN) }}>{words.show}</button>
      <button type="button" className={styles['act']} data-testid="away-line-dismiss" onClick={dismissAway}>{words.dismiss}</button>
    </section>
  )
}
