/** The session as bars and the search for contracts need it. */
import type { Bar, BarSize } from '../../../shared/domain/bar.js'
import type { Instrument } from '../../../shared/domain/instrument.js'
import type { Clock } from '../../../shared/lib/clock.js'
import { toNumber } from '../../../shared/lib/decimal.js'
import { atWallTime, zoneNamed } from '../../../shared/lib/zoned-time.js'
import { durationText } from '../../bars/request-plan.js'
import type { AskOptions, BarBroker, BrokerAnswer, ContractFacts, HistoryAnswer, SeriesKey, StreamOptions } from '../../bars/ports.js'
import type { Span } from '../../bars/spans.js'
import type { ContractBook } from '../feed/contract-book.js'
import type { Exchanges } from '../feed/exchanges.js'
import type { Logger } from '../log.js'
import { meaningOf, remedyOf } from '../codes.js'
import type { FeedTiming } from '../constants.js'
import type { HistoryQuery, HostReport } from '../protocol.js'
import type { Timers } from '../timers.js'
import { ContractSearch } from './contract-search.js'
import { HistoryRequests } from './history-requests.js'
import { PacingBudget, pacingLimits, type BudgetReading } from './pacing-budget.js'

export interface BrokerHistoryOptions {
  readonly exchanges: Exchanges
  readonly contracts: ContractBook
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  readonly timing: Pick<FeedTiming, 'historyMs' | 'historyPauseMs' | 'identicalHistoryMs'>
}

export class BrokerHistory implements BarBroker {
  isLive = false
  private readonly budget: PacingBudget
  private readonly requests: HistoryRequests
  private readonly contractSearch: ContractSearch
  private readonly listeners = new Set<() => void>()

  constructor(private readonly options: BrokerHistoryOptions) {
    const { exchanges, clock, timers, timing } = options
    this.budget = new PacingBudget(clock, { ...pacingLimits, identicalMs: timing.identicalHistoryMs })
    this.requests = new HistoryRequests({ ...options, limitMs: timing.historyMs, pauseMs: timing.historyPauseMs, budget: this.budget, newId: () => exchanges.newId(), send: (request) => exchanges.tell(request) })
    this.contractSearch = new ContractSearch(exchanges, clock, timers)
  }

  hours(): ReturnType<BarBroker['hours']> {
    return this.options.contracts.all()
  }

  /** How much of the historical pacing is used. */
  readBudget(): BudgetReading {
    return this.budget.read()
  }

  /** The session is live, or not any more. @param isKept the gateway still has what it was asked, and the connection to it */
  setLive(isLive: boolean, isKept: boolean): void {
    if (!isLive && !isKept) this.requests.abandon(false)
    if (isLive === this.isLive) return
    this.isLive = isLive
    if (isLive) this.requests.resume()
    else this.requests.abandon(isKept)
    this.tell()
  }

  take(reports: readonly HostReport[]): void {
    for (const report of reports) {
      this.requests.take(report)
      // What failed while the farm was broken may be tried again.
      if (report.kind === 'message') {
        const meaning = meaningOf(report.code)
        if (meaning.kind === 'farm' && meaning.farm === 'history' && meaning.state === 'ok') this.tell()
      }
    }
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  async contract(conId: string): Promise<BrokerAnswer<ContractFacts>> {
    if (!this.isLive) return { kind: 'gone' }
    const answer = await this.options.contracts.find(conId)
    if (answer.kind === 'abandoned') return { kind: 'gone' }
    const asOf = this.options.clock.now()
    if (answer.kind === 'failed') return { kind: 'failed', error: { ...answer.error, source: 'ib', remedy: remedyOf(answer.error.code), at: asOf } }
    const { exchange, minTick, timeZone, tradingHours, liquidHours } = answer.facts
    const step = minTick === null ? 0 : toNumber(minTick)
    return { kind: 'answered', value: { conId, exchange, minTick: step > 0 ? step : null, timeZone, tradingHours, liquidHours, asOf } }
  }

  async history(series: SeriesKey, facts: ContractFacts, span: Span, options: AskOptions): Promise<BrokerAnswer<HistoryAnswer>> {
    if (!this.isLive) return { kind: 'gone' }
    const query = this.query(series, facts, { end: utcText(span.to), duration: durationText(span, series.barSize), keepUpToDate: false })
    const answer = await this.requests.ask({ ...options, query })
    if (answer.kind !== 'answered') return answer
    return { kind: 'answered', value: { ...answer.value, bars: placed(answer.value.bars, series.barSize, facts.timeZone) } }
  }

  async stream(series: SeriesKey, facts: ContractFacts, lengthMs: number, options: StreamOptions): Promise<BrokerAnswer<never>> {
    if (!this.isLive) return { kind: 'gone' }
    const query = this.query(series, facts, { end: '', duration: durationText({ from: 0, to: lengthMs }, series.barSize), keepUpToDate: true })
    const onBars = (bars: readonly Bar[]): void => { options.onBars(placed(bars, series.barSize, facts.timeZone)) }
    const answer = await this.requests.ask({ ...options, query, onBars })
    return answer.kind === 'answered' ? { kind: 'gone' } : answer
  }

  search(pattern: string): Promise<BrokerAnswer<readonly Instrument[]>> {
    return this.isLive ? this.contractSearch.find(pattern) : Promise.resolve({ kind: 'gone' })
  }

  private query({ conId, barSize, whatToShow, session }: SeriesKey, { exchange }: ContractFacts, rest: Pick<HistoryQuery, 'end' | 'duration' | 'keepUpToDate'>): HistoryQuery {
    return { conId, exchange, barSize, whatToShow, regularHours: session === 'regular', ...rest }
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener()
  }
}

/** `20261120-21:00:00`: the notation for UTC, which every gateway understands whatever its own zone. */
function utcText(at: number): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T')
  return `${day.replaceAll('-', '')}-${time.slice(0, 8)}`
}

/** Days begin at the exchange's midnight, not at that of UTC. */
function placed(bars: readonly Bar[], barSize: BarSize, timeZone: string): readonly Bar[] {
  const zone = barSize === '1d' ? zoneNamed(timeZone) : null
  return zone === null ? bars : bars.map((bar) => ({ ...bar, at: atWallTime(zone, bar.at) }))
}
