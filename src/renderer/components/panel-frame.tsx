/** The frame of a panel: title, how true its data are and why, what is shown, and the ways to refresh and to copy it. */
import { Copy, Hourglass, RefreshCw, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { PanelTruth } from '../../shared/state/panel-truth.js'
import { usePastMoment, useZone } from '../stores/hooks.js'
import { LinkControl } from '../links/link-control.js'
import { PanelNameContext } from '../links/panel-link.js'
import { panelText } from '../text/panel.js'
import { GridCopyContext } from './data-grid/grid-copy.js'
import { FreshnessChip } from './freshness-chip.js'
import { IconButton } from './icon-button.js'
import styles from './panel.module.css'
import { PanelBoundary } from './panel-boundary.js'
import { PanelCaptionContext } from './panel-caption.js'
import { isExpectedSilence, silenceWords } from './silence-words.js'
import { usePanelCopy } from './use-panel-copy.js'

export interface PanelFrameProps {
  /** Stable name for tests and commands. */
  readonly name: string
  readonly title: string
  readonly truth: PanelTruth
  /** A short fact beside the title: "12 rows". */
  readonly extra?: ReactNode
  readonly actions?: ReactNode
  /** More that must be known of the data, beneath the cause. */
  readonly notices?: ReactNode
  /** How the data are read where that is not as usual, for the tooltip of their freshness. */
  readonly reading?: readonly string[]
  /** It is about instruments, and can follow the one that is chosen in a panel of the same colour. */
  readonly isLinkable?: boolean
  readonly onRefresh: () => void
  readonly className?: string | undefined
  readonly children: ReactNode
}

const FRESH = new Set(['live', 'closed', 'delayed'])

export function PanelFrame({ name, title, truth, extra, actions, notices, reading = [], isLinkable = false, onRefresh, className, children }: PanelFrameProps): React.JSX.Element {
  const { grid, copy, said } = usePanelCopy(title, truth)
  const caption = useRef({ title, truth })
  useEffect(() => {
    caption.current = { title, truth }
  })
  const { state, ageMs } = truth.freshness
  const isFresh = FRESH.has(state)
  const isPast = usePastMoment() !== null
  return (
    <section className={[styles['panel'], isFresh ? '' : styles['notLive'], className].join(' ')} data-testid={`panel-${name}`} aria-label={title}>
      <header className={styles['header']}>
        <h2 className={styles['title']} title={title}>{title}</h2>
        <span className={styles['extra']}>{extra}</span>
        <span className={styles['spacer']} />
        <span className={styles['said']} role="status">{said}</span>
        {actions}
        <FreshnessChip name={name} state={state} ageMs={ageMs} asOf={truth.oldestAsOf} part={truth.fresh < truth.total && truth.fresh > 0 ? panelText.fresh(String(truth.fresh), String(truth.total)) : null} isCalm={isExpectedSilence(truth)} more={reading} />
        {isLinkable ? <LinkControl panel={name} title={title} /> : null}
        {copy === null ? null : (
          <IconButton tone="faint" className={styles['iconButton']} onClick={copy} label={panelText.copyAs(title)} title={panelText.copyHint}>
            <Copy size={13} aria-hidden="true" />
          </IconButton>
        )}
        {isPast ? null : (
          <IconButton tone="faint" className={styles['iconButton']} onClick={onRefresh} label={panelText.refresh(title)} title={panelText.refreshHint} data-busy={truth.isFetching}>
            <RefreshCw size={13} aria-hidden="true" />
          </IconButton>
        )}
      </header>
      {truth.cause === null ? null : <CauseNotice name={name} cause={truth.cause} truth={truth} />}
      {notices}
      <div className={styles['content']}>
        <GridCopyContext value={grid}>
          <PanelNameContext value={name}>
            <PanelCaptionContext value={caption}>
              <PanelBoundary name={title}>{children}</PanelBoundary>
            </PanelCaptionContext>
          </PanelNameContext>
        </GridCopyContext>
      </div>
    </section>
  )
}

export interface PanelNoticeProps {
  readonly text: string
  readonly detail: string | null
  /** Lines of the tooltip. */
  readonly more: readonly (string | null)[]
  readonly testId?: string
  /** Something that is expected: told, not alarmed. */
  readonly isCalm?: boolean
}

/** Why the data are not as they should be; a silence that was to be expected is told in another tone. */
function CauseNotice({ name, cause, truth: { remedy, silence, isWaiting } }: { readonly name: string, readonly cause: string, readonly truth: PanelTruth }): React.JSX.Element {
  const zone = useZone()
  const testId = `cause-${name}`
  if (silence === undefined) return <PanelNotice testId={testId} text={cause} detail={remedy} more={[cause, remedy]} isCalm={isWaiting === true} />
  const words = silenceWords(silence, zone)
  return <PanelNotice testId={testId} text={silence.isOver ? `${cause} · ${words}` : words} detail={silence.isOver ? remedy : cause} more={[words, cause, remedy]} isCalm={!silence.isOver} />
}

/** Two lines at most: a cause must not take the place of the rows that it is about. */
export function PanelNotice({ text, detail, more, testId, isCalm = false }: PanelNoticeProps): React.JSX.Element {
  const Icon = isCalm ? Hourglass : TriangleAlert
  return (
    <div className={styles['cause']} data-calm={isCalm} title={more.filter((line) => line !== null).join('\n')}>
      <Icon size={13} aria-hidden="true" />
      <p className={styles['words']} data-testid={testId}>
        {text}
        {detail === null ? null : <span className={styles['remedy']}> · {detail}</span>}
      </p>
    </div>
  )
}
