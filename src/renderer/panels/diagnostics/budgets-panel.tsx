/** What the broker limits, and how much room is left: nothing here may ever run full by our doing. */
import type { Budget } from '../../../shared/state/ib-feed-status.js'
import { EmptyState } from '../../components/empty-state.js'
import styles from './diagnostics.module.css'
import { Meter } from './meter.js'
import { StatusPanel } from './status-panel.js'

export function BudgetsPanel({ budgets, className }: { readonly budgets: readonly Budget[], readonly className?: string | undefined }): React.JSX.Element {
  const waiting = budgets.reduce((sum, budget) => sum + budget.waiting, 0)
  return (
    <StatusPanel name="budgets" title="Budgets" extra={waiting === 0 ? null : `${String(waiting)} waiting`} className={className}>
      {budgets.length === 0 ? (
        <EmptyState title="No budget in use" detail="The broker's limits are counted once a session is open." />
      ) : (
        <div className={styles['scroll']} tabIndex={0} role="group" aria-label="Budgets">
          {budgets.map((budget) => <Meter key={budget.name} {...budget} />)}
        </div>
      )}
    </StatusPanel>
  )
}
