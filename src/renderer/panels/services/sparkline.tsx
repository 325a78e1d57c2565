/** Run durations as a line of bars, the latest at the right end. */
import { runSpread, RUNS_KEPT, type Run } from '../../../shared/domain/run-history.js'
import { formatMoment } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { useRuns } from '../../stores/run-store.js'
import { servicesText } from '../../text/services.js'
import styles from './services.module.css'
import { runText } from './service-words.js'

const HEIGHT = 16
const NONE: readonly Run[] = []

export function Sparkline({ service }: { readonly service: string }): React.JSX.Element {
  const runs = useRuns(({ history }) => history.get(service) ?? NONE)
  const zone = useZone()
  const spread = runSpread(runs)
  const [first] = runs
  if (spread === null || first === undefined) return <span className={styles['faint']} title={servicesText.runs.noneHint}>{servicesText.runs.none}</span>
  const words = servicesText.runs.seen(runs.length, formatMoment(first.at, zone), runText(spread.least), runText(spread.most), runText(spread.median))
  const scale = spread.most === 0 ? 0 : HEIGHT / spread.most
  return (
    <svg className={styles['spark']} role="img" aria-label={words} viewBox={`0 0 ${String(RUNS_KEPT)} ${String(HEIGHT)}`} preserveAspectRatio="none" data-runs={runs.length}>
      <title>{words}</title>
      {runs.map(({ at, ms }, index) => {
        const height = Math.max(1, ms * scale)
        return <rect key={at} x={RUNS_KEPT - runs.length + index} y={HEIGHT - height} width={0.8} height={height} />
      })}
    </svg>
  )
}
