/** A panel of the desk: its title, how true its data are and why, and what it shows. */
import { Copy, RefreshCw, TriangleAlert } from 'lucide-react'
import { useCallback, type ReactNode } from 'react'
import { bridge } from '../app/bridge.js'
import { slices, type SliceKey } from '../../shared/state/slices.js'
import { useMetas, useTruth } from '../stores/hooks.js'
import { GridCopyContext } from './data-grid/grid-copy.js'
import { FreshnessChip } from './freshness-chip.js'
import styles from './panel.module.css'
import { PanelBoundary } from './panel-boundary.js'
import { usePanelCopy } from './use-panel-copy.js'

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
  const { grid, copy, said } = usePanelCopy(title, truth)
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
        <span className={styles['said']} role="status">{said}</span>
        {actions}
        <FreshnessChip name={name} state={state} ageMs={ageMs} asOf={truth.oldestAsOf} part={truth.fresh < truth.total && truth.fresh > 0 ? `${String(truth.fresh)} of ${String(truth.total)} fresh` : null} />
        {copy === null ? null : (
          <button type="button" className={styles['iconButton']} onClick={copy} aria-label={`Copy ${title} as CSV`} title="Copy as CSV, exactly as shown (Ctrl+C in the table)">
            <Copy size={13} aria-hidden="true" />
          </button>
        )}
        <button type="button" className={styles['iconButton']} onClick={refresh} aria-label={`Refresh ${title}`} title="Refresh now" data-busy={truth.isFetching}>
          <RefreshCw size={13} aria-hidden="true" />
        </button>
      </header>
      {truth.cause === null ? null : <Notice testId={`cause-${name}`} text={truth.cause} detail={truth.remedy} more={[truth.cause, truth.remedy]} />}
      {truth.rejected === 0 ? null : <RejectedRows keys={keys} />}
      <div className={styles['content']}>
        <GridCopyContext value={grid}>
          <PanelBoundary name={title}>{children}</PanelBoundary>
        </GridCopyContext>
      </div>
    </section>
  )
}

interface NoticeProps {
  readonly text: string
  readonly detail: string | null
  /** Lines of the tooltip. */
  readonly more: readonly (string | null)[]
  readonly testId?: string
}

/** Two lines at most: a cause must not take the place of the rows that it is about. */
function Notice({ text, detail, more, testId }: NoticeProps): React.JSX.Element {
  return (
    <div className={styles['cause']} title={more.filter((line) => line !== null).join('\n')}>
      <TriangleAlert size={13} aria-hidden="true" />
      <p className={styles['words']} data-testid={testId}>
        {text}
        {detail === null ? null : <span className={styles['remedy']}> · {detail}</span>}
      </p>
    </div>
  )
}

function RejectedRows({ keys }: { readonly keys: readonly SliceKey[] }): React.JSX.Element {
  const metas = useMetas(keys)
  const count = metas.reduce((sum, meta) => sum + meta.rejected.count, 0)
  const samples = metas.flatMap((meta) => meta.rejected.samples).slice(0, 5).map(({ key, reason }) => `${key}: ${reason}`)
  return <Notice text={`${String(count)} ${count === 1 ? 'row could not be read and is' : 'rows could not be read and are'} not shown`} detail={samples[0] ?? null} more={samples} />
}
