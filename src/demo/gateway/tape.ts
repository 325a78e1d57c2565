/** What was really traded since the gateway opened, minute by minute: where the past ends and the live quotes go on. */
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { BrokerView } from '../world/types.js'
import type { Bar } from './history.js'

/** The last hour is kept by five seconds as well, for the small bars. */
const SHORT = { stepMs: 5_000, keptMs: 3_600_000 } as const
const LONG = { stepMs: 60_000, keptMs: 7 * 86_400_000 } as const

/** Bars of one length of one instrument, oldest first. */
class Reel {
  readonly bars: Bar[] = []

  constructor(private readonly terms: { readonly stepMs: number; readonly keptMs: number }) {}

  record(at: EpochMs, price: number, volume: number): void {
    const start = Math.floor(at / this.terms.stepMs) * this.terms.stepMs
    const last = this.bars.at(-1)
    if (last?.start === start) {
      const { open, high, low } = last
      this.bars[this.bars.length - 1] = { start, open, high: Math.max(high, price), low: Math.min(low, price), close: price, volume: last.volume + volume }
      return
    }
    // A bar opens where the last one closed: what is quoted all the time leaves no gaps.
    const open = last?.start === start - this.terms.stepMs ? last.close : price
    this.bars.push({ start, open, high: Math.max(open, price), low: Math.min(open, price), close: price, volume })
    const [oldest] = this.bars
    if (oldest !== undefined && oldest.start < at - this.terms.keptMs) this.bars.shift()
  }
}

interface Recording {
  readonly short: Reel
  readonly long: Reel
  /** The first price there was. */
  readonly opening: number
  volume: number
}

export class Tape {
  readonly #recordings = new Map<number, Recording>()
  readonly #stop: () => void

  constructor(private readonly view: BrokerView, private readonly clock: Clock) {
    this.#stop = view.onQuotes((conIds) => {
      for (const conId of conIds) this.#record(conId)
    })
    for (const { conId } of view.instruments) this.#record(conId)
  }

  /** The price at which the tape begins. */
  opening(conId: number): number {
    return this.#recordings.get(conId)?.opening ?? 0
  }

  /** Minutes and, of the last hour, five seconds; those before the tape began are not on it. */
  minutes(conId: number): readonly Bar[] {
    return this.#recordings.get(conId)?.long.bars ?? []
  }

  fiveSeconds(conId: number): readonly Bar[] {
    return this.#recordings.get(conId)?.short.bars ?? []
  }

  close(): void {
    this.#stop()
  }

  #record(conId: number): void {
    const quote = this.view.quote(conId)
    if (!quote) return
    // A currency pair has no trades: its price is the middle of the quote.
    const price = quote.last > 0 ? quote.last : (quote.bid + quote.ask) / 2
    const recording = this.#recordings.get(conId) ?? { short: new Reel(SHORT), long: new Reel(LONG), opening: price, volume: quote.volume }
    this.#recordings.set(conId, recording)
    const traded = Math.max(0, quote.volume - recording.volume)
    recording.volume = quote.volume
    for (const reel of [recording.short, recording.long]) reel.record(this.clock.now(), price, traded)
  }
}
