/** What the broker limits, and how much room is left: nothing here may ever run full by our doing. */
import type { Budget } from '../../../shared/state/ib-feed-status.js'
import { EmptyState } from '../../components/empty-state.js'
import { diagnosticsText } from '../../text/diagnostics.js'
import styles from './diagnostics.module.css'
import { Meter } from '../../components/meter.js'
import { StatusPanel } from './status-panel.js'

const words = diagnosticsText.budgets

export function BudgetsPanel({ budgets, className }: { readonly budgets: readonly Budget[], readonly className?: string | undefined }): React.JSX.Element {
  const waiting = budgets.reduce((sum, budget) => sum + budget.waiting, 0)
  return (
    <StatusPanel name="budgets" title={words.title} extra={waiting === 0 ? null : words.waiting(String(waiting))} className={className}>
      {budgets.length === 0 ? (
        <EmptyState {...words.none} />
      ) : (
        <div className={styles['scroll']} tabIndex={0} role="group" aria-label={words.title}>
          {budgets.map((budget) => <Meter key={budget.name} {...budget} />)}
        </div>
      )}
    </StatusPanel>
  )
}
