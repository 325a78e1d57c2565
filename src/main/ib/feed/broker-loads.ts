/** The answers with an end: account values, positions, orders, executions. An answer without its end changes nothing. */
import type { AccountValue, BrokerOrder, CompletedOrder } from '../../../shared/domain/broker-rows.js'
import { rowKey, type SliceKey } from '../../../shared/state/slices.js'
import { saysReadOnly } from '../codes.js'
import type { HostReport } from '../protocol.js'
import type { Outcome } from './exchanges.js'
import { isMine, RejectedTally, type FeedContext } from './feed-context.js'
import { FillBook } from './fill-book.js'
import { OrderBook, type OrderChange } from './order-book.js'
import { PositionBook } from './position-book.js'

/** First version whose completed orders the library reads right. */
const COMPLETED_ORDERS_FROM = 177

export const READ_ONLY_API = 'Not available: Read-Only API is on at the gateway'

export class BrokerLoads {
  readonly positions = new PositionBook()
  private readonly orders = new OrderBook()
  private readonly fills = new FillBook()
  private readonly rejected = new RejectedTally()
  private readonly failures = new Map<SliceKey, number>()
  private summaryId: number | null = null
  private summary: Map<string, AccountValue> | null = null
  private ordersRefused = false
  private completed: Map<string, CompletedOrder> | null = null
  private completedRefused: string | null = null

  constructor(
    private readonly context: FeedContext,
    private readonly onPositions: () => void,
    /** An order is not among those that work any more. */
    private readonly onOrderEnded: () => void
  ) {}

  /** A new session: its subscriptions and capabilities are not yet known. */
  reset(): void {
    this.summaryId = null
    this.summary = null
    this.ordersRefused = false
    this.completed = null
    this.completedRefused = null
    this.orders.abandon()
    this.positions.abandon()
  }

  /** The accounts of the login, which gateways send by themselves; asked for when they did not come. */
  async loadAccounts(): Promise<void> {
    if (this.context.accounts().length > 0) return
    await this.context.exchanges.ask({ request: { kind: 'managed-accounts' }, isEnd: (report) => report.kind === 'managed-accounts' })
  }

  async loadSummary(): Promise<void> {
    const { exchanges, slices, timing } = this.context
    // Two active summaries are the most that a gateway allows (IB.md 3.5).
    if (this.summaryId !== null) exchanges.tell({ kind: 'cancel-account-summary', reqId: this.summaryId })
    const reqId = exchanges.newId()
    this.summaryId = reqId
    const summary = new Map<string, AccountValue>()
    this.summary = summary
    this.begin('accountValues')
    const outcome = await exchanges.ask({
      request: { kind: 'account-summary', reqId }, isEnd: (report) => report.kind === 'account-summary-end' && report.reqId === reqId
    })
    this.summary = null
    if (this.settle('accountValues', outcome, timing.summaryEveryMs)) slices.replace('accountValues', [...summary.values()], this.truth('accountValues'))
  }

  async loadPositions(): Promise<void> {
    this.begin('brokerPositions')
    this.positions.begin()
    const outcome = await this.context.exchanges.ask({ request: { kind: 'positions' }, isEnd: (report) => report.kind === 'positions-end' })
    if (!this.settle('brokerPositions', outcome, this.context.timing.positionsEveryMs)) {
      this.positions.abandon()
      return
    }
    const rows = this.positions.finish().map((position) => position.row)
    this.context.slices.replace('brokerPositions', rows, this.truth('brokerPositions'))
    this.onPositions()
  }

  async loadOrders(): Promise<void> {
    if (this.ordersRefused) return
    const { exchanges, slices, timing, onReadOnlyApi } = this.context
    this.begin('brokerOrders')
    this.orders.begin()
    const outcome = await exchanges.ask({
      request: { kind: 'all-open-orders' }, isEnd: (report) => report.kind === 'open-orders-end', isAbout: saysReadOnly
    })
    if (outcome.kind === 'failed' && saysReadOnly(Number(outcome.error.code), outcome.error.message)) {
      // Asked once per session: every further question opens a dialog in TWS (IB.md 3.8).
      this.ordersRefused = true
      this.orders.abandon()
      slices.unavailable('brokerOrders', READ_ONLY_API)
      onReadOnlyApi(true)
      return
    }
    if (!this.settle('brokerOrders', outcome, timing.ordersEveryMs)) {
      this.orders.abandon()
      return
    }
    const { rows, hasEnded } = this.orders.finish()
    onReadOnlyApi(false)
    slices.unavailable('brokerOrders', null)
    slices.replace('brokerOrders', rows, this.truth('brokerOrders'))
    if (hasEnded) this.onOrderEnded()
  }

  /** Orders that have ended. With Read-Only API on the gateway refuses, and asks for write access on its screen (IB.md 3.8): not asked then. */
  async loadCompleted(): Promise<void> {
    const { exchanges, slices, timing, clock } = this.context
    const reason = this.completedRefused ?? (this.ordersRefused ? READ_ONLY_API : this.misread())
    if (reason !== null) {
      slices.unavailable('completedOrders', reason)
      return
    }
    this.begin('completedOrders')
    const completed = new Map<string, CompletedOrder>()
    this.completed = completed
    const outcome = await exchanges.ask({
      request: { kind: 'completed-orders' }, isEnd: (report) => report.kind === 'completed-orders-end', isAbout: saysReadOnly
    })
    this.completed = null
    if (outcome.kind === 'failed' && saysReadOnly(Number(outcome.error.code), outcome.error.message)) {
      this.completedRefused = READ_ONLY_API
      slices.unavailable('completedOrders', READ_ONLY_API)
      return
    }
    if (!this.settle('completedOrders', outcome, timing.completedEveryMs)) return
    slices.replace('completedOrders', [...completed.values()], { asOf: clock.now(), rejected: this.rejected.of('completedOrders') })
  }

  /** The library reads them wrongly from gateways of a certain age (IB.md 1.6). */
  private misread(): string | null {
    const version = this.context.serverVersion()
    return version !== null && version < COMPLETED_ORDERS_FROM ? `Not available: gateways before version ${String(COMPLETED_ORDERS_FROM)} tell them in another order of fields` : null
  }

  async loadExecutions(): Promise<void> {
    const { exchanges, timing } = this.context
    const reqId = exchanges.newId()
    this.begin('fills')
    const outcome = await exchanges.ask({ request: { kind: 'executions', reqId }, isEnd: (report) => report.kind === 'executions-end' && report.reqId === reqId })
    if (this.settle('fills', outcome, timing.executionsEveryMs)) this.writeFills(true)
    this.forgetOldFills()
  }

  private forgetOldFills(): void {
    const oldest = this.context.clock.now() - this.context.timing.fillsKeptMs
    this.fills.prune(oldest)
    this.context.slices.forget('fills', ({ executedAt }) => executedAt < oldest)
  }

  take(report: HostReport): void {
    const { slices, clock } = this.context
    switch (report.kind) {
      case 'account-value':
        if (report.reqId !== this.summaryId || !isMine(this.context, report.row.account)) break
        if (this.summary === null) slices.merge('accountValues', [report.row], { asOf: clock.now() })
        else this.summary.set(rowKey('accountValues', report.row), report.row)
        break
      case 'position':
        if (isMine(this.context, report.row.account)) this.pushPosition(report)
        break
      case 'open-order':
        if (isMine(this.context, report.order.account)) this.pushOrder(this.orders.open(report.order, clock.now()))
        break
      case 'completed-order':
        if (isMine(this.context, report.row.account)) this.completed?.set(report.row.permId, report.row)
        break
      case 'order-status': this.pushOrder(this.orders.status(report.status, clock.now())); break
      case 'execution':
        if (isMine(this.context, report.execution.account)) this.fills.execution(report.execution)
        break
      case 'commission': this.fills.commission(report.report); break
      case 'unreadable': this.rejected.add(report.slice, report.key, report.reason); break
      default: break
    }
  }

  /** After a batch: what it brought in fills is written at once. */
  flush(): void {
    this.writeFills(false)
  }

  private begin(key: SliceKey): void {
    this.context.slices.fetching(key)
    this.rejected.reset(key)
  }

  /** @returns whether the answer is complete. */
  private settle(key: SliceKey, outcome: Outcome, everyMs: number): boolean {
    if (outcome.kind === 'answered') {
      this.failures.delete(key)
      return true
    }
    if (outcome.kind === 'failed') {
      const failures = (this.failures.get(key) ?? 0) + 1
      this.failures.set(key, failures)
      this.context.logger.warn({ slice: key, code: outcome.error.code, failures }, outcome.error.message)
      this.context.slices.failed(key, outcome.error, failures, this.context.clock.now() + everyMs)
    }
    return false
  }

  private truth(key: SliceKey): { asOf: number; rejected: ReturnType<RejectedTally['of']> } {
    return { asOf: this.context.clock.now(), rejected: this.rejected.of(key) }
  }

  private writeFills(isComplete: boolean): void {
    const { rows, removed } = this.fills.drain()
    // The corrected one first: who looks in between must not miss a fill.
    if (rows.length > 0 || isComplete) this.context.slices.merge('fills', rows, this.truth('fills'))
    if (removed.length > 0) this.context.slices.remove('fills', removed, { asOf: this.context.clock.now() })
  }

  private pushPosition(report: Extract<HostReport, { kind: 'position' }>): void {
    const change = this.positions.take({ row: report.row, exchange: report.exchange })
    if (change === null) return
    const { slices, clock } = this.context
    if (change.isOpen) slices.merge('brokerPositions', [report.row], { asOf: clock.now() })
    else slices.remove('brokerPositions', [change.key], { asOf: clock.now() })
    this.onPositions()
  }

  private pushOrder(change: OrderChange): void {
    if (change === null) return
    const { slices, clock } = this.context
    if (change.kind === 'row') slices.merge('brokerOrders', [change.row] satisfies BrokerOrder[], { asOf: clock.now() })
    else {
      slices.remove('brokerOrders', [change.permId], { asOf: clock.now() })
      this.onOrderEnded()
    }
  }
}
