/** Run durations of a service as a line of bars. */
import { useMemo } from 'react'
import { runSpread, RUNS_KEPT, type Run } from '../../../shared/domain/run-history.js'
import { Sparkline } from '../../components/sparkline.js'
import { formatMoment } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { useRuns } from '../../stores/run-store.js'
import { servicesText } from '../../text/services.js'
import styles from './services.module.css'
import { runText } from './service-words.js'

const NONE: readonly Run[] = []

export function RunSparkline({ service }: { readonly service: string }): React.JSX.Element {
  const runs = useRuns(({ history }) => history.get(service) ?? NONE)
  const zone = useZone()
  const bars = useMemo(() => runs.map(({ at, ms }) => ({ id: at, value: ms })), [runs])
  const spread = runSpread(runs)
  const [first] = runs
  if (spread === null || first === undefined) return <span className={styles['faint']} title={servicesText.runs.noneHint}>{servicesText.runs.none}</span>
  return <Sparkline bars={bars} room={RUNS_KEPT} words={servicesText.runs.seen(runs.length, formatMoment(first.at, zone), runText(spread.least), runText(spread.most), runText(spread.median))} />
}
