/**
 * Bars for whoever looks at them: what is kept at once, what is missing from the broker, each series asked for once however
 * many look at it. Lives as long as a desk; the session with the broker comes and goes behind it.
 */
import type { BarQuery, BarUpdate, BarView } from '../../shared/domain/bar.js'
import type { Instrument } from '../../shared/domain/instrument.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { Logger } from '../ib/log.js'
import type { Timers } from '../ib/timers.js'
import { BarShow } from './bar-show.js'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import { marketSessions } from './market-sessions.js'
import type { BarArchive, BarBroker, BrokerAnswer, SeriesKey } from './ports.js'
import { SeriesBook } from './series-book.js'
import { SeriesLoader } from './series-loader.js'
import { SeriesTail, type TailTiming } from './series-tail.js'

/** A view of an instrument that nothing is known of waits this long for its zone and its hours, if there is somebody to ask. */
const FACTS_PATIENCE_MS = 1_500

export interface BarServiceOptions {
  readonly archive: BarArchive
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  readonly tailTiming: TailTiming
  readonly send: (update: BarUpdate) => void
}

interface OpenSeries {
  readonly book: SeriesBook
  readonly loader: SeriesLoader
  /** Views that are open or being opened. */
  users: number
}

export class BarService {
  readonly #series = new Map<string, OpenSeries>()
  readonly #shows = new Map<number, { readonly show: BarShow; readonly series: OpenSeries; readonly key: string }>()
  #broker: BarBroker | null = null
  #detach: () => void = () => undefined
  #lastShow = 0
  /** Counts pages: a view that was being opened for an older page is opened for nobody. */
  #page = 0

  constructor(private readonly options: BarServiceOptions) {}

  /** From now on this is where bars come from. */
  attach(broker: BarBroker): void {
    this.#detach()
    this.#broker = broker
    this.#detach = broker.onChange(() => {
      for (const { loader } of this.#series.values()) loader.retry()
    })
    for (const { loader } of this.#series.values()) loader.retry()
  }

  /** When the markets of the desk's contracts trade, as far as the broker has told. */
  sessions(): readonly MarketSessions[] {
    return marketSessions(this.#broker?.hours() ?? [], this.options.clock.now())
  }

  /** What is known of the query at once; what is missing is loaded behind it and told as it comes. */
  async show(query: BarQuery): Promise<BarView> {
    const page = this.#page
    const { instrument, barSize, whatToShow, session } = query
    const key = [instrument.conId, barSize, whatToShow, session].join('|')
    const series = this.#open(key, { conId: instrument.conId, barSize, whatToShow, session }, instrument)
    const { book, loader } = series
    this.#lastShow += 1
    const { clock, timers, send } = this.options
    const show = new BarShow({ id: this.#lastShow, query, book, clock, timers, send })
    series.users += 1
    await book.read(show.barRange)
    // Only now is it known what is missing.
    loader.shows.add(show)
    if (page === this.#page) {
      this.#shows.set(show.id, { show, series, key })
      // It was refused once; somebody asks again.
      if (!show.isLocal) loader.retry()
      await this.#waitForFacts(series, show)
    }
    // The page may have gone meanwhile.
    if (page !== this.#page) this.#leave(key, series, show)
    show.load = loader.loadOf(show)
    return show.view()
  }

  /** Ends a view; one that is not open is no matter. */
  close(id: number): void {
    const open = this.#shows.get(id)
    if (open === undefined) return
    this.#shows.delete(id)
    this.#leave(open.key, open.series, open.show)
  }

  /** The page has gone, and with it all that it looked at. */
  closeAll(): void {
    this.#page += 1
    for (const id of [...this.#shows.keys()]) this.close(id)
  }

  search(pattern: string): Promise<BrokerAnswer<readonly Instrument[]>> {
    return this.#broker === null ? Promise.resolve({ kind: 'gone' }) : this.#broker.search(pattern)
  }

  /** Ends everything. */
  end(): void {
    this.closeAll()
    this.#detach()
    this.#broker = null
  }

  #open(key: string, series: SeriesKey, { exchange }: Instrument): OpenSeries {
    const known = this.#series.get(key)
    if (known !== undefined) return known
    const { archive, clock, timers, logger, tailTiming } = this.options
    const book = new SeriesBook({
      series, archive, clock,
      onArchiveFault: (what, fault) => { logger.warn({ ...series, fault: String(fault) }, `${what}: the bars are shown and not kept`) }
    })
    const tail = new SeriesTail({
      series, book, clock, timers, logger, timing: tailTiming,
      onBars: (changed) => { loader.pump(changed) },
      onState: () => { loader.pump() }
    })
    const loader: SeriesLoader = new SeriesLoader({ series, book, tail, exchange, broker: () => this.#broker })
    const opened = { book, loader, users: 0 }
    this.#series.set(key, opened)
    return opened
  }

  #leave(key: string, series: OpenSeries, show: BarShow): void {
    show.close()
    series.loader.shows.delete(show)
    series.users -= 1
    if (series.users > 0) series.loader.pump()
    else {
      series.loader.close()
      if (this.#series.get(key) === series) this.#series.delete(key)
    }
  }

  /** Without its zone a chart can name no time; the answer to that question is almost always there within a moment. */
  async #waitForFacts({ book, loader }: OpenSeries, show: BarShow): Promise<void> {
    if (book.facts !== null || show.isLocal || this.#broker?.isLive !== true) return
    await new Promise<void>((resolve) => {
      const cancel = this.options.timers.after(FACTS_PATIENCE_MS, () => { resolve() })
      loader.whenFactsAreKnown(() => {
        cancel()
        resolve()
      })
    })
  }
}
