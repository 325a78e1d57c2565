/** The market data lines of one client: each is told what changed since it was last told. */
import type { Instrument, WorldQuote } from '../../world/types.js'
import type { Floor } from '../client.js'
import { optionModel } from '../messages/option-model.js'
import { haltedTick, lastTimeTick, ticks } from '../messages/ticks.js'
import type { MarketDataType } from '../messages/ticks.js'
import type { Message } from '../wire/fields.js'
import type { Outbox } from '../wire/outbox.js'

interface QuoteLine {
  readonly reqId: number
  readonly instrument: Instrument
  readonly isDelayed: boolean
  told: WorldQuote | null
  toldHalted: boolean | null
}

/** As the wire writes a quote that has no value (IB.md 2.3). */
const NO_VALUES: WorldQuote = {
  ...{ bid: -1, ask: -1, last: -1, bidSize: 0, askSize: 0, lastSize: 0 },
  ...{ open: -1, high: -1, low: -1, close: -1, volume: 0 }
}

const keyOf = (reqId: number): string => `quote:${String(reqId)}`

export class QuoteLines {
  /** Kind of data that the client asked for. */
  requestedType: MarketDataType = 1
  readonly #lines = new Map<number, QuoteLine>()
  readonly #byInstrument = new Map<number, Set<QuoteLine>>()
  readonly #stop: () => void

  constructor(
    private readonly floor: Floor,
    private readonly outbox: Outbox,
    /** Of the session, once it is agreed. */
    private readonly version: () => number
  ) {
    const stopQuotes = floor.view.onQuotes((conIds) => {
      for (const conId of conIds) {
        for (const line of this.#byInstrument.get(conId) ?? []) this.#refresh(line)
      }
    })
    const stopFaults = floor.faults.switched.add((fault) => {
      if (fault === 'halted' || fault === 'no-values') this.catchUp(() => true)
    })
    this.#stop = () => {
      stopQuotes()
      stopFaults()
    }
  }

  get count(): number {
    return this.#lines.size
  }

  /** The request ids of the open lines. */
  requests(): readonly number[] {
    return [...this.#lines.keys()]
  }

  has(reqId: number): boolean {
    return this.#lines.has(reqId)
  }

  open(reqId: number, instrument: Instrument, isDelayed: boolean): void {
    const line: QuoteLine = { reqId, instrument, isDelayed, told: null, toldHalted: null }
    this.#lines.set(reqId, line)
    const others = this.#byInstrument.get(instrument.conId)
    if (others) others.add(line)
    else this.#byInstrument.set(instrument.conId, new Set([line]))
    this.#refresh(line)
  }

  /** All of a quote at once. */
  snapshot(reqId: number, instrument: Instrument, isDelayed: boolean): Message[] {
    return this.#news({ reqId, instrument, isDelayed, told: null, toldHalted: null })
  }

  /** @returns whether there was such a line */
  cancel(reqId: number): boolean {
    const line = this.#lines.get(reqId)
    if (!line) return false
    this.#lines.delete(reqId)
    this.#byInstrument.get(line.instrument.conId)?.delete(line)
    this.outbox.forget(keyOf(reqId))
    return true
  }

  cancelAll(): void {
    for (const reqId of [...this.#lines.keys()]) this.cancel(reqId)
  }

  /** Tells the lines of these instruments what they missed. */
  catchUp(isMeant: (instrument: Instrument) => boolean): void {
    for (const line of this.#lines.values()) {
      if (isMeant(line.instrument)) this.#refresh(line)
    }
  }

  close(): void {
    this.#stop()
    this.cancelAll()
  }

  #refresh(line: QuoteLine): void {
    if (this.floor.faults.quotesFlow(line.instrument)) this.outbox.sayLatest(keyOf(line.reqId), () => this.#news(line))
  }

  #news(line: QuoteLine): Message[] {
    const { view, faults, clock } = this.floor
    const { reqId, instrument, isDelayed, told, toldHalted } = line
    const quote = view.quote(instrument.conId)
    if (!quote || !faults.quotesFlow(instrument)) return []
    const now = faults.is('no-values') ? NO_VALUES : quote
    const isDealt = instrument.secType === 'CASH'
    const isHalted = faults.is('halted')
    const news = ticks(reqId, told, now, isDealt, isDelayed)
    if (!isDealt && now !== NO_VALUES && (told?.last !== now.last || told.volume !== now.volume)) news.push(lastTimeTick(reqId, clock.now(), isDelayed))
    if (instrument.secType === 'OPT' && (told?.bid !== now.bid || told.ask !== now.ask)) news.push(this.#model(line, now))
    if (toldHalted !== isHalted) news.push(haltedTick(reqId, isHalted))
    line.told = now
    line.toldHalted = isHalted
    return news
  }
  #model({ reqId, instrument, isDelayed }: QuoteLine, now: WorldQuote): Message {
    const { view, catalogue, clock } = this.floor
    const under = catalogue.underlyingOf(instrument)
    const quote = under && view.quote(under.conId)
    const spot = quote ? (quote.bid + quote.ask) / 2 : 0
    return optionModel(reqId, instrument, now, spot, clock.now(), { version: this.version(), isDelayed })
  }
}
