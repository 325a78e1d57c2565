/** Why a panel of the paper pilot has nothing to show. */
import { EmptyState } from '../../components/empty-state.js'
import type { Emptiness } from './pilot-words.js'

export function NoTrades({ emptiness }: { readonly emptiness: Emptiness }): React.JSX.Element {
  return <EmptyState title={emptiness.title} detail={emptiness.detail} />
}
