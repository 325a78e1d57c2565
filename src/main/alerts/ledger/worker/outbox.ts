/** Writing what happened, and what is to be told of it: one transaction for both. */
import type { Database } from 'better-sqlite3'
import type { DueDelivery, NewDelivery, RecordEntry, SettledDelivery, SettleEntry, TimedTransition } from '../messages.js'
import { insertAlert, updateAlert } from './alert-rows.js'

/**
 * Writes entries in their order, all or none. What the file has already is not written twice: a writer that does not know
 * whether its last attempt arrived writes it again.
 * @returns what is due of the alerts that were recorded
 */
export function writeEntries(database: Database, entries: readonly (RecordEntry | SettleEntry)[]): readonly DueDelivery[] {
  return database.transaction(() => {
    const recorded = new Set<string>()
    for (const entry of entries) {
      if (entry.kind === 'settle') for (const one of entry.settled) settle(database, one, entry.at)
      else for (const id of record(database, entry)) recorded.add(id)
    }
    return [...recorded].flatMap((id) => dueOf(database, id))
  })()
}

function record(database: Database, { transitions, deliveries }: RecordEntry): ReadonlySet<string> {
  const known = new Set<string>()
  const touched = new Set<string>()
  for (const transition of transitions) {
    const { alert } = transition
    touched.add(alert.id)
    if (insertAlert(database, alert)) {
      noteTransition(database, { type: 'raised', alert, at: transition.type === 'raised' ? transition.at : alert.raisedAt })
      if (transition.type !== 'raised') noteTransition(database, transition)
    } else if (transition.type === 'raised') known.add(alert.id)
    else {
      updateAlert(database, alert)
      noteTransition(database, transition)
    }
  }
  for (const delivery of deliveries) {
    if (delivery.occasion === 'raised' && known.has(delivery.alert)) continue
    if (delivery.occasion === 'resolved' && !wasShown(database, delivery)) continue
    addDelivery(database, delivery)
  }
  return touched
}

function noteTransition(database: Database, { type, alert, at }: TimedTransition): void {
  database
    .prepare(`
      INSERT INTO transitions (alert, type, first_at, at, times) VALUES (?, ?, ?, ?, 1)
      ON CONFLICT (alert, type) DO UPDATE SET at = excluded.at, times = times + 1 WHERE excluded.at > at AND type IN ('updated', 'escalated')`)
    .run(alert.id, type, at, at)
}

/** Nobody who was not told of an alert is told that it is over. */
function wasShown(database: Database, { alert, channel }: NewDelivery): boolean {
  return database.prepare("SELECT 1 FROM deliveries WHERE alert = ? AND channel = ? AND occasion = 'raised' AND shown > 0").get(alert, channel) !== undefined
}

export function addDelivery(database: Database, { alert, channel, occasion, notBefore, state }: NewDelivery): void {
  database
    .prepare('INSERT INTO deliveries (alert, channel, occasion, state, not_before, attempts, shown) VALUES (?, ?, ?, ?, ?, 0, ?) ON CONFLICT DO NOTHING')
    .run(alert, channel, occasion, state, notBefore, state === 'shown' ? 1 : 0)
}

/** A repeat (an escalation) has the line of the one before it: it is due again, or for the first time. */
function settle(database: Database, { alert, channel, occasion, state, notBefore, attempts, code, message }: SettledDelivery, at: number): void {
  const isShown = state === 'shown' ? 1 : 0
  database
    .prepare(`
      INSERT INTO deliveries (alert, channel, occasion, state, not_before, attempts, shown, at, code, message)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM alerts WHERE id = ?)
      ON CONFLICT DO UPDATE SET state = excluded.state, not_before = excluded.not_before, attempts = excluded.attempts,
        shown = shown + CASE WHEN at IS excluded.at THEN 0 ELSE excluded.shown END, at = excluded.at, code = excluded.code, message = excluded.message`)
    .run(alert, channel, occasion, state, notBefore, attempts, isShown, at, code, message, alert)
  if (occasion === 'escalated' && state === 'shown') {
    database
      .prepare(`
        INSERT INTO transitions (alert, type, first_at, at, times) VALUES (?, 'escalated', ?, ?, 1)
        ON CONFLICT (alert, type) DO UPDATE SET at = excluded.at, times = times + 1 WHERE excluded.at > at`)
      .run(alert, at, at)
  }
}

function dueOf(database: Database, alert: string): readonly DueDelivery[] {
  return database.prepare("SELECT alert, channel, occasion, not_before AS notBefore, attempts FROM deliveries WHERE alert = ? AND state = 'due'").all(alert) as DueDelivery[]
}

/** Everything that is still to be told, oldest first. */
export function allDue(database: Database): readonly DueDelivery[] {
  return database.prepare("SELECT alert, channel, occasion, not_before AS notBefore, attempts FROM deliveries WHERE state = 'due' ORDER BY not_before").all() as DueDelivery[]
}
