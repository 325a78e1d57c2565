/** Bars of the past, and the one that is being made. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { decimalsOf, toTick } from '../../world/ticks.js'
import type { Instrument } from '../../world/types.js'
import type { Client } from '../client.js'
import { DAY, barSizes, durationOf } from '../history.js'
import type { Bar } from '../history.js'
import type { Message } from '../wire/fields.js'
import type { Request } from '../wire/request.js'
import { dayStamp, parsedStamp, stamp } from '../wire/stamps.js'
import { theInstrument } from './market-requests.js'

/** New bars come on a grid of five seconds (IB.md 3.6). */
const UPDATE_EVERY_BEATS = 5
/** The date format that asks for seconds since 1970. */
const EPOCH_SECONDS = '2'

/** Bars shorter than this are held to the pacing; the others are only counted (IB.md 3.5). */
const PACED_BELOW_MS = 60_000
const TRADES = 'TRADES'
/** What can be shown, and how far from the trades it lies, in steps of the price. */
const offsets: ReadonlyMap<string, number> = new Map([[TRADES, 0], ['MIDPOINT', 0], ['BID', -1], ['ASK', 1], ['BID_ASK', 0], ['ADJUSTED_LAST', 0]])
/** Of what is not traded. */
const NOT_TRADED = -1

const BARS = 'bars:'
const key = (reqId: number): string => `${BARS}${String(reqId)}`

interface HistoryQuery {
  readonly instrument: Instrument
  /** Milliseconds of a bar. */
  readonly size: number
  readonly regular: boolean
  readonly whatToShow: string
  readonly inSeconds: boolean
}

function dateOf({ instrument, size, inSeconds }: HistoryQuery, start: EpochMs): string | number {
  if (size >= DAY) return dayStamp(start, 'GMT')
  return inSeconds ? Math.floor(start / 1_000) : stamp(start, instrument.timeZoneId)
}

/** Prices of the bar as they are asked for, then volume, average and count. */
function figures({ instrument: { minTick }, whatToShow }: HistoryQuery, bar: Bar): Record<'open' | 'high' | 'low' | 'close' | 'volume' | 'average' | 'count', number> {
  const offset = (offsets.get(whatToShow) ?? 0) * minTick
  const shifted = (price: number): number => (offset === 0 ? price : toTick(price + offset, minTick))
  const [open, high, low, close] = [shifted(bar.open), shifted(bar.high), shifted(bar.low), shifted(bar.close)]
  if (whatToShow !== TRADES) return { open, high, low, close, volume: NOT_TRADED, average: NOT_TRADED, count: NOT_TRADED }
  const average = Number(((open + high + low + close) / 4).toFixed(decimalsOf(minTick) + 2))
  return { open, high, low, close, volume: bar.volume, average, count: Math.ceil(bar.volume / 20) }
}

/** Start, end, then the bars. */
function history(reqId: number, query: HistoryQuery, found: readonly Bar[], from: EpochMs, to: EpochMs): Message {
  const zone = query.instrument.timeZoneId
  const rows = found.flatMap((bar) => {
    const { open, high, low, close, volume, average, count } = figures(query, bar)
    return [dateOf(query, bar.start), open, high, low, close, volume, average, count]
  })
  return [17, reqId, stamp(from, zone), stamp(to, zone), found.length, ...rows]
}

/** The update has its own order: open, close, high, low. */
function update(reqId: number, query: HistoryQuery, bar: Bar): Message {
  const { open, high, low, close, volume, average, count } = figures(query, bar)
  return [90, reqId, count, dateOf(query, bar.start), open, close, high, low, average, volume]
}

/** Days of a duration are trading days; its other units are those of the calendar. */
function beginning(client: Client, { instrument, regular }: HistoryQuery, duration: string, milliseconds: number, to: EpochMs): EpochMs {
  return duration.endsWith('D') ? client.floor.history.daysBack(instrument, to, milliseconds / DAY, regular) : to - milliseconds
}

export function answerHistory(client: Client, request: Request): void {
  const reqId = request.integer(1)
  const { clock, faults } = client.floor
  const instrument = theInstrument(client, request, 2, reqId)
  if (!instrument) return
  const size = barSizes.get(request.text(16))
  const duration = durationOf(request.text(17))
  const to = request.text(15) === '' ? clock.now() : parsedStamp(request.text(15))
  if (size === undefined || duration === null || to === null || !offsets.has(request.text(19))) {
    client.warn(321, 'Error validating request.-\'bD\' : cause - Historical data bar size, duration, end date or type of data is invalid', reqId)
    return
  }
  if (client.streams.has(key(reqId))) {
    client.warn(386, 'Duplicate ticker ID for API historical data query', reqId)
    return
  }
  const query: HistoryQuery = { instrument, size, regular: request.flag(18), whatToShow: request.text(19), inSeconds: request.text(20) === EPOCH_SECONDS }
  if (!isPaced(client, request, query)) return
  if (!faults.barsFlow) {
    client.warn(162, 'Historical Market Data Service error message:HMDS connection attempt failed', reqId)
    return
  }
  const { symbol, secType, exchange } = instrument
  if (faults.is('no-market-data')) {
    client.warn(162, `Historical Market Data Service error message:No market data permissions for ${instrument.primaryExchange || exchange} ${secType}`, reqId)
    return
  }
  if (secType === 'CASH' && query.whatToShow === TRADES) {
    client.warn(162, `Historical Market Data Service error message:No historical market data for ${symbol}/${secType}@${exchange} Last ${String(size / 1_000)}`, reqId)
    return
  }
  const from = beginning(client, query, request.text(17), duration, to)
  const found = client.floor.history.bars(instrument, { from, to }, size, query.regular)
  const isKept = request.flag(21)
  if (found.length === 0 && !isKept) {
    client.warn(162, `Historical Market Data Service error message:HMDS query returned no data: ${instrument.localSymbol}@${exchange} ${query.whatToShow}`, reqId)
    return
  }
  client.outbox.say(history(reqId, query, found, from, to))
  if (isKept) keepUpToDate(client, reqId, query)
}

/** Whether the request is within the pacing; otherwise the client is told, where a gateway holds it to it. */
function isPaced(client: Client, request: Request, { instrument, size, whatToShow }: HistoryQuery): boolean {
  const { historyPacing, pacesAllHistory, clock } = client.floor
  const alike = `${String(instrument.conId)}@${request.text(9)} ${whatToShow}`
  const identity = [alike, ...[15, 16, 17, 18, 20, 21].map((index) => request.text(index))].join('|')
  const open = client.streams.keys(BARS).length
  const isFine = historyPacing.take(clock.now(), { identity, alike, weight: whatToShow === 'BID_ASK' ? 2 : 1 }, open)
  if (isFine || !(pacesAllHistory || size < PACED_BELOW_MS)) return true
  client.warn(162, 'Historical Market Data Service error message:Historical data request pacing violation', request.integer(1))
  return false
}

function keepUpToDate(client: Client, reqId: number, query: HistoryQuery): void {
  const { clock, pulse, faults, history: past } = client.floor
  const { instrument, size, regular } = query
  const latest = (): Message[] => {
    const now = clock.now()
    const bar = past.bars(instrument, { from: now - Math.min(2 * size, 2 * DAY), to: now + 1 }, size, regular).at(-1)
    return bar === undefined || bar.start + Math.max(size, DAY) < now ? [] : [update(reqId, query, bar)]
  }
  const stop = pulse.add((beat) => {
    if (beat % UPDATE_EVERY_BEATS === 0 && faults.barsFlow) client.outbox.sayLatest(key(reqId), latest)
  })
  client.streams.open(key(reqId), () => {
    stop()
    client.outbox.forget(key(reqId))
  })
}

/** Bars that were kept up to date end, and nothing brings them back but another request (IB.md 3.6). */
export function loseBars(client: Client): void {
  for (const stream of client.streams.keys(BARS)) {
    client.streams.close(stream)
    client.warn(10_182, 'Failed to request live updates (disconnected).', Number(stream.slice(BARS.length)))
  }
}

export function cancelHistory(client: Client, request: Request): void {
  const reqId = request.integer(2)
  if (client.streams.close(key(reqId))) client.warn(162, `Historical Market Data Service error message:API historical data query cancelled: ${String(reqId)}`, reqId)
  else client.warn(366, `No historical data query found for ticker id:${String(reqId)}`, reqId)
}
