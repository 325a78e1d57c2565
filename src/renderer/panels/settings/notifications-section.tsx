/** When and by what a person is disturbed: this machine's notifications and sounds, and the hours in which they are quiet. */
import { useEffect, useState } from 'react'
import type { AlertSeverity } from '../../../shared/domain/alerts/alert.js'
import type { InboxState } from '../../../shared/domain/alerts/inbox.js'
import { bridge } from '../../app/bridge.js'
import { show } from '../../app/current-screen.js'
import { Button } from '../../components/button.js'
import { formatTime } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { ruleFieldsText } from '../../text/rule-fields.js'
import { fieldText } from '../../text/setting-fields.js'
import { settingsText } from '../../text/settings.js'
import { RULES_SCREEN } from '../rules/open-rule.js'
import { QuietHoursSetting } from './quiet-hours-setting.js'
import { Section } from './section.js'
import { ChoiceSetting, SwitchSetting, TextSetting } from './setting-field.js'
import styles from './settings.module.css'
import { useSettings } from './settings-store.js'

const words = settingsText.notifications
const fields = fieldText.notifications
const severities: readonly AlertSeverity[] = ['info', 'warning', 'critical']
const pauses = { '15': 900_000, '60': 3_600_000, '240': 14_400_000 } as const

/** As main tells it; null: not known yet. */
export function useInboxState(): InboxState | null {
  const [state, setState] = useState<InboxState | null>(null)
  useEffect(() => {
    let isOver = false
    // What was known stays until main answers again.
    bridge.request('alerts:state', undefined).then((reply) => { if (reply.ok && !isOver) setState(reply.value) }, () => undefined)
    const unsubscribe = bridge.on('alerts:changed', (next) => { setState(next) })
    return () => {
      isOver = true
      unsubscribe()
    }
  }, [])
  return state
}

export function NotificationsSection(): React.JSX.Element {
  const isNative = useSettings(({ draft }) => draft?.['notifications.native.enabled'] === 'true')
  const hasQuietHours = useSettings(({ draft }) => draft?.['notifications.quietHours'] !== 'null')
  return (
    <Section name="notifications" title={words.title} intro={words.intro}>
      <div className={styles['row']}>
        <Pause />
        <Button data-testid="open-rules" onClick={() => { show(RULES_SCREEN) }}>{words.rules}</Button>
      </div>
      <SwitchSetting path="notifications.native.enabled" {...fields.native} />
      <ChoiceSetting path="notifications.native.leastSeverity" {...fields.nativeLeast} choices={fieldText.severities} idle={isNative ? null : ''} />
      <Sounds />
      <QuietHoursSetting />
      <SwitchSetting path="notifications.criticalPasses" {...fields.criticalPasses} idle={hasQuietHours ? null : fields.criticalPasses.hint} />
      <SwitchSetting path="notifications.waitForSession" {...fields.waitForSession} />
      <SwitchSetting path="notifications.keepAwake" {...fields.keepAwake} />
    </Section>
  )
}

function Pause(): React.JSX.Element {
  const state = useInboxState()
  const zone = useZone()
  const [failure, setFailure] = useState<string | null>(null)
  const pause = (forMs: number | null): void => {
    setFailure(null)
    bridge.request('alerts:pause', { forMs, withCritical: false }).then(
      (reply) => { if (!reply.ok) setFailure(`${reply.error.code}: ${reply.error.message}`) },
      (fault: unknown) => { setFailure(fault instanceof Error ? fault.message : String(fault)) }
    )
  }
  const paused = state?.pause ?? null
  return (
    <div className={styles['pause']} role="group" aria-label={words.pauseLabel} data-testid="settings-pause">
      <span role="status">{failure !== null ? words.failed(failure) : paused === null ? words.notPaused : (paused.withCritical ? words.pausedWithCritical : words.pausedUntil)(formatTime(paused.until, zone))}</span>
      {paused === null ? null : <Button data-testid="pause-end" onClick={() => { pause(null) }}>{words.resume}</Button>}
      {paused !== null ? null : (
        <>
          <span>{words.pauseLabel}</span>
          {(['15', '60', '240'] as const).map((minutes) => <Button key={minutes} data-testid={`pause-${minutes}`} onClick={() => { pause(pauses[minutes]) }}>{words.pauseFor[minutes]}</Button>)}
        </>
      )}
    </div>
  )
}

/** Each with its volume, and as it sounds now. */
function Sounds(): React.JSX.Element {
  const isOn = useSettings(({ draft }) => draft?.['notifications.sounds.enabled'] === 'true')
  const [failure, setFailure] = useState<string | null>(null)
  const play = (severity: AlertSeverity): void => {
    setFailure(null)
    const volume = Number(useSettings.getState().draft?.[`notifications.sounds.${severity}`] ?? 0)
    import('../../alerts/alert-sound.js').then(({ playAlertSound }) => playAlertSound(severity, volume)).catch((fault: unknown) => { setFailure(fault instanceof Error ? fault.message : String(fault)) })
  }
  return (
    <>
      <SwitchSetting path="notifications.sounds.enabled" {...fields.sounds} />
      {severities.map((severity) => (
        <div key={severity} className={styles['sound']}>
          <TextSetting path={`notifications.sounds.${severity}`} label={fields.volume(ruleFieldsText.severities[severity])} isNumber idle={isOn ? null : ''} />
          <Button aria-label={fields.playOf(severity)} data-testid={`play-${severity}`} onClick={() => { play(severity) }}>{fields.play}</Button>
        </div>
      ))}
      {failure === null ? null : <p className={styles['failure']} role="alert">{fields.notPlayed(failure)}</p>}
    </>
  )
}
