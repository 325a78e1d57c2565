/** What is known of one series of bars: in memory while somebody looks at it, and in the file. */
import type { Bar } from '../../shared/domain/bar.js'
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import { zoneNamed, type Zone } from '../../shared/lib/zoned-time.js'
import { finalBefore } from './bar-grid.js'
import { BarTable } from './bar-table.js'
import type { BarArchive, ContractFacts, SeriesKey } from './ports.js'
import { settledBy } from './request-plan.js'
import { SessionCalendar } from './session-calendar.js'
import { covers, difference, union, within, type Span, type Spans } from './spans.js'

/** The broker lists about a week of hours: facts are asked for anew once a day. */
const FACTS_FRESH_MS = 86_400_000

export interface SeriesBookOptions {
  readonly series: SeriesKey
  readonly archive: BarArchive
  readonly clock: Clock
  /** The file did not do its part: the bars are shown and not kept. */
  readonly onArchiveFault: (what: string, fault: unknown) => void
}

export class SeriesBook {
  readonly bars = new BarTable()
  settled: Spans = []
  streamed: Spans = []
  /** Asked for and refused. */
  failed: Spans = []
  asOf: EpochMs | null = null
  facts: ContractFacts | null = null
  calendar: SessionCalendar | null = null
  /** What of the file has been read. */
  #read: Spans = []
  #turns: Promise<void> = Promise.resolve()

  constructor(private readonly options: SeriesBookOptions) {}

  /** Of the exchange; UTC while it is not known. */
  get zone(): Zone {
    const zone = zoneNamed(this.facts?.timeZone ?? '') ?? zoneNamed('UTC')
    if (zone === null) throw new Error('this machine knows no time zones')
    return zone
  }

  get hasFreshFacts(): boolean {
    return this.facts !== null && this.options.clock.now() - this.facts.asOf < FACTS_FRESH_MS
  }

  /** Bars that start before it are final. */
  get finalTo(): EpochMs {
    return finalBefore(this.options.series.barSize, this.zone, this.options.clock.now())
  }

  /** Reads what the file has of the span, once. Never rejects: without a file there is nothing kept. */
  read(span: Span): Promise<void> {
    this.#turns = this.#turns.then(async () => {
      if (covers(this.#read, span)) return
      const { archive, series, onArchiveFault } = this.options
      try {
        const kept = await archive.read(series, span)
        this.#read = union(this.#read, [span])
        this.bars.put(kept.bars)
        this.settled = union(this.settled, kept.settled)
        this.streamed = union(this.streamed, kept.streamed)
        this.asOf = Math.max(this.asOf ?? -Infinity, kept.asOf ?? -Infinity)
        if (!Number.isFinite(this.asOf)) this.asOf = null
        if (this.facts === null && kept.contract !== null) this.#know(kept.contract)
      } catch (fault) {
        onArchiveFault('reading bars', fault)
      }
    })
    return this.#turns
  }

  /** Takes what the broker says of the contract. */
  learn(facts: ContractFacts): void {
    this.#know(facts)
    this.options.archive.saveContract(facts).catch((fault: unknown) => {
      this.options.onArchiveFault('saving a contract', fault)
    })
  }

  /** Takes the broker's answer about a span. @returns the bars that are new or corrected */
  settle(asked: Span, bars: readonly Bar[]): readonly Bar[] {
    const mine = bars.filter(({ at }) => at >= asked.from && at < asked.to)
    const settled = within([settledBy(asked, mine, this.calendar, this.options.series.barSize)], { from: asked.from, to: Math.max(asked.from, this.finalTo) })
    this.settled = union(this.settled, settled)
    this.streamed = difference(this.streamed, this.settled)
    this.failed = difference(this.failed, this.settled)
    return this.#take(mine, settled, [])
  }

  /** Takes what came by itself: final up to `to`, and to be asked for again when the series is shown next. */
  stream(bars: readonly Bar[], streamed: Spans): readonly Bar[] {
    this.streamed = difference(union(this.streamed, streamed), this.settled)
    return this.#take(bars, [], streamed)
  }

  fail(span: Span): void {
    this.failed = difference(union(this.failed, [span]), this.settled)
  }

  #know(facts: ContractFacts): void {
    this.facts = facts
    this.calendar = SessionCalendar.of(this.options.series.session === 'regular' ? facts.liquidHours : facts.tradingHours, facts.timeZone)
  }

  #take(bars: readonly Bar[], settled: Spans, streamed: Spans): readonly Bar[] {
    const { archive, series, clock, onArchiveFault } = this.options
    const changed = this.bars.put(bars)
    this.asOf = bars.length > 0 ? clock.now() : this.asOf
    // A bar that has been followed by another is as final as a stream can make it.
    const finalTo = Math.max(this.finalTo, ...streamed.map(({ to }) => to))
    const final = bars.filter(({ at }) => at < finalTo)
    if (final.length > 0 || settled.length > 0 || streamed.length > 0) {
      archive.save(series, { bars: final, settled, streamed, asOf: clock.now() }).catch((fault: unknown) => {
        onArchiveFault('saving bars', fault)
      })
    }
    return changed
  }
}
