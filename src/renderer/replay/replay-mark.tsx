/** Says in the top bar that what is shown is not of now, for as long as that is so; a press shows the desk of now. */
import { Rewind } from 'lucide-react'
import { REPLAY_ACTIONS } from '../actions/replay-actions.js'
import { useTitleWithKeys } from '../actions/use-shortcuts.js'
import { formatMoment } from '../format/time-format.js'
import { usePastMoment, useZone } from '../stores/hooks.js'
import { replayText as words } from '../text/replay.js'
import { backToLive } from './replay.js'
import styles from './replay-mark.module.css'

export function ReplayMark(): React.JSX.Element | null {
  const at = usePastMoment()
  const zone = useZone()
  const withKeys = useTitleWithKeys()
  if (at === null) return null
  const moment = formatMoment(at, zone)
  return (
    <button type="button" className={styles['mark']} data-testid="replay-mark" title={withKeys(words.markHint(moment), REPLAY_ACTIONS.back)} onClick={backToLive}>
      <Rewind size={13} aria-hidden="true" />
      {words.mark}
    </button>
  )
}
