/** By what a person is told, how that fares, and a test of each. */
import type { ChannelStatus } from '../../../shared/domain/alerts/inbox.js'
import { said } from '../../../shared/state/panel-truth.js'
import { formatAge, formatTime } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import { alertsText } from '../../text/alerts.js'
import { testChannel, useAlertCommands } from './alert-commands.js'
import styles from './alert-side.module.css'
import { channelText } from './alert-words.js'

const words = alertsText.glance

export function AlertChannels({ channels }: { readonly channels: readonly ChannelStatus[] }): React.JSX.Element {
  return (
    <section>
      <h4 className={styles['heading']}>{words.channels}</h4>
      {channels.length === 0 ? <p className={styles['faint']}>{words.noChannels}</p> : <ul className={styles['lines']} data-testid="alerts-channels">{channels.map((channel) => <Channel key={channel.name} channel={channel} />)}</ul>}
    </section>
  )
}

function Channel({ channel: { name, lastShownAt, error, nextAttemptAt, waiting } }: { readonly channel: ChannelStatus }): React.JSX.Element {
  const zone = useZone()
  const live = useClock((clock) => clock.live)
  const test = useAlertCommands(({ tests }) => tests[name])
  const facts = [lastShownAt === null ? words.neverShown : words.lastShown(formatAge(Math.max(0, live - lastShownAt))), waiting === 0 ? null : words.waiting(waiting), nextAttemptAt === null ? null : words.nextAttempt(formatTime(nextAttemptAt, zone))]
  return (
    <li className={styles['channel']}>
      <p className={styles['line']}>
        <strong className={styles['lineText']}>{channelText(name)}</strong>
        <button type="button" className={styles['link']} aria-label={words.testOf(channelText(name))} disabled={test === null} data-testid={`alerts-test-${name}`} onClick={() => { void testChannel(name) }}>{test === null ? words.testing : words.test}</button>
      </p>
      <p className={styles['faint']}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {error === null ? null : <p className={styles['failed']} title={error.remedy ?? undefined}>{[said(error), error.remedy].filter((part) => part !== null).join(' ')}</p>}
      {test === null || test === undefined ? null : <p className={test.hasPassed ? styles['passed'] : styles['failed']} role="status">{test.text}</p>}
    </li>
  )
}
