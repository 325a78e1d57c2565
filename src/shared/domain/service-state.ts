/** The state of a background service by its heartbeat (FIELD.md section 3), by the database's clock. */
import type { EpochMs } from '../lib/clock.js'
import { toNumber, type DecimalText } from '../lib/decimal.js'
import type { ServiceHeartbeat } from './database-rows.js'

/**
 * ok: beat within 1.5 intervals. late: within 3. dead: older. not-working: it beats within 3 intervals, but its work
 * product (bars, signals, fills) is older than 3 of its own. From best to worst; the worst wins upward.
 */
export const serviceStates = ['ok', 'unknown', 'late', 'not-working', 'dead'] as const
export type ServiceState = (typeof serviceStates)[number]

export interface ServiceView {
  readonly service: string
  readonly state: ServiceState
  /** Why, for a person: "last beat 95 s ago, expected every 30 s". */
  readonly reason: string
  /** Milliseconds since the last beat at the moment of judgement, never negative; null: the clock is not known. */
  readonly sinceBeatMs: number | null
  readonly sinceWorkMs: number | null
  readonly intervalMs: number | null
  /** Between two pieces of work; null: it promises none. */
  readonly workIntervalMs: number | null
  readonly lastRunMs: number | null
  /** The service's own word and message. */
  readonly word: string
  readonly message: string | null
}

/** Intervals after which a beat is late, and after which it is missing. */
const LATE = 1.5
const DEAD = 3

/**
 * The moment at which heartbeats may be judged, in the database's clock: when they were last read, never later, or a
 * database that cannot be reached would make every service look dead.
 * @param asOf when the rows were last known true, by this machine's clock
 * @param clockSkewMs server clock minus this machine's; null: not measured
 * @returns null when it is not known
 */
export function heartbeatsJudgedAt(asOf: EpochMs | null, clockSkewMs: number | null): EpochMs | null {
  return asOf === null || clockSkewMs === null ? null : asOf + clockSkewMs
}

/** @param judgedAt from `heartbeatsJudgedAt` */
export function serviceView(row: ServiceHeartbeat, judgedAt: EpochMs | null): ServiceView {
  const since = (at: EpochMs | null): number | null => (judgedAt === null || at === null ? null : Math.max(0, judgedAt - at))
  const facts = {
    sinceBeatMs: since(row.lastBeatAt),
    sinceWorkMs: since(row.lastWorkAt),
    intervalMs: interval(row.intervalSeconds),
    workIntervalMs: interval(row.workIntervalSeconds),
    lastRunMs: row.lastRunMs === null ? null : toNumber(row.lastRunMs)
  }
  return { service: row.service, ...judge(facts), ...facts, word: row.status, message: row.message }
}

interface Facts {
  readonly sinceBeatMs: number | null
  readonly sinceWorkMs: number | null
  readonly intervalMs: number | null
  readonly workIntervalMs: number | null
}

function judge({ sinceBeatMs, sinceWorkMs, intervalMs, workIntervalMs }: Facts): Pick<ServiceView, 'state' | 'reason'> {
  if (sinceBeatMs === null) return { state: 'unknown', reason: "the database's clock is not known yet" }
  const beat = `last beat ${duration(sinceBeatMs)} ago`
  if (intervalMs === null) return { state: 'unknown', reason: `${beat}, interval not known` }
  const reason = `${beat}, expected every ${duration(intervalMs)}`
  if (sinceBeatMs > DEAD * intervalMs) return { state: 'dead', reason }
  if (workIntervalMs !== null && sinceWorkMs !== null && sinceWorkMs > DEAD * workIntervalMs) {
    return { state: 'not-working', reason: `alive, but last work ${duration(sinceWorkMs)} ago, expected every ${duration(workIntervalMs)}` }
  }
  if (workIntervalMs !== null && sinceWorkMs === null) return { state: 'unknown', reason: `${beat}, but nothing is known of its work` }
  return { state: sinceBeatMs > LATE * intervalMs ? 'late' : 'ok', reason }
}

/** Milliseconds of an interval that can be judged by; null for none, zero or less. */
function interval(value: DecimalText | null): number | null {
  const length = value === null ? 0 : toNumber(value) * 1_000
  return length > 0 ? length : null
}

/** "8.5 s", "47 min", "3.2 h": a service that has been silent for long is not told in seconds. */
function duration(ms: number): string {
  if (ms >= 2 * 3_600_000) return `${Math.round(ms / 360_000) / 10} h`
  return ms >= 5 * 60_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 100) / 10} s`
}

/** How many services are in which state, and the worst of them (`unknown` for none). */
export function serviceCounts(views: readonly Pick<ServiceView, 'state'>[]): { readonly worst: ServiceState; readonly by: Readonly<Record<ServiceState, number>> } {
  const by: Record<ServiceState, number> = { ok: 0, unknown: 0, late: 0, 'not-working': 0, dead: 0 }
  for (const view of views) by[view.state] += 1
  return { worst: serviceStates.findLast((state) => by[state] > 0) ?? 'unknown', by }
}
