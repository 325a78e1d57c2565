/** The sessions of markets from the hours that their contracts' details list. Nothing is told of days that they do not list. */
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { groupBy } from '../../shared/lib/group-by.js'
import { compareKeys } from '../../shared/lib/order.js'
import { atWallTime, zoneNamed, type WallTime, type Zone } from '../../shared/lib/zoned-time.js'
import type { ContractFacts } from './ports.js'
import { union, type Spans } from './spans.js'
import { parseHours, type ListedHours } from './trading-hours.js'

const DAY_MS = 86_400_000

type Hours = Omit<ContractFacts, 'minTick' | 'asOf'>

const dayText = (day: WallTime): string => new Date(day).toISOString().slice(0, 10)

/** @returns sessions that have not ended; those that follow one another without a pause are one */
function spansOf({ sessions }: ListedHours, zone: Zone, now: EpochMs): Spans {
  return union(sessions.map(({ from, to }) => ({ from: atWallTime(zone, from), to: atWallTime(zone, to) }))).filter(({ to }) => to > now)
}

/** Listed workdays on which nothing trades; the evening on which a session begins before its day is not its day. */
function holidaysOf({ days, sessions }: ListedHours): readonly string[] {
  const isWorkday = (day: WallTime): boolean => ![0, 6].includes(new Date(day).getUTCDay())
  return [...days].filter((day) => isWorkday(day) && !sessions.some(({ from, to }) => from < day + DAY_MS && to > day)).sort((a, b) => a - b).map(dayText)
}

/**
 * Contracts with the same hours are one market. Those whose hours or zone the broker does not tell are left out, and those of
 * which it has told days that are over: nobody knows whether they trade now.
 */
export function marketSessions(contracts: readonly Hours[], now: EpochMs): readonly MarketSessions[] {
  const markets = [...groupBy(contracts, ({ exchange, timeZone, tradingHours, liquidHours }) => [exchange, timeZone, tradingHours, liquidHours].join('|')).values()]
  return markets
    .flatMap((own): MarketSessions[] => {
      const [first] = own
      const zone = first === undefined ? null : zoneNamed(first.timeZone)
      if (first === undefined || zone === null) return []
      const all = parseHours(first.tradingHours)
      const lastDay = Math.max(...all.days)
      const sessions = spansOf(all, zone, now)
      if (all.days.size === 0 || (sessions.length === 0 && atWallTime(zone, lastDay + DAY_MS) <= now)) return []
      return [{
        exchange: first.exchange, timeZone: first.timeZone, conIds: own.map(({ conId }) => conId), regular: [...spansOf(parseHours(first.liquidHours), zone, now)], all: [...sessions],
        holidays: [...holidaysOf(all)], lastDay: dayText(lastDay)
      }]
    })
    .sort((a, b) => compareKeys([a.exchange, a.timeZone], [b.exchange, b.timeZone]))
}
