/** Bars of the past, and the one that is being made. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { Instrument } from '../../world/types.js'
import type { Client } from '../client.js'
import { DAY, barAt, barSizes, bars, durationOf } from '../history.js'
import type { Bar } from '../history.js'
import type { Message } from '../wire/fields.js'
import type { Request } from '../wire/request.js'
import { dayStamp, parsedStamp, stamp } from '../wire/stamps.js'
import { theInstrument } from './market-requests.js'

/** New bars come on a grid of five seconds (IB.md 3.6). */
const UPDATE_EVERY_BEATS = 5
/** The date format that asks for seconds since 1970. */
const EPOCH_SECONDS = '2'

const BARS = 'bars:'
const key = (reqId: number): string => `${BARS}${String(reqId)}`
const average = ({ open, high, low, close }: Bar): number => (open + high + low + close) / 4

interface HistoryQuery {
  readonly instrument: Instrument
  /** Milliseconds of a bar. */
  readonly size: number
  readonly inSeconds: boolean
}

function dateOf({ instrument, size, inSeconds }: HistoryQuery, start: EpochMs): string | number {
  if (size >= DAY) return dayStamp(start, 'GMT')
  return inSeconds ? Math.floor(start / 1_000) : stamp(start, instrument.timeZoneId)
}

/** Start, end, then the bars. */
function history(reqId: number, query: HistoryQuery, found: readonly Bar[], from: EpochMs, to: EpochMs): Message {
  const zone = query.instrument.timeZoneId
  const rows = found.flatMap((bar) => [dateOf(query, bar.start), bar.open, bar.high, bar.low, bar.close, bar.volume, average(bar), Math.ceil(bar.volume / 20)])
  return [17, reqId, stamp(from, zone), stamp(to, zone), found.length, ...rows]
}

/** The update has its own order: open, close, high, low. */
function update(reqId: number, query: HistoryQuery, bar: Bar): Message {
  return [90, reqId, Math.ceil(bar.volume / 20), dateOf(query, bar.start), bar.open, bar.close, bar.high, bar.low, average(bar), bar.volume]
}

export function answerHistory(client: Client, request: Request): void {
  const reqId = request.integer(1)
  const { view, clock, pulse, faults } = client.floor
  const instrument = theInstrument(client, request, 2, reqId)
  if (!instrument) return
  const size = barSizes.get(request.text(16))
  const duration = durationOf(request.text(17))
  const to = request.text(15) === '' ? clock.now() : parsedStamp(request.text(15))
  if (size === undefined || duration === null || to === null) {
    client.warn(321, 'Error validating request.-\'bD\' : cause - Historical data bar size, duration or end date is invalid', reqId)
    return
  }
  if (client.streams.has(key(reqId))) {
    client.warn(386, 'Duplicate ticker ID for API historical data query', reqId)
    return
  }
  if (!faults.barsFlow) {
    client.warn(162, 'Historical Market Data Service error message:HMDS connection attempt failed', reqId)
    return
  }
  const base = view.quote(instrument.conId)?.close ?? 0
  const query: HistoryQuery = { instrument, size, inSeconds: request.text(20) === EPOCH_SECONDS }
  const from = to - duration
  client.outbox.say(history(reqId, query, bars(instrument, base, from, to, size), from, to))
  if (!request.flag(21)) return
  const stop = pulse.add((beat) => {
    if (beat % UPDATE_EVERY_BEATS !== 0 || !faults.barsFlow) return
    client.outbox.sayLatest(key(reqId), () => [update(reqId, query, barAt(instrument, base, Math.floor(clock.now() / size) * size, size))])
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
