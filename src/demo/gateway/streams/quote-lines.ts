/** The market data lines of one client: each is told what changed since it was last told. */
import type { BrokerView, Instrument, WorldQuote } from '../../world/types.js'
import type { Faults } from '../faults.js'
import { ticks } from '../messages/ticks.js'
import type { MarketDataType } from '../messages/ticks.js'
import type { Message } from '../wire/fields.js'
import type { Outbox } from '../wire/outbox.js'

interface QuoteLine {
  readonly reqId: number
  readonly instrument: Instrument
  readonly isDelayed: boolean
  told: WorldQuote | null
}

const keyOf = (reqId: number): string => `quote:${String(reqId)}`

export class QuoteLines {
  /** Kind of data that the client asked for. */
  requestedType: MarketDataType = 1
  readonly #lines = new Map<number, QuoteLine>()
  readonly #byInstrument = new Map<number, Set<QuoteLine>>()
  readonly #stop: () => void

  constructor(
    private readonly view: BrokerView,
    private readonly faults: Faults,
    private readonly outbox: Outbox
  ) {
    this.#stop = view.onQuotes((conIds) => {
      for (const conId of conIds) {
        for (const line of this.#byInstrument.get(conId) ?? []) this.#refresh(line)
      }
    })
  }

  get count(): number {
    return this.#lines.size
  }

  has(reqId: number): boolean {
    return this.#lines.has(reqId)
  }

  open(reqId: number, instrument: Instrument, isDelayed: boolean): void {
    const line: QuoteLine = { reqId, instrument, isDelayed, told: null }
    this.#lines.set(reqId, line)
    const others = this.#byInstrument.get(instrument.conId)
    if (others) others.add(line)
    else this.#byInstrument.set(instrument.conId, new Set([line]))
    this.#refresh(line)
  }

  /** All of a quote at once. */
  snapshot(reqId: number, instrument: Instrument, isDelayed: boolean): Message[] {
    return this.#news({ reqId, instrument, isDelayed, told: null })
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
    if (this.faults.quotesFlow(line.instrument)) this.outbox.sayLatest(keyOf(line.reqId), () => this.#news(line))
  }

  #news(line: QuoteLine): Message[] {
    const now = this.view.quote(line.instrument.conId)
    if (!now || !this.faults.quotesFlow(line.instrument)) return []
    const news = ticks(line.reqId, line.told, now, line.instrument.secType === 'CASH', line.isDelayed)
    line.told = now
    return news
  }
}
