/** What can be done with the alerts that are chosen: acknowledged with a note, snoozed, muted. What came of it is said here. */
import { useId, useRef } from 'react'
import type { ListedAlert } from '../../../shared/domain/alerts/inbox.js'
import { Button } from '../../components/button.js'
import { formatShortTime } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import { alertsText } from '../../text/alerts.js'
import { acknowledge, acknowledgeUpTo, changeNote, mute, snooze, useAlertCommands } from './alert-commands.js'
import { nextMorning } from './alert-words.js'
import styles from './alert-side.module.css'
import { Outcome } from './command-outcome.js'
import { useRuleNames } from './rule-names.js'

const words = alertsText.act
const MINUTE_MS = 60_000

export interface AlertAnswerProps {
  /** At least one. */
  readonly alerts: readonly ListedAlert[]
  /** The inbox is of a past moment, or its file can only be read: why nothing can be answered; null: it can. */
  readonly unavailable: string | null
}

export function AlertAnswer({ alerts, unavailable }: AlertAnswerProps): React.JSX.Element {
  const { busy, note } = useAlertCommands()
  const noteId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const ids = alerts.map(({ alert }) => alert.id)
  const [only] = alerts.length === 1 ? alerts : []
  const isOff = unavailable !== null || busy !== null
  const areAllRead = alerts.every(({ alert }) => alert.acknowledgedAt !== null)
  const isSnoozed = useClock(({ live }) => alerts.some(({ alert }) => alert.snoozedUntil !== null && alert.snoozedUntil > live))
  const send = (): void => { void acknowledge(ids) }
  return (
    <section className={styles['answer']} aria-label={words.label}>
      <label htmlFor={noteId} className={styles['label']}>{words.note}</label>
      <textarea
        ref={field} id={noteId} className={styles['note']} rows={2} maxLength={2_000} placeholder={words.notePlaceholder} value={note} readOnly={unavailable !== null} data-testid="alert-note" data-alerts-note=""
        onChange={(event) => { changeNote(event.target.value) }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          if (!isOff) send()
        }}
      />
      <div className={styles['acts']}>
        <Button kind="primary" disabled={isOff || (areAllRead && note.trim() === '')} title={unavailable ?? words.acknowledgeHint} data-testid="alert-acknowledge" onClick={send}>{areAllRead ? words.saveNote : words.acknowledge}</Button>
        {only === undefined ? null : <Button disabled={isOff} title={unavailable ?? words.upToHint} data-testid="alert-acknowledge-up-to" onClick={() => { void acknowledgeUpTo(only.number) }}>{words.upTo}</Button>}
        <Snooze ids={ids} isOff={isOff} title={unavailable} isSnoozed={isSnoozed} />
        <Mute only={only} isOff={isOff} title={unavailable} />
      </div>
      {unavailable === null ? <Outcome /> : <p className={styles['faint']}>{unavailable}</p>}
    </section>
  )
}

interface OffProps {
  readonly isOff: boolean
  readonly title: string | null
}

function Snooze({ ids, isOff, title, isSnoozed }: OffProps & { readonly ids: readonly string[]; readonly isSnoozed: boolean }): React.JSX.Element {
  const zone = useZone()
  const morning = nextMorning(useClock(({ live }) => Math.floor(live / MINUTE_MS)) * MINUTE_MS)
  const run = (choice: string): void => {
    const spans: Readonly<Record<string, number | null>> = { quarter: 15 * MINUTE_MS, hour: 60 * MINUTE_MS, morning: Math.max(MINUTE_MS, morning - Date.now()), wake: null }
    const forMs = spans[choice]
    if (forMs !== undefined) void snooze(ids, forMs)
  }
  return (
    <select className={styles['menu']} aria-label={words.snooze} title={title ?? words.snooze} value="" disabled={isOff} data-testid="alert-snooze" onChange={(event) => { run(event.target.value) }}>
      <option value="">{words.snooze}…</option>
      <option value="quarter">{words.snoozeFor.quarter}</option>
      <option value="hour">{words.snoozeFor.hour}</option>
      <option value="morning">{words.snoozeFor.morning(formatShortTime(morning, zone))}</option>
      {isSnoozed ? <option value="wake">{words.wake}</option> : null}
    </select>
  )
}

function Mute({ only, isOff, title }: OffProps & { readonly only: ListedAlert | undefined }): React.JSX.Element {
  const nameOf = useRuleNames()
  const { instrument = null, strategy = null, ruleId = null } = only?.alert ?? {}
  const named = { instrument, strategy, rule: ruleId }
  return (
    <select
      className={styles['menu']} aria-label={words.mute} title={title ?? (only === undefined ? words.nothingToMute : words.muteHint)} value="" disabled={isOff || only === undefined} data-testid="alert-mute"
      onChange={(event) => {
        const what = (['instrument', 'strategy', 'rule'] as const).find((one) => one === event.target.value)
        const name = what === undefined ? null : named[what]
        if (what !== undefined && name !== null) void mute(what, name, null)
      }}
    >
      <option value="">{words.mute}…</option>
      {instrument === null ? null : <option value="instrument">{words.muteWhat.instrument(instrument)}</option>}
      {strategy === null ? null : <option value="strategy">{words.muteWhat.strategy(strategy)}</option>}
      {ruleId === null ? null : <option value="rule">{words.muteWhat.rule(nameOf(ruleId))}</option>}
    </select>
  )
}
