/** Fills the broker's slices for as long as a session is open: the first loads in order, then polls, pushes and streams. */
import { sliceKeys, slices as definitions, type SliceKey } from '../../../shared/state/slices.js'
import type { BackendError } from '../../../shared/state/slice-meta.js'
import type { AccountPnl, PositionPnl } from '../../../shared/domain/broker-rows.js'
import { feedsQuotesOf } from '../../../shared/domain/quote-farms.js'
import type { Instrument } from '../../../shared/domain/instrument.js'
import type { Budget } from '../../../shared/state/ib-feed-status.js'
import type { IbStatus } from '../../../shared/state/status.js'
import { farmName, meaningOf, remedyOf, type CodeMeaning } from '../codes.js'
import type { HostReport } from '../protocol.js'
import { BrokerLoads } from './broker-loads.js'
import { ContractBook } from './contract-book.js'
import { ContractGatherer } from './contract-gatherer.js'
import { myAccounts, type FeedContext } from './feed-context.js'
import { lineTargets } from './line-targets.js'
import { LoadQueue } from './load-queue.js'
import { MarketHours } from './market-hours.js'
import { PnlStreams } from './pnl-streams.js'
import { QuoteLines } from './quote-lines.js'
import { QuoteRows } from './quote-rows.js'
import { StreamKeeper } from './stream-keeper.js'
import { StreamTable } from './stream-table.js'

/** Between two lines: what else is asked for finds its way between them. */
const LINE_GAP_MS = 25
/** After 1101 all lines are asked for again: at most ten a second (IB.md 3.10). */
const RESUBSCRIBE_GAP_MS = 100

/** What ends a stream of P&L; unknown codes about it are taken for the worst. */
const endsStream: ReadonlySet<CodeMeaning['kind']> = new Set(['request-failed', 'validation-failed', 'no-entitlement', 'no-line', 'unknown'])

const brokerSlices = sliceKeys.filter((key) => definitions[key].source === 'ib')

/** What the feed says of itself. */
export type FeedStatus = Pick<IbStatus, 'streams' | 'budgets'>

export class BrokerFeed {
  private readonly queue = new LoadQueue()
  readonly contracts: ContractBook
  private readonly gatherer: ContractGatherer
  private readonly loads: BrokerLoads
  private readonly pnl: PnlStreams
  private readonly lines: QuoteLines
  private readonly keeper: StreamKeeper
  private readonly accountPnl: StreamTable<'accountPnl'>
  private readonly positionPnl: StreamTable<'positionPnl'>
  private readonly quotes: StreamTable<'quotes'>
  private readonly quoteRows: QuoteRows
  private readonly polls = new Map<string, () => void>()
  /** Counts sessions and synchronisations: work of an older one stops at its next step. */
  private generation = 0
  private isOpen = false
  private isStreaming = false
  private isAccountRefused = false
  private pace: Budget
  private toldBudgets = ''

  /** @param watched instruments to quote besides those held, the most important first */
  constructor(
    private readonly context: FeedContext,
    private watched: readonly Instrument[]
  ) {
    const { settings, exchanges, timers, slices, clock, logger } = context
    this.pace = { name: 'Messages', used: 0, limit: settings.requestsPerSecond, unit: 'in one second', waiting: 0 }
    this.loads = new BrokerLoads(context, () => { this.stream() }, () => { if (this.isStreaming) void this.queue.run('completed', () => this.loads.loadCompleted()) })
    this.pnl = new PnlStreams(exchanges)
    this.contracts = new ContractBook(exchanges, clock)
    this.gatherer = new ContractGatherer(this.contracts, timers, () => { this.quoteRows.refresh() })
    this.lines = new QuoteLines({
      exchanges, contracts: this.contracts, timers, maxLines: settings.marketDataLines, log: (fields, text) => { logger.warn(fields, text) },
      onRefused: (code, message) => { this.fail('quotes', code, message) }
    })
    this.keeper = new StreamKeeper(context, this.lines, this.pnl, new MarketHours(this.contracts), context.onStatus)
    this.accountPnl = new StreamTable('accountPnl', slices, clock)
    this.positionPnl = new StreamTable('positionPnl', slices, clock)
    this.quotes = new StreamTable('quotes', slices, clock)
    this.quoteRows = new QuoteRows(this.quotes, this.contracts, context.farms)
  }

  /**
   * Loads everything, then streams and polls. Settles when the first loads have ended, well or badly.
   * @param keepSubscriptions the gateway still has the ones there are
   * @returns whether it got through: false when the session went away meanwhile
   */
  async synchronise(keepSubscriptions: boolean): Promise<boolean> {
    const generation = this.begin()
    if (!keepSubscriptions || !this.isOpen) this.forgetSubscriptions(this.isOpen ? RESUBSCRIBE_GAP_MS : LINE_GAP_MS)
    this.isOpen = true
    await this.queue.run('accounts', () => this.loads.loadAccounts())
    if (generation !== this.generation) return false
    if (!this.checkAccount()) return true
    await this.loadAll()
    if (generation !== this.generation) return false
    this.isStreaming = true
    this.stream()
    this.keeper.start()
    this.startPolls(generation)
    return true
  }

  status(): FeedStatus {
    return { streams: [...this.keeper.records], budgets: [this.pace, this.lines.budget] }
  }

  /** Asks for everything again. Settles when the answers are in the slices or have failed. */
  async refresh(): Promise<void> {
    if (this.isOpen && this.isStreaming) await this.loadAll()
  }

  /** The gateway has lost its own link: nothing is asked, rows stay, and the slices say why they do not move. */
  upstreamLost(error: BackendError): void {
    this.begin()
    for (const key of brokerSlices) this.context.slices.failed(key, error, 1, null)
  }

  /** Another watch list; lines that both lists have stay open. */
  watch(instruments: readonly Instrument[]): void {
    this.watched = instruments
    this.stream()
  }

  end(): void {
    this.begin()
    this.isOpen = false
    this.pace = { ...this.pace, used: 0, waiting: 0 }
    this.forgetSubscriptions(LINE_GAP_MS)
    this.context.slices.pause('ib')
  }

  take(reports: readonly HostReport[]): void {
    if (!this.isOpen) return
    const accountRows: AccountPnl[] = []
    const positionRows: PositionPnl[] = []
    for (const report of reports) {
      this.loads.take(report)
      this.keeper.take(report)
      if (report.kind === 'heartbeat') this.takePace(report)
      if (report.kind === 'quotes') this.quoteRows.take(report.rows, this.lines.rejected)
      else if (report.kind === 'account-pnl') {
        const target = this.pnl.targetOf(report.reqId)
        if (target !== undefined) accountRows.push({ account: target.account, ...report.pnl })
      } else if (report.kind === 'position-pnl') {
        const target = this.pnl.targetOf(report.reqId)
        if (target !== undefined && target.conId !== null) positionRows.push({ account: target.account, conId: target.conId, ...report.pnl })
      } else if (report.kind === 'message') this.hear(report)
      // After the rows: the end of an answer means that they are all in.
      this.context.exchanges.take(report)
    }
    this.loads.flush()
    this.accountPnl.take(accountRows)
    this.positionPnl.take(positionRows)
  }

  private takePace({ busiest, waiting }: Extract<HostReport, { kind: 'heartbeat' }>): void {
    this.pace = { ...this.pace, used: busiest, waiting }
    const budgets = JSON.stringify(this.status().budgets)
    if (budgets !== this.toldBudgets) this.context.onStatus()
    this.toldBudgets = budgets
  }

  /** A message about a stream or about what feeds streams. */
  private hear(report: Extract<HostReport, { kind: 'message' }>): void {
    this.lines.take(report)
    if (this.isStreaming && meaningOf(report.code).kind === 'farm') {
      this.quoteRows.refresh()
      this.keeper.excuseQuotes((instrument) => feedsQuotesOf(farmName(report.text), instrument))
    }
    const target = this.pnl.targetOf(report.reqId)
    if (target !== undefined && endsStream.has(meaningOf(report.code).kind)) {
      this.fail(target.conId === null ? 'accountPnl' : 'positionPnl', String(report.code), report.text)
    }
  }

  private fail(key: SliceKey, code: string, message: string): void {
    const error = { code, message, source: 'ib', remedy: remedyOf(code), at: this.context.clock.now() }
    this.context.slices.failed(key, error, 1, null)
  }

  private begin(): number {
    this.generation += 1
    this.isStreaming = false
    this.keeper.stop()
    this.context.exchanges.abandon()
    for (const cancel of this.polls.values()) cancel()
    this.polls.clear()
    return this.generation
  }

  private forgetSubscriptions(gapMs: number): void {
    this.loads.reset()
    this.pnl.reset()
    this.lines.reset(gapMs)
    this.keeper.reset()
    this.gatherer.reset()
    this.accountPnl.reset()
    this.positionPnl.reset()
    this.quotes.reset()
  }

  /** An account that the login does not manage gives no rows; an empty desk would be a lie. */
  private checkAccount(): boolean {
    const { settings, slices } = this.context
    const managed = this.context.accounts()
    const isKnown = settings.account === '' || managed.length === 0 || managed.includes(settings.account)
    if (isKnown && !this.isAccountRefused) return true
    this.isAccountRefused = !isKnown
    const reason = isKnown ? null : `Account ${settings.account} is not managed by this login, which has ${managed.join(', ')}`
    for (const key of brokerSlices) slices.unavailable(key, reason)
    return isKnown
  }

  private async loadAll(): Promise<void> {
    // Positions first: they decide what is streamed.
    await Promise.all([
      this.queue.run('positions', () => this.loads.loadPositions()),
      this.queue.run('summary', () => this.loads.loadSummary()),
      this.queue.run('orders', () => this.loads.loadOrders()),
      this.queue.run('executions', () => this.loads.loadExecutions()),
      // After the open orders, which tell whether Read-Only API is on.
      this.queue.run('completed', () => this.loads.loadCompleted())
    ])
  }

  private startPolls(generation: number): void {
    const { timing } = this.context
    this.poll(generation, 'orders', timing.ordersEveryMs, () => this.loads.loadOrders())
    this.poll(generation, 'completed', timing.completedEveryMs, () => this.loads.loadCompleted())
    this.poll(generation, 'executions', timing.executionsEveryMs, () => this.loads.loadExecutions())
    this.poll(generation, 'positions', timing.positionsEveryMs, () => this.loads.loadPositions())
    this.poll(generation, 'summary', timing.summaryEveryMs, () => this.loads.loadSummary())
  }

  private poll(generation: number, name: string, everyMs: number, load: () => Promise<void>): void {
    this.polls.set(name, this.context.timers.after(everyMs, () => {
      void this.queue.run(name, load).then(() => {
        if (generation === this.generation) this.poll(generation, name, everyMs, load)
      })
    }))
  }

  /** Opens the streams that the accounts and positions of now call for, and closes the others. */
  private stream(): void {
    if (!this.isStreaming) return
    const accounts = myAccounts(this.context)
    const { positions: held, isKnown } = this.loads.positions
    this.pnl.want([
      ...accounts.map((account) => ({ account, conId: null })),
      ...held.map(({ row }) => ({ account: row.account, conId: row.conId }))
    ])
    const quoted = lineTargets(held, this.watched)
    this.lines.want(quoted)
    this.gatherer.want(quoted.map(({ contract }) => contract.conId))
    this.accountPnl.want(accounts, this.context.accounts().length > 0)
    this.positionPnl.want(held.map(({ row }) => `${row.account}|${row.conId}`), isKnown)
    this.quotes.want(quoted.map(({ contract }) => contract.conId), isKnown)
  }
}
