/** Services that were demonstrably not doing their work at some moment. */
import type { EpochMs } from '../lib/clock.js'
import { compareKeys } from '../lib/order.js'
import type { ServiceHeartbeat } from './database-rows.js'
import { serviceView, type ServiceState } from './service-state.js'

export interface SilentService {
  readonly service: string
  /** Its state when the heartbeats were last read. */
  readonly state: Extract<ServiceState, 'dead' | 'not-working'>
  /** Its last beat (dead) or last work (not working), by the database's clock: before the moment in question. */
  readonly since: EpochMs
  /** Its name has the strategy's name in it. */
  readonly isOwn: boolean
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * The contract keeps each service's last beat, not its history: a service is named here only when its last beat or work
 * lies before the moment, so that it cannot have worked then. One that failed and has recovered is not found.
 * @param at by the database's clock
 * @param judgedAt from `heartbeatsJudgedAt`
 */
export function silentServices(rows: readonly ServiceHeartbeat[], judgedAt: EpochMs | null, at: EpochMs, strategy: string): readonly SilentService[] {
  const found = rows.flatMap((row): SilentService[] => {
    const { state } = serviceView(row, judgedAt)
    const since = state === 'dead' ? row.lastBeatAt : state === 'not-working' ? row.lastWorkAt : null
    if (since === null || since >= at || (state !== 'dead' && state !== 'not-working')) return []
    return [{ service: row.service, state, since, isOwn: plain(strategy) !== '' && plain(row.service).includes(plain(strategy)) }]
  })
  return found.sort((a, b) => compareKeys([a.isOwn ? 0 : 1, a.service], [b.isOwn ? 0 : 1, b.service]))
}
