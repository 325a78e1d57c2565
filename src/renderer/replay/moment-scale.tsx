/** The kept moments on a scale of time: arrows go from one to the next, alerts are marked. */
import { useEffect, useState } from 'react'
import type { HistoryMoment } from '../../shared/domain/history-moment.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { formatMoment } from '../format/time-format.js'
import { useZone } from '../stores/hooks.js'
import { replayText as words } from '../text/replay.js'
import styles from './replay-bar.module.css'

/** A hand that still moves is not followed with whole desks. */
const REST_MS = 120

export interface MomentScaleProps {
  /** The oldest first. */
  readonly moments: readonly HistoryMoment[]
  readonly at: EpochMs
  readonly onChoose: (at: EpochMs) => void
}

export function MomentScale({ moments, at, onChoose }: MomentScaleProps): React.JSX.Element {
  const zone = useZone()
  const shown = moments.findLastIndex((moment) => moment.at <= at)
  // Where the hand is; null: where the desk is.
  const [moved, setMoved] = useState<number | null>(null)
  useEffect(() => {
    const wanted = moved === null ? undefined : moments[moved]
    if (wanted === undefined) return undefined
    const timer = setTimeout(() => {
      setMoved(null)
      if (wanted.at !== at) onChoose(wanted.at)
    }, REST_MS)
    return () => {
      clearTimeout(timer)
    }
    // What is shown meanwhile does not matter to a hand that moves.
  }, [moved, moments, at, onChoose])
  const place = moved ?? Math.max(0, shown)
  const there = moments[place]
  const last = Math.max(0, moments.length - 1)
  return (
    <span className={styles['scale']}>
      <input
        type="range" min={0} max={last} step={1} value={place} disabled={moments.length < 2} className={styles['range']} aria-label={words.scale}
        aria-valuetext={there === undefined ? undefined : formatMoment(there.at, zone)} title={there === undefined ? undefined : formatMoment(there.at, zone)}
        data-testid="replay-scale" onChange={(event) => { setMoved(Number(event.target.value)) }}
      />
      <span className={styles['marks']} aria-hidden="true">
        {moments.map((moment, index) => (moment.reason === 'alert' ? <i key={moment.at} style={{ left: `${String((index / Math.max(1, last)) * 100)}%` }} /> : null))}
      </span>
    </span>
  )
}
