/** How severe an alert is: a shape, a colour and a word. */
import { Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { AlertSeverity } from '../../../shared/domain/alerts/alert.js'
import { alertsText as words } from '../../text/alerts.js'
import styles from './severity-mark.module.css'

export const severityIcons: Readonly<Record<AlertSeverity, LucideIcon>> = { critical: OctagonAlert, warning: TriangleAlert, info: Info }

export interface SeverityMarkProps {
  readonly severity: AlertSeverity
  /** Short enough for a column. */
  readonly isShort?: boolean
}

export function SeverityMark({ severity, isShort = false }: SeverityMarkProps): React.JSX.Element {
  const Icon = severityIcons[severity]
  return (
    <span className={styles['mark']} data-severity={severity} title={words.severities[severity]}>
      <Icon size={13} aria-hidden="true" />
      <span data-word="">{isShort ? words.shortSeverities[severity] : words.severities[severity]}</span>
    </span>
  )
}
