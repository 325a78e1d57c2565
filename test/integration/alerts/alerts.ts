/** Alerts to record. Apart from the harness: the storm's processes load nothing that they do not need. */
import type { Alert } from '../../../src/shared/domain/alerts/alert.js'

/** An hour ago: what is older than a year would go. */
export const T = Date.now() - 3_600_000

export function alert(id: string, more: Partial<Alert> = {}): Alert {
  return {
    id, ruleId: 'fills', kind: 'order-outcome', subject: id, severity: 'info', title: `Order ${id} filled`, detail: '', occurredAt: T, raisedAt: T, resolvedAt: null, count: 1,
    target: null, account: null, instrument: null, strategy: null, acknowledgedAt: null, note: null, snoozedUntil: null, ...more
  }
}
