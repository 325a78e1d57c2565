/** What a panel without rows may claim: that there are none only where its sources have answered, else that it is not known. */
import type { SliceKey } from '../../shared/state/slices.js'
import { useAnswered } from '../stores/use-answered.js'
import { EmptyState } from './empty-state.js'
import { NotProvided } from './not-provided.js'

export interface NothingShownProps {
  /** The slices from which the rows would come. */
  readonly slices: readonly SliceKey[]
  /** What there is none of: "signals". */
  readonly what: string
  /** What an answer without rows means. */
  readonly detail: string
}

export function NothingShown({ slices, what, detail }: NothingShownProps): React.JSX.Element {
  switch (useAnswered(slices)) {
    case 'all': return <EmptyState title={`No ${what}`} detail={detail} />
    case 'some': return <EmptyState title={`No ${what} so far`} detail="Not every source has answered yet; what is being tried is said above and in the status bar." />
    case 'none': return <EmptyState title={`Waiting for ${what}`} detail="Shown as soon as the source has answered once; what is being tried, and when next, is in the status bar." />
    case 'unavailable': return <NotProvided slices={slices} what={what} />
  }
}
