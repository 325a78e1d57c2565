/** How far the loading of bars has come, and the way to stop it. */
import type { BarLoad } from '../../../shared/domain/bar.js'
import { Button } from '../../components/button.js'
import type { ShownZone } from '../../format/time-format.js'
import { useReach } from '../../stores/hooks.js'
import { chartText } from '../../text/chart.js'
import { cancelLoading } from './bars-store.js'
import styles from './chart.module.css'
import { isLoading, loadWords } from './load-words.js'

export interface LoadLineProps {
  readonly load: BarLoad
  readonly zone: ShownZone
  readonly onAgain: () => void
}

export function LoadLine({ load, zone, onAgain }: LoadLineProps): React.JSX.Element | null {
  const words = loadWords(load, zone)
  // No session will come that could be waited for; the panel's header says so.
  const isInVain = useReach().ib.mode === 'off' && load.state === 'waiting'
  if (words === null || isInVain) return null
  return (
    <div className={styles['load']} data-testid="chart-load" data-state={load.state}>
      {isLoading(load) ? <progress className={styles['progress']} value={load.requested} max={Math.max(1, load.total)} aria-label={chartText.load.label} /> : null}
      <span role="status" className={styles['loadWords']}>{words}</span>
      {isLoading(load) ? <Button onClick={cancelLoading}>{chartText.load.stop}</Button> : <Button onClick={onAgain}>{chartText.again}</Button>}
    </div>
  )
}
