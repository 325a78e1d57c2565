/** What was raised while nobody was here, until it is dismissed. */
import { alertSeverities } from '../../shared/domain/alerts/alert.js'
import type { Digest } from '../../shared/domain/alerts/inbox.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { useInbox } from './inbox-store.js'

const DISMISSED = 'pitwall.away.dismissed'

/** Whether what happened since then was looked at and put away. */
export function isDismissed(since: EpochMs): boolean {
  try {
    return sessionStorage.getItem(DISMISSED) === String(since)
  } catch {
    // The page may be forbidden to keep anything.
    return false
  }
}

/** Until something is raised in another absence. A page that is loaded again asks no more either. */
export function dismissAway(): void {
  const { away } = useInbox.getState()
  useInbox.setState({ away: null })
  if (away === null) return
  try {
    sessionStorage.setItem(DISMISSED, String(away.since))
  } catch {
    // Shown again by the next page.
  }
}

/** How many were raised in all. */
export function raisedIn({ raised }: Digest): number {
  return alertSeverities.reduce((sum, severity) => sum + raised[severity], 0)
}
