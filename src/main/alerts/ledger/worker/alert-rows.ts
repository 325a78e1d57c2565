/** Alerts as rows of the file. */
import type { Database } from 'better-sqlite3'
import type { Alert } from '../../../../shared/domain/alerts/alert.js'

interface AlertRow {
  readonly seq: number
  readonly id: string
  readonly rule_id: string
  readonly kind: string
  readonly subject: string
  readonly severity: string
  readonly title: string
  readonly detail: string
  readonly occurred_at: number
  readonly raised_at: number
  readonly resolved_at: number | null
  readonly count: number
  readonly target_slice: string | null
  readonly target_key: string | null
  readonly account: string | null
  readonly instrument: string | null
  readonly strategy: string | null
  readonly acknowledged_at: number | null
  readonly note: string | null
  readonly snoozed_until: number | null
}

/** As the file has it: main checks it by the alert's schema before it trusts it. */
function alertOf(row: AlertRow): Alert {
  return {
    id: row.id,
    ruleId: row.rule_id,
    kind: row.kind as Alert['kind'],
    subject: row.subject,
    severity: row.severity as Alert['severity'],
    title: row.title,
    detail: row.detail,
    occurredAt: row.occurred_at,
    raisedAt: row.raised_at,
    resolvedAt: row.resolved_at,
    count: row.count,
    target: row.target_slice === null || row.target_key === null ? null : ({ slice: row.target_slice, key: row.target_key } as Alert['target']),
    account: row.account,
    instrument: row.instrument,
    strategy: row.strategy,
    acknowledgedAt: row.acknowledged_at,
    note: row.note,
    snoozedUntil: row.snoozed_until
  }
}

/** Alerts that the rest of a SELECT finds, in its order, each with its number. */
export function findAlerts(database: Database, rest: string, ...values: readonly (string | number)[]): readonly { readonly number: number; readonly alert: Alert }[] {
  const rows = database.prepare(`SELECT * FROM alerts ${rest}`).all(...values) as AlertRow[]
  return rows.map((row) => ({ number: row.seq, alert: alertOf(row) }))
}

/** Writes an alert that the file does not have. @returns whether it was so */
export function insertAlert(database: Database, alert: Alert): boolean {
  const { target } = alert
  const done = database
    .prepare(`
      INSERT INTO alerts (id, rule_id, kind, subject, severity, title, detail, occurred_at, raised_at, resolved_at, count, target_slice, target_key, account, instrument, strategy, acknowledged_at, note, snoozed_until)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`)
    .run(
      alert.id, alert.ruleId, alert.kind, alert.subject, alert.severity, alert.title, alert.detail, alert.occurredAt, alert.raisedAt, alert.resolvedAt, alert.count,
      target?.slice ?? null, target?.key ?? null, alert.account, alert.instrument, alert.strategy, alert.acknowledgedAt, alert.note, alert.snoozedUntil
    )
  return done.changes > 0
}

/** What the rule says of an alert now; what a person did with it is theirs, and one that is over stays so. */
export function updateAlert(database: Database, alert: Alert): void {
  database
    .prepare('UPDATE alerts SET severity = ?, title = ?, detail = ?, count = max(count, ?), target_slice = ?, target_key = ?, resolved_at = coalesce(resolved_at, ?) WHERE id = ?')
    .run(alert.severity, alert.title, alert.detail, alert.count, alert.target?.slice ?? null, alert.target?.key ?? null, alert.resolvedAt, alert.id)
}
