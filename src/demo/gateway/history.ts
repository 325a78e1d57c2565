/** Bars of the past: the same for the same instrument and time, whoever asks and whenever. */
import type { EpochMs } from '../../shared/lib/clock.js'
import type { Instrument } from '../world/types.js'

export interface Bar {
  readonly start: EpochMs
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Milliseconds of a bar by its name. */
export const barSizes: ReadonlyMap<string, number> = new Map([
  ['5 secs', 5 * SECOND], ['10 secs', 10 * SECOND], ['15 secs', 15 * SECOND], ['30 secs', 30 * SECOND],
  ['1 min', MINUTE], ['2 mins', 2 * MINUTE], ['3 mins', 3 * MINUTE], ['5 mins', 5 * MINUTE], ['10 mins', 10 * MINUTE], ['15 mins', 15 * MINUTE],
  ['20 mins', 20 * MINUTE], ['30 mins', 30 * MINUTE], ['1 hour', HOUR], ['2 hours', 2 * HOUR], ['4 hours', 4 * HOUR], ['1 day', DAY]
])

const units: Readonly<Record<string, number>> = { S: SECOND, D: DAY, W: 7 * DAY, M: 30 * DAY, Y: 365 * DAY }

/** Milliseconds of `2 D`; null: no duration. */
export function durationOf(text: string): number | null {
  const match = /^(\d{1,6}) ([SDWMY])$/.exec(text)
  const unit = units[match?.[2] ?? '']
  return match && unit !== undefined ? Number(match[1]) * unit : null
}

/** Waves that no day and no hour has a whole number of. */
const waves: readonly { readonly period: number; readonly share: number }[] = [
  { period: 37 * DAY, share: 0.06 },
  { period: 5.3 * DAY, share: 0.018 },
  { period: 7.7 * HOUR, share: 0.005 },
  { period: 23 * MINUTE, share: 0.0011 }
]

/** A number from 0 to 1 that belongs to the pair. */
function fixedShare(conId: number, number: number): number {
  let hash = Math.imul(conId ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number | 0, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

function priceAt(conId: number, base: number, at: EpochMs): number {
  return waves.reduce((price, { period, share }, index) => price * (1 + share * Math.sin(2 * Math.PI * (at / period + fixedShare(conId, index)))), base)
}

/** The bar that starts then. */
export function barAt({ conId, minTick }: Instrument, base: number, start: EpochMs, size: number): Bar {
  const decimals = (/\.(\d+)$/.exec(minTick.toFixed(8).replace(/0+$/, ''))?.[1] ?? '').length
  const tick = (price: number): number => Number((Math.max(1, Math.round(price / minTick)) * minTick).toFixed(decimals))
  const open = tick(priceAt(conId, base, start))
  const close = tick(priceAt(conId, base, start + size))
  const wick = Math.abs(close - open) * 0.4 + minTick
  const number = Math.floor(start / size)
  return {
    start, open, close,
    high: tick(Math.max(open, close) + wick * fixedShare(conId, number)),
    low: tick(Math.min(open, close) - wick * fixedShare(conId, number + 1)),
    volume: Math.round((size / SECOND) * (1 + 9 * fixedShare(conId, number + 2)))
  }
}

/** More than a chart can show. */
const MAX_BARS = 5_000

function isWeekend(at: EpochMs): boolean {
  const day = new Date(at).getUTCDay()
  return day === 0 || day === 6
}

/** Bars that start within the span, oldest first, without weekends; the latest few thousand of them. */
export function bars(instrument: Instrument, base: number, from: EpochMs, to: EpochMs, size: number): Bar[] {
  const found: Bar[] = []
  for (let start = Math.ceil(to / size) * size - size; start >= from && found.length < MAX_BARS; start -= size) {
    if (!isWeekend(start)) found.push(barAt(instrument, base, start, size))
  }
  return found.reverse()
}
