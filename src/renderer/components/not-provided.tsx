/** What a panel shows whose rows the database does not provide: why, and the view that would provide them, to copy. */
import type { SliceKey } from '../../shared/state/slices.js'
import { useMetas } from '../stores/hooks.js'
import { useShell } from '../stores/shell-store.js'
import { panelText } from '../text/panel.js'
import { CopyButton } from './copy-button.js'
import { EmptyState } from './empty-state.js'

export interface NotProvidedProps {
  readonly slices: readonly SliceKey[]
  /** "signals". */
  readonly what: string
}

export function NotProvided({ slices, what }: NotProvidedProps): React.JSX.Element {
  const metas = useMetas(slices)
  const findings = useShell((shell) => shell.status?.postgres.findings)
  const views = (findings ?? []).flatMap(({ slice, view }) => (view !== null && slices.some((key) => key === slice) ? [view] : []))
  if (views.length === 0) {
    const reasons = [...new Set(metas.flatMap(({ unavailable }) => unavailable ?? []))]
    return <EmptyState title={panelText.noSource(what)} detail={reasons.length === 0 ? panelText.notProvided : reasons.join(' ')} />
  }
  return (
    <EmptyState title={panelText.noSource(what)} detail={panelText.viewCan}>
      <CopyButton label={panelText.copyView} testId="copy-view" read={() => views.join('\n\n')} />
    </EmptyState>
  )
}
