/** How many alerts are unread, by the worst of them: a shape, a colour and a number. What is not known is no zero. */
import { Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { AlertSeverity } from '../../shared/domain/alerts/alert.js'
import type { BySeverity } from '../../shared/domain/alerts/inbox.js'
import { useInbox } from '../stores/inbox-store.js'
import { shellText } from '../text/shell.js'
import styles from './alert-badge.module.css'

const words = shellText.unreadAlerts
const icons: Readonly<Record<AlertSeverity, LucideIcon>> = { critical: OctagonAlert, warning: TriangleAlert, info: Info }
/** The rail has room for so many. */
const MOST = 99

function worstOf({ critical, warning, info }: BySeverity): AlertSeverity | null {
  return critical > 0 ? 'critical' : warning > 0 ? 'warning' : info > 0 ? 'info' : null
}

export function AlertBadge(): React.JSX.Element | null {
  const state = useInbox((inbox) => inbox.state)
  const failure = useInbox((inbox) => inbox.failure)
  // Main has not answered yet, which it does within a moment of the first paint.
  if (state === null && failure === null) return null
  const unread = state?.unread ?? null
  if (unread === null) return <Badge severity="unknown" text="?" title={words.unknown} />
  const worst = worstOf(unread)
  if (worst === null) return <span className={styles['spoken']}>{words.none}</span>
  return <Badge severity={worst} text={unread[worst] > MOST ? `${String(MOST)}+` : String(unread[worst])} title={words.counts(unread.critical, unread.warning, unread.info)} />
}

function Badge({ severity, text, title }: { readonly severity: AlertSeverity | 'unknown'; readonly text: string; readonly title: string }): React.JSX.Element {
  const Icon = severity === 'unknown' ? null : icons[severity]
  return (
    <>
      <span className={styles['badge']} data-severity={severity} data-testid="alert-badge" title={title} aria-hidden="true">
        {Icon === null ? null : <Icon size={9} strokeWidth={2.6} />}{text}
      </span>
      <span className={styles['spoken']}>{title}</span>
    </>
  )
}
