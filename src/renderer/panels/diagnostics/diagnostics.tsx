/** What the desk's machinery is doing, and what it has been through. */
import { EmptyState } from '../../components/empty-state.js'
import { useShell } from '../../stores/shell-store.js'
import { diagnosticsText } from '../../text/diagnostics.js'
import { BudgetsPanel } from './budgets-panel.js'
import { CopyDiagnostics } from './copy-diagnostics.js'
import styles from './diagnostics.module.css'
import { FarmsPanel } from './farms-panel.js'
import { MachinePanel } from './machine-panel.js'
import { NoticesPanel } from './notices-panel.js'
import { SessionPanel } from './session-panel.js'
import { StreamsPanel } from './streams-panel.js'

export function Diagnostics(): React.JSX.Element {
  const status = useShell((shell) => shell.status)
  if (status === null) return <EmptyState {...diagnosticsText.nothingKnown} />
  const { ib } = status
  return (
    <div className={styles['diagnostics']}>
      <CopyDiagnostics />
      <SessionPanel ib={ib} className={styles['session']} />
      <FarmsPanel farms={ib.farms} className={styles['farms']} />
      <BudgetsPanel budgets={ib.budgets} className={styles['budgets']} />
      <MachinePanel status={status} className={styles['machine']} />
      <NoticesPanel notices={ib.notices} className={styles['notices']} />
      <StreamsPanel streams={ib.streams} className={styles['streams']} />
    </div>
  )
}
