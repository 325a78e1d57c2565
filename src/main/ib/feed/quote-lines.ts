/**
 * Market data lines for the instruments that are held. A line is scarce and shared with TWS' own watch lists: never more
 * than there are, and when the gateway refuses one (101) that many are taken to be all (IB.md 3.5).
 */
import type { RejectedRows } from '../../../shared/state/slice-meta.js'
import { meaningOf } from '../codes.js'
import type { ContractKey, HostReport } from '../protocol.js'
import type { Timers } from '../timers.js'
import type { Exchanges } from './exchanges.js'
import type { HeldPosition } from './position-book.js'

const REJECTED_SHOWN = 5
const DELAYED = 3

/** Where a quote is asked for when the broker does not say where the position trades. */
const defaultExchanges: Readonly<Record<string, string>> = { STK: 'SMART', OPT: 'SMART', WAR: 'SMART', BOND: 'SMART', FUND: 'FUNDSERV', CASH: 'IDEALPRO', CRYPTO: 'PAXOS' }

export interface QuoteLinesOptions {
  readonly exchanges: Exchanges
  readonly timers: Timers
  readonly maxLines: number
  readonly log: (fields: object, text: string) => void
  /** An instrument has no quotes, and why. */
  readonly onRefused: (code: string, message: string) => void
}

export class QuoteLines {
  private wanted = new Map<string, HeldPosition>()
  private readonly reqIds = new Map<string, number>()
  private readonly conIds = new Map<number, string>()
  private readonly resolved = new Map<string, string>()
  private readonly refused = new Map<string, string>()
  private readonly queue: string[] = []
  private cancelPump: (() => void) | null = null
  private lines: number
  private gapMs = 0
  private askedForDelayed = false

  constructor(private readonly options: QuoteLinesOptions) {
    this.lines = options.maxLines
  }

  /** Instruments to have quotes of, the most important first. @returns the conIds that are not quoted any more. */
  want(held: readonly HeldPosition[]): readonly string[] {
    this.wanted = new Map(held.map((position) => [position.row.conId, position]))
    const over = [...this.reqIds].filter(([conId]) => !this.wanted.has(conId))
    for (const [conId, reqId] of over) {
      this.options.exchanges.tell({ kind: 'cancel-market-data', reqId })
      this.forget(conId)
    }
    for (const conId of this.wanted.keys()) {
      if (!this.reqIds.has(conId) && !this.queue.includes(conId) && !this.refused.has(conId)) this.queue.push(conId)
    }
    this.pump()
    return over.map(([conId]) => conId)
  }

  has(conId: string): boolean {
    return this.reqIds.has(conId)
  }

  get rejected(): RejectedRows {
    const all = [...this.refused]
    return { count: all.length, samples: all.slice(0, REJECTED_SHOWN).map(([key, reason]) => ({ key, reason })) }
  }

  /** The gateway has none of them any more. @param gapMs milliseconds between two requests when they are asked for again */
  reset(gapMs: number): void {
    this.stop()
    this.gapMs = gapMs
    this.reqIds.clear()
    this.conIds.clear()
    this.refused.clear()
    this.lines = this.options.maxLines
    this.askedForDelayed = false
  }

  stop(): void {
    this.queue.length = 0
    this.cancelPump?.()
    this.cancelPump = null
  }

  take(report: Extract<HostReport, { kind: 'message' }>): void {
    const conId = this.conIds.get(report.reqId)
    if (conId === undefined) return
    const refuse = (): void => { this.refuse(conId, String(report.code), report.text) }
    switch (meaningOf(report.code).kind) {
      case 'no-entitlement':
        this.forget(conId)
        if (this.askedForDelayed) refuse()
        else this.askDelayed(conId, report.code)
        break
      case 'no-line':
        this.forget(conId)
        this.lines = this.reqIds.size
        refuse()
        break
      case 'request-failed': case 'validation-failed':
        this.forget(conId)
        refuse()
        break
      default: break
    }
  }

  private askDelayed(conId: string, code: number): void {
    this.options.log({ code, conId }, 'no live market data: asking for delayed data instead')
    this.askedForDelayed = true
    this.options.exchanges.tell({ kind: 'market-data-type', type: DELAYED })
    this.queue.push(conId)
    this.pump()
  }

  private refuse(conId: string, code: string, message: string): void {
    this.refused.set(conId, `${code}: ${message}`)
    this.options.log({ conId, code }, message)
    this.options.onRefused(code, `${this.wanted.get(conId)?.row.symbol ?? conId}: ${message}`)
  }

  private forget(conId: string): void {
    const reqId = this.reqIds.get(conId)
    this.reqIds.delete(conId)
    if (reqId !== undefined) this.conIds.delete(reqId)
  }

  private pump(): void {
    if (this.cancelPump !== null || this.queue.length === 0) return
    this.cancelPump = this.options.timers.after(this.gapMs, () => {
      this.cancelPump = null
      const conId = this.queue.shift()
      const position = conId === undefined ? undefined : this.wanted.get(conId)
      if (position !== undefined) this.openLine(position)
      this.pump()
    })
  }

  private openLine(position: HeldPosition): void {
    const { row } = position
    const exchange = position.exchange !== '' ? position.exchange : this.resolved.get(row.conId) ?? defaultExchanges[row.secType]
    if (exchange === undefined) void this.resolve(position)
    else if (this.reqIds.size >= this.lines) this.refuse(row.conId, 'NO-LINE', `all ${String(this.lines)} market data lines are in use`)
    else this.subscribe(position, exchange)
  }

  private subscribe({ row }: HeldPosition, exchange: string): void {
    const reqId = this.options.exchanges.newId()
    this.reqIds.set(row.conId, reqId)
    this.conIds.set(reqId, row.conId)
    const { conId, symbol, localSymbol, secType, currency, multiplier } = row
    const contract: ContractKey = { conId, symbol, localSymbol, secType, currency, multiplier, exchange }
    this.options.exchanges.tell({ kind: 'market-data', reqId, contract })
  }

  /** Asks where an instrument trades; a future has no default. */
  private async resolve({ row }: HeldPosition): Promise<void> {
    const reqId = this.options.exchanges.newId()
    const found: string[] = []
    const outcome = await this.options.exchanges.ask({
      request: { kind: 'contract-details', reqId, conId: row.conId },
      isEnd: (report) => {
        if (report.kind === 'contract-details' && report.reqId === reqId) found.push(report.exchange)
        return report.kind === 'contract-details-end' && report.reqId === reqId
      }
    })
    if (outcome.kind === 'abandoned') return
    const exchange = found.find((name) => name !== '')
    if (exchange === undefined) {
      const { code, message } = outcome.kind === 'failed' ? outcome.error : { code: 'NO-EXCHANGE', message: 'the broker does not say where it trades' }
      this.refuse(row.conId, code, message)
      return
    }
    this.resolved.set(row.conId, exchange)
    if (this.wanted.has(row.conId) && !this.reqIds.has(row.conId)) {
      this.queue.push(row.conId)
      this.pump()
    }
  }
}
