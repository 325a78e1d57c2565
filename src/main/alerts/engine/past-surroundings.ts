/** What a desk of the past was surrounded by, as far as its kept moment tells: of connections and markets no history is kept. */
import { MarketCalendar } from '../../../shared/domain/alerts/market-calendar.js'
import type { DeskBearings } from '../../../shared/domain/history-moment.js'
import type { MarketSessions } from '../../../shared/domain/market-sessions.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import { sliceKeys, slices, type SliceSource } from '../../../shared/state/slices.js'
import type { DeskStatus } from '../../../shared/state/status.js'
import type { DeskRows } from '../../desk/ports.js'

/** A source that is lost pauses its slices, and the first that it proves again is not paused any more. */
function wasConnected(desk: Pick<DeskRows, 'meta'>, source: SliceSource): boolean {
  return sliceKeys.some((key) => {
    const { origin, fetch } = desk.meta(key)
    return slices[key].source === source && origin === 'live' && fetch !== 'paused'
  })
}

/** The status by which the kept rows are judged. @param now the status of now: what is not configured now counts as not configured then */
export function pastStatus(now: DeskStatus, desk: Pick<DeskRows, 'meta'>, bearings: DeskBearings | null): DeskStatus {
  const isOff = (phase: string): boolean => phase === 'off' || phase === 'stopped'
  const untried = { error: null, attempt: 0, nextAttemptAt: null }
  return {
    ...now,
    postgres: { ...now.postgres, ...untried, phase: wasConnected(desk, 'postgres') ? 'connected' : isOff(now.postgres.phase) ? 'off' : 'connecting', clockSkewMs: bearings?.clockSkewMs ?? null },
    ib: { ...now.ib, ...untried, phase: wasConnected(desk, 'ib') ? 'live' : isOff(now.ib.phase) ? 'off' : 'connecting', down: null, expected: null, accounts: [...(bearings?.brokerAccounts ?? [])], farms: [] }
  }
}

const UNKNOWN = new MarketCalendar([])

/** Sessions that have ended are not listed: before the first one that is, nobody knows whether a market was open. */
export function pastCalendar(markets: readonly MarketSessions[]): (at: EpochMs) => MarketCalendar {
  const calendar = new MarketCalendar(markets)
  const knownSince = Math.max(...markets.map(({ all }) => Math.min(...all.map(({ from }) => from))))
  return (at) => (markets.length > 0 && at >= knownSince ? calendar : UNKNOWN)
}
