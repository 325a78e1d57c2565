/** A panel of the desk: its title, how true its data are and why, and what it shows. */
import { RefreshCw, TriangleAlert } from 'lucide-react'
import { useCallback, type ReactNode } from 'react'
import { bridge } from '../app/bridge.js'
import { slices, type SliceKey } from '../../shared/state/slices.js'
import { useMetas, useTruth } from '../stores/hooks.js'
import { FreshnessChip } from './freshness-chip.js'
import styles from './panel.module.css'
import { PanelBoundary } from './panel-boundary.js'

export interface PanelProps {
  /** Stable name for tests and commands. */
  readonly name: string
  readonly title: string
  /** The slices that are shown: the worst of them is the panel's freshness. */
  readonly slices: readonly SliceKey[]
  /** A short fact beside the title: "12 rows". */
  readonly extra?: ReactNode
  readonly actions?: ReactNode
  readonly className?: string | undefined
  readonly children: ReactNode
}

const FRESH = new Set(['live', 'closed', 'delayed'])

export function Panel({ name, title, slices: keys, extra, actions, className, children }: PanelProps): React.JSX.Element {
  const truth = useTruth(keys)
  const { state, ageMs } = truth.freshness
  const isFresh = FRESH.has(state)
  const refresh = useCallback(() => {
    const sources = new Set(keys.map((key) => slices[key].source))
    const [only] = sources
    // Its outcome reaches the panel through the slices themselves: rows, or an error with its cause.
    void bridge.request('desk:refresh', { source: sources.size === 1 && only !== undefined ? only : null })
  }, [keys])
  return (
    <section className={[styles['panel'], isFresh ? '' : styles['notLive'], className].join(' ')} data-testid={`panel-${name}`} aria-label={title}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{title}</h2>
        <span className={styles['extra']}>{extra}</span>
        <span className={styles['spacer']} />
        {actions}
        <FreshnessChip name={name} state={state} ageMs={ageMs} asOf={truth.oldestAsOf} part={truth.fresh < truth.total && truth.fresh > 0 ? `${String(truth.fresh)} of ${String(truth.total)} fresh` : null} />
        <button type="button" className={styles['iconButton']} onClick={refresh} aria-label={`Refresh ${title}`} title="Refresh now">
          <RefreshCw size={13} aria-hidden="true" />
        </button>
      </header>
      {truth.cause === null ? null : (
        <p className={styles['cause']} role="status" data-testid={`cause-${name}`}>
          <TriangleAlert size={13} aria-hidden="true" />
          <span>
            {truth.cause}
            {truth.remedy === null ? null : <span className={styles['remedy']}> · {truth.remedy}</span>}
          </span>
        </p>
      )}
      {truth.rejected === 0 ? null : <RejectedRows keys={keys} />}
      <div className={styles['body']}>
        <div className={styles['content']}>
          <PanelBoundary name={title}>{children}</PanelBoundary>
        </div>
      </div>
    </section>
  )
}

function RejectedRows({ keys }: { readonly keys: readonly SliceKey[] }): React.JSX.Element {
  const metas = useMetas(keys)
  const count = metas.reduce((sum, meta) => sum + meta.rejected.count, 0)
  const samples = metas.flatMap((meta) => meta.rejected.samples).slice(0, 5)
  return (
    <p className={styles['cause']} role="status" title={samples.map(({ key, reason }) => `${key}: ${reason}`).join('\n')}>
      <TriangleAlert size={13} aria-hidden="true" />
      <span>
        {String(count)} {count === 1 ? 'row' : 'rows'} could not be read and {count === 1 ? 'is' : 'are'} not shown
        {samples[0] === undefined ? null : <span className={styles['remedy']}> · {samples[0].key}: {samples[0].reason}</span>}
      </span>
    </p>
  )
}
