/** Reading the inbox: pages of it, its counts, what happened since. */
import type { Database } from 'better-sqlite3'
import { MINUS } from '../../../../shared/lib/decimal-words.js'
import { alertSeverities } from '../../../../shared/domain/alerts/alert.js'
import type { AlertFilter, BySeverity, Digest, ListAnswer, ListedDelivery, ListQuery, Summary } from '../../../../shared/domain/alerts/inbox.js'
import type { LastAlert, LastAlerts } from '../../../../shared/domain/alerts/rules-view.js'
import { findAlerts } from './alert-rows.js'

interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

const SEARCHED = ['title', 'detail', 'note', 'instrument', 'account', 'strategy']

/** A word as LIKE takes it: a per cent sign that somebody types is one, and a hyphen is also the minus sign, which no keyboard has. */
function containing(word: string): Condition {
  const typed = word.replaceAll(MINUS, '-')
  const pattern = `%${typed.replace(/[\\%_]/g, '\\$&')}%`
  const text = (column: string): string => (typed.includes('-') ? `replace(${column}, '${MINUS}', '-')` : column)
  return { sql: `(${SEARCHED.map((column) => `${text(column)} LIKE ? ESCAPE '\\'`).join(' OR ')})`, values: SEARCHED.map(() => pattern) }
}

function oneOf(column: string, values: readonly string[]): readonly Condition[] {
  return values.length === 0 ? [] : [{ sql: `${column} IN (${values.map(() => '?').join(', ')})`, values }]
}

function conditionsOf({ search, severities, kinds, state, from, until }: AlertFilter): readonly Condition[] {
  return [
    ...search.split(/\s+/).filter((word) => word !== '').map(containing),
    ...oneOf('severity', severities),
    ...oneOf('kind', kinds),
    ...(state === 'open' ? [{ sql: 'resolved_at IS NULL', values: [] }] : []),
    ...(state === 'unread' ? [{ sql: 'acknowledged_at IS NULL', values: [] }] : []),
    ...(from === null ? [] : [{ sql: 'raised_at >= ?', values: [from] }]),
    ...(until === null ? [] : [{ sql: 'raised_at < ?', values: [until] }])
  ]
}

function where(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    values: conditions.flatMap(({ values }) => values)
  }
}

export function listAlerts(database: Database, { filter, before, limit }: ListQuery): ListAnswer {
  const all = where(conditionsOf(filter))
  const page = where([...conditionsOf(filter), ...(before === null ? [] : [{ sql: 'seq < ?', values: [before] }])])
  const total = database.prepare(`SELECT count(*) FROM alerts ${all.sql}`).pluck().get(...all.values) as number
  const deliveries = database.prepare('SELECT channel, occasion, state, at, code, message FROM deliveries WHERE alert = ? ORDER BY channel, occasion')
  const found = findAlerts(database, `${page.sql} ORDER BY seq DESC LIMIT ?`, ...page.values, limit)
  return { alerts: found.map(({ number, alert }) => ({ number, alert, deliveries: deliveries.all(alert.id) as ListedDelivery[] })), total }
}

/** SQLite takes the other columns from the row that has the largest. */
export function lastOfRules(database: Database): LastAlerts {
  const rows = database.prepare('SELECT rule_id AS ruleId, id, title, max(raised_at) AS raisedAt, resolved_at AS resolvedAt FROM alerts GROUP BY rule_id').all() as (LastAlert & { ruleId: string })[]
  return Object.fromEntries(rows.map(({ ruleId, ...last }) => [ruleId, last]))
}

function counted(database: Database, condition: string, ...values: readonly number[]): BySeverity {
  const rows = database.prepare(`SELECT severity, count(*) AS count FROM alerts WHERE ${condition} GROUP BY severity`).all(...values) as { severity: string; count: number }[]
  const [info = 0, warning = 0, critical = 0] = alertSeverities.map((severity) => rows.find((row) => row.severity === severity)?.count)
  return { info, warning, critical }
}

export function summarize(database: Database, latest: number): Summary {
  return {
    unread: counted(database, 'acknowledged_at IS NULL'),
    open: counted(database, 'resolved_at IS NULL'),
    latest: findAlerts(database, 'ORDER BY seq DESC LIMIT ?', latest).map(({ alert }) => alert)
  }
}

export function digestSince(database: Database, since: number, newest: number): Digest {
  return {
    raised: counted(database, 'raised_at >= ?', since),
    resolved: database.prepare('SELECT count(*) FROM alerts WHERE raised_at >= ? AND resolved_at IS NOT NULL').pluck().get(since) as number,
    kinds: database.prepare('SELECT kind, count(*) AS count FROM alerts WHERE raised_at >= ? GROUP BY kind ORDER BY count DESC, kind').all(since) as Digest['kinds'],
    // What matters most first: a person comes back to a screen, not to a log.
    newest: findAlerts(
      database,
      "WHERE raised_at >= ? ORDER BY CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, resolved_at IS NOT NULL, seq DESC LIMIT ?",
      since,
      newest
    ).map(({ alert }) => alert)
  }
}
