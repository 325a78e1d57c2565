/** When the instruments of the story trade, by the clocks of their exchanges. */
import type { EpochMs } from '../../shared/lib/clock.js'
import { atWallTime, wallTimeAt, zoneNamed, type WallTime, type Zone } from '../../shared/lib/zoned-time.js'
import type { Instrument } from '../world/types.js'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** As many days as a contract's details list. */
const LISTED_DAYS = 7

/** From and to as minutes after midnight of the trading day; below zero: on the evening before. */
interface Hours {
  readonly trading: readonly [number, number]
  readonly liquid: readonly [number, number]
}

export interface Session {
  /** Midnight of the trading day, on the exchange's clock. */
  readonly day: WallTime
  readonly from: EpochMs
  readonly to: EpochMs
}

const at = (hours: number, minutes = 0): number => hours * 60 + minutes

function hoursOf({ secType, currency, timeZoneId }: Instrument): Hours {
  switch (secType) {
    case 'OPT': return { trading: [at(9, 30), at(16)], liquid: [at(9, 30), at(16)] }
    case 'CASH': return { trading: [at(-6, -45), at(17)], liquid: [at(-6, -45), at(17)] }
    case 'FUT': return timeZoneId === 'US/Central'
      ? { trading: [at(-7), at(16)], liquid: [at(8, 30), at(15)] }
      : { trading: [at(-6), at(17)], liquid: [at(9), at(14, 30)] }
    case 'STK': return currency === 'EUR'
      ? { trading: [at(9), at(17, 30)], liquid: [at(9), at(17, 30)] }
      : { trading: [at(4), at(20)], liquid: [at(9, 30), at(16)] }
  }
}

/** Weekends, the first day of the year and Christmas. */
function isRest(day: WallTime): boolean {
  const date = new Date(day)
  const [weekday, text] = [date.getUTCDay(), date.toISOString().slice(5, 10)]
  return weekday === 0 || weekday === 6 || text === '01-01' || text === '12-25'
}

export function zoneOf({ timeZoneId }: Instrument): Zone {
  const zone = zoneNamed(timeZoneId)
  if (zone === null) throw new RangeError(`no time zone ${timeZoneId}`)
  return zone
}

/** Midnight of the moment's day on the exchange's clock. */
export function dayAt(instrument: Instrument, moment: EpochMs): WallTime {
  return Math.floor(wallTimeAt(zoneOf(instrument), moment) / DAY_MS) * DAY_MS
}

/** The session of a trading day; null: there is none. */
export function sessionOf(instrument: Instrument, day: WallTime, regular: boolean): Session | null {
  if (isRest(day)) return null
  const hours = hoursOf(instrument)
  const [from, to] = regular ? hours.liquid : hours.trading
  const zone = zoneOf(instrument)
  return { day, from: atWallTime(zone, day + from * MINUTE_MS), to: atWallTime(zone, day + to * MINUTE_MS) }
}

/** `20261120:0930-20261120:1600;20261121:CLOSED`, from today on. */
export function hoursText(instrument: Instrument, now: EpochMs, regular: boolean): string {
  const zone = zoneOf(instrument)
  const today = dayAt(instrument, now)
  const digits = (text: string): string => text.replace(/\D/g, '')
  const date = (day: WallTime): string => digits(new Date(day).toISOString().slice(0, 10))
  const moment = (time: EpochMs): string => {
    const wall = wallTimeAt(zone, time)
    return `${date(wall)}:${digits(new Date(wall).toISOString().slice(11, 16))}`
  }
  return Array.from({ length: LISTED_DAYS }, (_, i) => today + i * DAY_MS).map((day) => {
    const session = sessionOf(instrument, day, regular)
    return session === null ? `${date(day)}:CLOSED` : `${moment(session.from)}-${moment(session.to)}`
  }).join(';')
}
