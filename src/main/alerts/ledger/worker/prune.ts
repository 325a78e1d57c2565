/** The ends of the history: what is older than a year, and what is more than fifty thousand, goes. */
import type { Database } from 'better-sqlite3'

const DAY_MS = 86_400_000
const OLDEST_MS = 365 * DAY_MS
/** Some 40 MB with all that belongs to them. */
const MOST_ALERTS = 50_000
/** A part of the way at a time: nothing else is written meanwhile. */
const AT_ONCE = 1_000

export interface Ceilings {
  readonly oldestMs: number
  readonly mostAlerts: number
}

export const CEILINGS: Ceilings = { oldestMs: OLDEST_MS, mostAlerts: MOST_ALERTS }

/** The oldest that may go go, whatever their age. @returns how many */
export function makeRoom(database: Database): number {
  return prune(database, 0, { oldestMs: 0, mostAlerts: 0 })
}

/** Alerts that last, or that are still to be told of, stay whatever their age. @returns how many went */
export function prune(database: Database, now: number, { oldestMs, mostAlerts }: Ceilings = CEILINGS): number {
  return database.transaction(() => {
    const count = database.prepare('SELECT count(*) FROM alerts').pluck().get() as number
    const going = database
      .prepare(`
        SELECT id FROM alerts
        WHERE (raised_at < ? OR seq IN (SELECT seq FROM alerts ORDER BY seq LIMIT ?))
          AND resolved_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deliveries WHERE alert = alerts.id AND state = 'due')
        ORDER BY seq LIMIT ?`)
      .pluck()
      .all(now - oldestMs, Math.max(count - mostAlerts, 0), AT_ONCE) as string[]
    for (const [table, column] of [['transitions', 'alert'], ['deliveries', 'alert'], ['alerts', 'id']] as const) {
      const remove = database.prepare(`DELETE FROM ${table} WHERE ${column} = ?`)
      for (const id of going) remove.run(id)
    }
    return going.length
  })()
}
