/** What stands where bars would be, when there are none. */
import type { BarMode, BarView } from '../../../shared/domain/bar.js'
import { Button } from '../../components/button.js'
import { EmptyState } from '../../components/empty-state.js'
import { useReach } from '../../stores/hooks.js'
import { chartText } from '../../text/chart.js'
import { choose } from './chart-store.js'
import { isPermission } from './no-permission.js'

const words = chartText.none

export interface NoBarsProps {
  readonly view: BarView
  readonly mode: BarMode
  readonly onAgain: () => void
}

export function NoBars({ view: { load, spans }, mode, onAgain }: NoBarsProps): React.JSX.Element {
  const { reachable } = useReach().ib
  if (load.error !== null && isPermission(load.error)) {
    return (
      <EmptyState title={words.permission.title} detail={words.permission.detail(`${load.error.code}: ${load.error.message}`)}>
        <Button onClick={onAgain}>{chartText.again}</Button>
      </EmptyState>
    )
  }
  if (load.state === 'failed') {
    return (
      <EmptyState title={words.failed.title} detail={load.error === null ? words.failed.detail : `${load.error.code}: ${load.error.message}${load.error.remedy === null ? '' : ` · ${load.error.remedy}`}`}>
        <Button onClick={onAgain}>{chartText.again}</Button>
      </EmptyState>
    )
  }
  if (mode === 'local') {
    return (
      <EmptyState title={words.notKept.title} detail={words.notKept.detail}>
        <Button onClick={() => { choose({ mode: 'auto' }) }}>{words.notKept.ask}</Button>
      </EmptyState>
    )
  }
  if (load.state === 'cancelled') return <EmptyState {...words.stopped} />
  if (!reachable) return <EmptyState {...words.away} />
  if (spans.length > 0 && spans.every(({ kind }) => kind === 'closed')) return <EmptyState {...words.closed} />
  return <EmptyState {...words.empty} />
}
