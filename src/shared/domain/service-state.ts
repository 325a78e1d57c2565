/** The state of a background service by its heartbeat (FIELD.md section 3), by the database's clock. */
import type { EpochMs } from '../lib/clock.js'
import type { ServiceHeartbeat } from './database-rows.js'

/** ok: beat within 1.5 intervals. late: within 3. dead: older. not-working: beats, but its work product is older than 3 of its own intervals. */
export const serviceStates = ['ok', 'late', 'not-working', 'dead', 'unknown'] as const
export type ServiceState = (typeof serviceStates)[number]

export interface ServiceView {
  readonly service: string
  readonly state: ServiceState
  /** Why, for a person: "last beat 95 s ago, expected every 30 s". */
  readonly reason: string
  /** Milliseconds since the last beat at the moment of judgement; null: the clock is not known. */
  readonly sinceBeatMs: number | null
  readonly sinceWorkMs: number | null
  readonly intervalMs: number | null
  readonly lastRunMs: number | null
  /** The service's own word and message. */
  readonly word: string
  readonly message: string | null
}

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
  void [row, judgedAt]
  throw new Error('in the works')
}

/** How many services are in which state, and the worst of them (`unknown` for none). */
export function serviceCounts(views: readonly ServiceView[]): { readonly worst: ServiceState; readonly by: Readonly<Record<ServiceState, number>> } {
  void views
  throw new Error('in the works')
}
