/** What is kept quiet, and its end. */
import type { Mute } from '../../../shared/domain/alerts/inbox.js'
import { formatMoment, inAllZones } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import { alertsText } from '../../text/alerts.js'
import { unmute } from './alert-commands.js'
import styles from './alert-side.module.css'
import { useRuleNames } from './rule-names.js'

const words = alertsText.glance

export function AlertMutes({ mutes, unavailable }: { readonly mutes: readonly Mute[]; readonly unavailable: string | null }): React.JSX.Element {
  const zone = useZone()
  const live = useClock((clock) => clock.live)
  const nameOf = useRuleNames()
  const lasting = mutes.filter(({ until }) => until === null || until > live)
  return (
    <section>
      <h4 className={styles['heading']}>{words.mutes}</h4>
      {lasting.length === 0 ? <p className={styles['faint']}>{words.noMutes}</p> : (
        <ul className={styles['lines']} data-testid="alerts-mutes">
          {lasting.map(({ what, name, since, until }) => {
            const called = what === 'rule' ? nameOf(name) : name
            return (
              <li key={`${what} ${name}`} className={styles['line']} title={inAllZones(since)}>
                <span className={styles['soft']}>{words.muteOf[what]}</span> <strong className={styles['lineText']}>{called}</strong>
                <span className={styles['faint']}>{until === null ? words.forGood : words.muteUntil(formatMoment(until, zone))}</span>
                <button type="button" className={styles['link']} aria-label={words.unmuteOf(called)} disabled={unavailable !== null} title={unavailable ?? undefined} data-testid={`alerts-unmute-${what}`} onClick={() => { void unmute(what, name) }}>{words.unmute}</button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
