/** What a person says to alerts: acknowledged, snoozed, muted, paused. */
import type { Database } from 'better-sqlite3'
import type { Chosen, Mute, Pause } from '../../../../shared/domain/alerts/inbox.js'
import type { DueDelivery, LedgerCalls } from '../messages.js'
import { findAlerts } from './alert-rows.js'

function chosen(choice: Chosen): { readonly sql: string; readonly values: readonly (string | number)[] } {
  return 'ids' in choice ? { sql: `id IN (${choice.ids.map(() => '?').join(', ')})`, values: choice.ids } : { sql: 'seq <= ?', values: [choice.upTo] }
}

/** The first answer counts; a note can be added or changed later. */
export function acknowledge(database: Database, { chosen: choice, note, at }: LedgerCalls['acknowledge'][0]): LedgerCalls['acknowledge'][1] {
  return database.transaction(() => {
    const { sql, values } = chosen(choice)
    const among = 'ids' in choice && note !== null ? sql : `${sql} AND acknowledged_at IS NULL`
    const concerned = findAlerts(database, `WHERE ${among} AND (resolved_at IS NULL OR EXISTS (SELECT 1 FROM deliveries WHERE alert = alerts.id AND state = 'due'))`, ...values)
    const { changes } = database.prepare(`UPDATE alerts SET acknowledged_at = coalesce(acknowledged_at, ?), note = coalesce(?, note) WHERE ${among}`).run(at, note, ...values)
    return { count: changes, concerned: concerned.map(({ alert }) => ({ ...alert, acknowledgedAt: alert.acknowledgedAt ?? at, note: note ?? alert.note })) }
  })()
}

export function snooze(database: Database, { ids, until, channels }: LedgerCalls['snooze'][0]): LedgerCalls['snooze'][1] {
  return database.transaction(() => {
    const among = chosen({ ids })
    database.prepare(`UPDATE alerts SET snoozed_until = ? WHERE ${among.sql}`).run(until, ...among.values)
    const alerts = findAlerts(database, `WHERE ${among.sql}`, ...among.values).map(({ alert }) => alert)
    const due = until === null ? [] : alerts.flatMap(({ id }) => channels.map((channel): DueDelivery => ({ alert: id, channel, occasion: 'snoozed', notBefore: until, attempts: 0 })))
    database.prepare(`UPDATE deliveries SET state = 'withheld', code = 'awake' WHERE state = 'due' AND occasion = 'snoozed' AND alert IN (${among.values.map(() => '?').join(', ')})`).run(...among.values)
    const put = database.prepare(`
      INSERT INTO deliveries (alert, channel, occasion, state, not_before, attempts, shown) VALUES (?, ?, 'snoozed', 'due', ?, 0, 0)
      ON CONFLICT DO UPDATE SET state = 'due', not_before = excluded.not_before, attempts = 0`)
    for (const { alert, channel, notBefore } of due) put.run(alert, channel, notBefore)
    return { alerts, due }
  })()
}

export function allMutes(database: Database): readonly Mute[] {
  return database.prepare('SELECT what, name, since, until FROM mutes ORDER BY since, what, name').all() as Mute[]
}

export function mute(database: Database, { what, name, until, at }: LedgerCalls['mute'][0]): readonly Mute[] {
  database.prepare('INSERT INTO mutes (what, name, since, until) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET until = excluded.until').run(what, name, at, until)
  database.prepare('DELETE FROM mutes WHERE until <= ?').run(at)
  return allMutes(database)
}

export function unmute(database: Database, { what, name }: LedgerCalls['unmute'][0]): readonly Mute[] {
  database.prepare('DELETE FROM mutes WHERE what = ? AND name = ?').run(what, name)
  return allMutes(database)
}

export function savePause(database: Database, pause: Pause | null): void {
  if (pause === null) database.prepare("DELETE FROM about WHERE key = 'pause'").run()
  else database.prepare("INSERT INTO about (key, value) VALUES ('pause', ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(JSON.stringify(pause))
}

export function savedPause(database: Database): Pause | null {
  const text = database.prepare("SELECT value FROM about WHERE key = 'pause'").pluck().get()
  if (typeof text !== 'string') return null
  try {
    const { until, withCritical } = JSON.parse(text) as { until: unknown; withCritical: unknown }
    return typeof until === 'number' ? { until, withCritical: withCritical === true } : null
  } catch {
    return null // Another hand wrote there: notifications are not paused, which is the safe way to be wrong.
  }
}
