/** What a panel without rows may claim: that there are none only where its sources have answered, else that it is not known. */
import { slices as definitions, type SliceKey } from '../../shared/state/slices.js'
import { useClock } from '../stores/clock-store.js'
import { usePastMoment } from '../stores/hooks.js'
import { useShell } from '../stores/shell-store.js'
import { useAnswered } from '../stores/use-answered.js'
import { statesText } from '../text/states.js'
import { EmptyState } from './empty-state.js'
import { NotProvided } from './not-provided.js'
import { waitingWords } from './waiting-words.js'

export interface NothingShownProps {
  /** The slices from which the rows would come. */
  readonly slices: readonly SliceKey[]
  /** What there is none of: "signals". */
  readonly what: string
  /** What an answer without rows means. */
  readonly detail: string
}

export function NothingShown({ slices, what, detail }: NothingShownProps): React.JSX.Element {
  const answered = useAnswered(slices)
  if (usePastMoment() !== null && answered !== 'all') return <EmptyState title={statesText.notKnownThen(what)} detail={statesText.notKnownThenDetail} />
  switch (answered) {
    case 'all': return <EmptyState title={statesText.none(what)} detail={detail} />
    case 'some': return <EmptyState title={statesText.noneSoFar(what)} detail={statesText.notAllAnswered} />
    case 'none': return <Waiting slices={slices} what={what} />
    case 'unavailable': return <NotProvided slices={slices} what={what} />
  }
}

function Waiting({ slices, what }: Pick<NothingShownProps, 'slices' | 'what'>): React.JSX.Element {
  const status = useShell((shell) => shell.status)
  const settings = useShell((shell) => shell.settings)
  const now = useClock((clock) => clock.now)
  const sources = [...new Set(slices.map((key) => definitions[key].source))]
  const words = status === null || settings === null ? null : waitingWords(sources, status, settings, now)
  return <EmptyState title={statesText.waitingFor(what)} detail={words ?? statesText.shownWhenAnswered} />
}
