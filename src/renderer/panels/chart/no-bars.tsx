/** What stands where bars would be, when there are none. */
import type { BarMode, BarView } from '../../../shared/domain/bar.js'
import { Button } from '../../components/button.js'
import { EmptyState } from '../../components/empty-state.js'
import { useReach } from '../../stores/hooks.js'
import { choose } from './chart-store.js'
import { isPermission } from './no-permission.js'

export interface NoBarsProps {
  readonly view: BarView
  readonly mode: BarMode
  readonly onAgain: () => void
}

export function NoBars({ view: { load, spans }, mode, onAgain }: NoBarsProps): React.JSX.Element {
  const { reachable } = useReach().ib
  if (load.error !== null && isPermission(load.error)) {
    return (
      <EmptyState title="No permission for these bars" detail={`IB ${load.error.code}: ${load.error.message}. The account needs a market data subscription for this exchange, as for its live quotes; once it has one, try again.`}>
        <Button onClick={onAgain}>Try again</Button>
      </EmptyState>
    )
  }
  if (load.state === 'failed') {
    return (
      <EmptyState title="No bars" detail={load.error === null ? 'The broker gave no reason.' : `${load.error.code}: ${load.error.message}${load.error.remedy === null ? '' : ` · ${load.error.remedy}`}`}>
        <Button onClick={onAgain}>Try again</Button>
      </EmptyState>
    )
  }
  if (mode === 'local') {
    return (
      <EmptyState title="Nothing of this is kept here" detail="Local mode asks IB for nothing.">
        <Button onClick={() => { choose({ mode: 'auto' }) }}>Ask IB for it</Button>
      </EmptyState>
    )
  }
  if (load.state === 'cancelled') return <EmptyState title="Stopped before the first bars came" detail="Try again, above, goes on where it stopped." />
  if (!reachable) return <EmptyState title="Nothing of this is kept here" detail="IB is asked as soon as it can be reached; what is being tried is in the status bar." />
  if (spans.length > 0 && spans.every(({ kind }) => kind === 'closed')) return <EmptyState title="The market was closed" detail="There was no session in this range. A longer one, or all hours, shows more." />
  return <EmptyState title="No bars in this range" detail="IB answered that nothing happened in it. A longer range, or another price, may show more." />
}
