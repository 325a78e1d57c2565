/** Whether anybody is told now, and a while without it. Alerts are recorded and listed all the same. */
import { useState } from 'react'
import type { Pause } from '../../../shared/domain/alerts/inbox.js'
import { Button } from '../../components/button.js'
import { formatMoment, formatShortTime } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import { alertsText } from '../../text/alerts.js'
import { pause as sendPause } from './alert-commands.js'
import styles from './alert-side.module.css'
import { nextMorning } from './alert-words.js'

const words = alertsText.glance
const MINUTE_MS = 60_000

export function AlertPause({ pause, unavailable }: { readonly pause: Pause | null; readonly unavailable: string | null }): React.JSX.Element {
  const zone = useZone()
  const live = useClock((clock) => clock.live)
  const [withCritical, setWithCritical] = useState(false)
  const morning = nextMorning(Math.floor(live / MINUTE_MS) * MINUTE_MS)
  const isPaused = pause !== null && pause.until > live
  const run = (choice: string): void => {
    const spans: Readonly<Record<string, number>> = { half: 30 * MINUTE_MS, hour: 60 * MINUTE_MS, four: 240 * MINUTE_MS, morning: Math.max(MINUTE_MS, morning - Date.now()) }
    const forMs = spans[choice]
    if (forMs !== undefined) void sendPause({ forMs, withCritical })
  }
  return (
    <section>
      <h4 className={styles['heading']}>{words.pause}</h4>
      <p className={styles['soft']} data-testid="alerts-pause">{isPaused ? `${words.pausedUntil(formatMoment(pause.until, zone))} · ${pause.withCritical ? words.criticalWait : words.criticalPass}` : words.notPaused}</p>
      <div className={styles['acts']}>
        {isPaused ? <Button disabled={unavailable !== null} title={unavailable ?? undefined} data-testid="alerts-resume" onClick={() => { void sendPause({ forMs: null, withCritical: false }) }}>{words.resume}</Button> : null}
        <select className={styles['menu']} aria-label={words.pauseFor} title={unavailable ?? words.pauseFor} disabled={unavailable !== null} value="" data-testid="alerts-pause-for" onChange={(event) => { run(event.target.value) }}>
          <option value="">{words.pauseFor}…</option>
          <option value="half">{words.pauseSpans.half}</option>
          <option value="hour">{words.pauseSpans.hour}</option>
          <option value="four">{words.pauseSpans.four}</option>
          <option value="morning">{words.pauseSpans.morning(formatShortTime(morning, zone))}</option>
        </select>
        <label className={styles['check']}><input type="checkbox" checked={withCritical} disabled={unavailable !== null} onChange={(event) => { setWithCritical(event.target.checked) }} /> {words.withCritical}</label>
      </div>
    </section>
  )
}
