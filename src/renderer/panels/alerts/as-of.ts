/** The inbox as it stood at a past moment, while that is replayed. What came of an alert later is left out of it. */
import type { Alert } from '../../../shared/domain/alerts/alert.js'
import type { AlertFilter, ListedAlert } from '../../../shared/domain/alerts/inbox.js'
import type { EpochMs } from '../../../shared/lib/clock.js'

/** The file knows each alert as it is now: whether it lasted or was answered then cannot be asked of it. */
export function filterAsOf(filter: AlertFilter, at: EpochMs): AlertFilter {
  return { ...filter, state: 'all', until: Math.min(filter.until ?? Infinity, at + 1) }
}

export function alertAsOf(alert: Alert, at: EpochMs): Alert {
  const isAnswered = alert.acknowledgedAt !== null && alert.acknowledgedAt <= at
  return {
    ...alert,
    resolvedAt: alert.resolvedAt !== null && alert.resolvedAt <= at ? alert.resolvedAt : null,
    acknowledgedAt: isAnswered ? alert.acknowledgedAt : null,
    note: isAnswered ? alert.note : null,
    // When it was snoozed is not known.
    snoozedUntil: null
  }
}

export function listedAsOf(listed: ListedAlert, at: EpochMs): ListedAlert {
  return { ...listed, alert: alertAsOf(listed.alert, at), deliveries: listed.deliveries.filter((delivery) => delivery.at !== null && delivery.at <= at) }
}
