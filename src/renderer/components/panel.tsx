/** A panel of the desk whose data are slices: the worst of them is its freshness. */
import { useCallback, type ReactNode } from 'react'
import { bridge } from '../app/bridge.js'
import { withoutAmounts } from '../format/foreign-text.js'
import { slices, type SliceKey } from '../../shared/state/slices.js'
import { useMetas, useTruth } from '../stores/hooks.js'
import { useShell } from '../stores/shell-store.js'
import { replicaWords, slowedWords } from './pace-words.js'
import type { SlowedRelation } from '../../shared/state/status.js'
import { panelText } from '../text/panel.js'
import { PanelFrame, PanelNotice, type PanelFrameProps } from './panel-frame.js'

export interface PanelProps extends Omit<PanelFrameProps, 'truth' | 'onRefresh' | 'notices' | 'reading'> {
  /** The slices that are shown: the worst of them is the panel's freshness. */
  readonly slices: readonly SliceKey[]
  readonly children: ReactNode
}

/** The same list each time: nothing is read less often than usual. */
const usual: readonly SlowedRelation[] = []

export function Panel({ slices: keys, ...frame }: PanelProps): React.JSX.Element {
  const truth = useTruth(keys)
  const refresh = useCallback(() => {
    const sources = new Set(keys.map((key) => slices[key].source))
    const [only] = sources
    // Its outcome reaches the panel through the slices themselves: rows, or an error with its cause.
    void bridge.request('desk:refresh', { source: sources.size === 1 && only !== undefined ? only : null })
  }, [keys])
  const slowed = slowedWords(useShell((shell) => shell.status?.postgres.slowed ?? usual), keys)
  const replica = replicaWords(useShell((shell) => (keys.some((key) => slices[key].source === 'postgres') ? (shell.status?.postgres.replica ?? null) : null)))
  const notices = (
    <>
      {truth.rejected === 0 ? null : <RejectedRows keys={keys} />}
      {slowed.length === 0 ? null : <PanelNotice testId={`slowed-${frame.name}`} text={slowed.join('; ')} detail={panelText.slowed} more={slowed} isCalm />}
    </>
  )
  return <PanelFrame {...frame} truth={truth} onRefresh={refresh} notices={notices} reading={replica === null ? slowed : [...slowed, replica]} />
}

function RejectedRows({ keys }: { readonly keys: readonly SliceKey[] }): React.JSX.Element {
  const metas = useMetas(keys)
  const count = metas.reduce((sum, meta) => sum + meta.rejected.count, 0)
  const samples = metas.flatMap((meta) => meta.rejected.samples).slice(0, 5).map(({ key, reason }) => `${key}: ${withoutAmounts(reason)}`)
  return <PanelNotice text={panelText.unreadable(count)} detail={samples[0] ?? null} more={samples} />
}
