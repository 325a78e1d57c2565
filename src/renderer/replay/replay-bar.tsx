/** Which past moment is shown, and the ways to others and back: by mouse, by keys, by time. */
import { Rewind, SkipBack, SkipForward } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../components/button.js'
import { formatAge, formatMoment, inAllZones, zoneName } from '../format/time-format.js'
import { useClock } from '../stores/clock-store.js'
import { deskStore, type Past } from '../stores/desk-store.js'
import { useZone } from '../stores/hooks.js'
import { useTitleWithKeys } from '../actions/use-shortcuts.js'
import { REPLAY_ACTIONS } from '../actions/replay-actions.js'
import { replayText as words } from '../text/replay.js'
import { momentOf, typedMoment } from './jump-time.js'
import { MomentScale } from './moment-scale.js'
import { backToLive, chooseSpan, openMoment, spanNames, step, useReplay, type Span } from './replay.js'
import styles from './replay-bar.module.css'

export function ReplayBar(): React.JSX.Element | null {
  const past = useStore(deskStore, (state) => state.past)
  return past === null ? null : <OpenBar past={past} />
}

function OpenBar({ past }: { readonly past: Past }): React.JSX.Element {
  const { found, span, isOpening } = useReplay()
  const zone = useZone()
  const live = useClock((clock) => clock.live)
  const withKeys = useTitleWithKeys()
  return (
    <section className={styles['bar']} aria-label={words.label} data-testid="replay-bar" data-at={past.at} data-busy={isOpening}>
      <Rewind size={14} aria-hidden="true" />
      <strong className={styles['moment']} title={inAllZones(past.at)} data-testid="replay-moment" role="status">{formatMoment(past.at, zone)}</strong>
      <span className={styles['facts']}>{words.ago(formatAge(Math.max(0, live - past.at)))}</span>
      {past.reason === 'alert' ? <span className={styles['alert']}>{words.atAlert}</span> : null}
      <button type="button" className={styles['step']} disabled={past.previous === null} aria-label={words.previous} title={withKeys(words.previous, REPLAY_ACTIONS.previous)} onClick={() => { step('previous') }} data-testid="replay-previous">
        <SkipBack size={14} aria-hidden="true" />
      </button>
      <MomentScale moments={found?.moments ?? []} at={past.at} onChoose={(at) => { void openMoment(at) }} />
      <button type="button" className={styles['step']} disabled={past.next === null} aria-label={words.next} title={withKeys(words.next, REPLAY_ACTIONS.next)} onClick={() => { step('next') }} data-testid="replay-next">
        <SkipForward size={14} aria-hidden="true" />
      </button>
      <select className={styles['field']} aria-label={words.span} title={found === null ? words.span : words.count(found.total)} value={span} onChange={(event) => { void chooseSpan(event.target.value as Span) }}>
        {spanNames.map((name) => <option key={name} value={name}>{words.spans[name]}</option>)}
      </select>
      <Jump key={`${String(past.at)} ${zone}`} at={past.at} />
      <Button kind="primary" onClick={backToLive}>{words.back}</Button>
    </section>
  )
}

function Jump({ at }: { readonly at: number }): React.JSX.Element {
  const zone = useZone()
  const [typed, setTyped] = useState(typedMoment(at, zone))
  const wanted = momentOf(typed, zone)
  const go = (): void => { if (wanted !== null) void openMoment(wanted) }
  return (
    <form className={styles['jump']} onSubmit={(event) => { event.preventDefault(); go() }}>
      <input type="datetime-local" step={1} required className={styles['field']} aria-label={words.jump} title={words.jumpHint(zoneName(zone))} data-replay-jump="" value={typed} onChange={(event) => { setTyped(event.target.value) }} />
      <Button onClick={go}>{words.jump}</Button>
    </form>
  )
}
