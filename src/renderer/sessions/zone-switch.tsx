/** The time in the three zones, and which of them the desk writes its times in. */
import { changeSettings } from '../stores/settings-change.js'
import { tellFailure } from '../actions/action-failure.js'
import { formatMoment, zoneName, type ZoneChoice } from '../format/time-format.js'
import { useClock } from '../stores/clock-store.js'
import { useZone } from '../stores/hooks.js'
import { sessionsText } from '../text/sessions.js'
import styles from './sessions.module.css'

const zones: readonly ZoneChoice[] = ['local', 'exchange', 'utc']

function choose(timeZone: ZoneChoice): void {
  void changeSettings((settings) => ({ ...settings, appearance: { ...settings.appearance, timeZone } })).then(tellFailure)
}

export function ZoneSwitch(): React.JSX.Element {
  const now = useClock((clock) => clock.now)
  const shown = useZone()
  return (
    <div className={styles['zones']} role="group" aria-label={sessionsText.zones}>
      {zones.map((zone) => (
        <button key={zone} type="button" className={styles['zone']} aria-pressed={zone === shown} data-testid={`zone-${zone}`} onClick={() => { choose(zone) }}>
          <span className={styles['zoneName']}>{`${sessionsText.zoneNames[zone]} · ${zoneName(zone)}`}</span>
          <span>{formatMoment(now, zone)}</span>
        </button>
      ))}
    </div>
  )
}
