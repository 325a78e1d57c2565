/** A panel about the desk's own machinery: it has a state of its own instead of a freshness. */
import { Copy, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PanelTruth } from '../../../shared/state/panel-truth.js'
import { Chip, type ChipProps } from '../../components/chip.js'
import { GridCopyContext } from '../../components/data-grid/grid-copy.js'
import { IconButton } from '../../components/icon-button.js'
import styles from '../../components/panel.module.css'
import { PanelBoundary } from '../../components/panel-boundary.js'
import type { Level } from '../../components/phase-levels.js'
import { usePanelCopy } from '../../components/use-panel-copy.js'
import { useClock } from '../../stores/clock-store.js'
import { usePastMoment } from '../../stores/hooks.js'
import { useShell } from '../../stores/shell-store.js'
import { diagnosticsText } from '../../text/diagnostics.js'

const words = diagnosticsText.panel
const tones: Readonly<Record<Level, ChipProps['tone']>> = { ok: 'good', busy: 'warn', bad: 'bad', calm: 'neutral', off: 'quiet' }

export interface StatusPanelProps {
  readonly name: string
  readonly title: string
  /** A short fact beside the title: "3 kept". */
  readonly extra?: ReactNode
  readonly state?: { readonly level: Level, readonly words: string } | undefined
  /** Asks the source to try now. */
  readonly onRefresh?: (() => void) | undefined
  /** While a past desk is shown this is of its moment too, and not of now. */
  readonly isOfThen?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** The status is as true as the page's line to main, which pushes each change. */
function useStatusTruth(): PanelTruth {
  const isConnected = useShell(({ failure }) => failure === null)
  const now = useClock((clock) => clock.live)
  return {
    freshness: { state: isConnected ? 'live' : 'offline', ageMs: null }, fresh: 1, total: 1, oldestAsOf: isConnected ? now : null,
    cause: null, remedy: null, nextAttemptAt: null, isFetching: false, rejected: 0
  }
}

export function StatusPanel({ name, title, extra, state, onRefresh, isOfThen = false, className, children }: StatusPanelProps): React.JSX.Element {
  const { grid, copy, said } = usePanelCopy(title, useStatusTruth())
  const isPast = usePastMoment() !== null
  return (
    <section className={[styles['panel'], className].join(' ')} data-testid={`panel-${name}`} aria-label={title}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{title}</h2>
        <span className={styles['extra']}>{extra}</span>
        <span className={styles['spacer']} />
        <span className={styles['said']} role="status">{said}</span>
        {isPast && !isOfThen ? <span className={styles['extra']}>{words.asNow}</span> : null}
        {state === undefined ? null : <Chip tone={tones[state.level]}>{state.words}</Chip>}
        {copy === null ? null : (
          <IconButton tone="faint" className={styles['iconButton']} onClick={copy} label={words.copyAs(title)} title={words.copyHint}>
            <Copy size={13} aria-hidden="true" />
          </IconButton>
        )}
        {onRefresh === undefined || isPast ? null : (
          <IconButton tone="faint" className={styles['iconButton']} onClick={onRefresh} label={words.tryNow(title)} title={words.tryNowHint}>
            <RefreshCw size={13} aria-hidden="true" />
          </IconButton>
        )}
      </header>
      <div className={styles['content']}>
        <GridCopyContext value={grid}>
          <PanelBoundary name={title}>{children}</PanelBoundary>
        </GridCopyContext>
      </div>
    </section>
  )
}
