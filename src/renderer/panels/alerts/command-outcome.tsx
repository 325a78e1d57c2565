/** What the last thing that a person did came to, where it was done. */
import { Check, TriangleAlert } from 'lucide-react'
import { useAlertCommands } from './alert-commands.js'
import styles from './alert-side.module.css'

export function Outcome(): React.JSX.Element {
  const outcome = useAlertCommands((commands) => commands.outcome)
  const Icon = outcome?.isFailure === true ? TriangleAlert : Check
  return (
    <p className={styles['outcome']} data-failed={outcome?.isFailure === true} role="status" data-testid="alerts-outcome">
      {outcome === null ? null : <><Icon size={12} aria-hidden="true" /> {outcome.text}</>}
    </p>
  )
}
