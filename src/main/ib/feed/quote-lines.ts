/**
 * Market data lines for the instruments that are held and watched. A line is scarce and shared with TWS' own watch lists:
 * never more than there are, and when the gateway refuses one (101) those that are open are taken to be all (IB.md 3.5).
 */
import type { RejectedRows } from '../../../shared/state/slice-meta.js'
import type { Budget } from '../../../shared/state/ib-feed-status.js'
import { meaningOf } from '../codes.js'
import type { HostReport } from '../protocol.js'
import type { Timers } from '../timers.js'
import type { ContractBook } from './contract-book.js'
import type { Exchanges } from './exchanges.js'
import { chooseLines, type LineTarget } from './line-targets.js'

const REJECTED_SHOWN = 5
const DELAYED = 3

/** Where a quote is asked for when the broker does not say where the position trades. */
const defaultExchanges: Readonly<Record<string, string>> = { STK: 'SMART', OPT: 'SMART', WAR: 'SMART', BOND: 'SMART', FUND: 'FUNDSERV', CASH: 'IDEALPRO', CRYPTO: 'PAXOS' }

export interface QuoteLinesOptions {
  readonly exchanges: Exchanges
  readonly contracts: ContractBook
  readonly timers: Timers
  readonly maxLines: number
  readonly log: (fields: object, text: string) => void
  /** An instrument has no quotes, and why. */
  readonly onRefused: (code: string, message: string) => void
}

interface Line {
  readonly reqId: number
  /** Asked for after delayed data were allowed. */
  readonly isDelayed: boolean
}

export class QuoteLines {
  private targets = new Map<string, LineTarget>()
  private readonly lines = new Map<string, Line>()
  private readonly conIds = new Map<number, string>()
  private readonly refused = new Map<string, string>()
  /** Instruments that are to have a line; the others wait for one. */
  private chosen: ReadonlySet<string> = new Set()
  /** Chosen, and not yet asked for. */
  private queue: string[] = []
  private cancelPump: (() => void) | null = null
  private limit: number
  /** The gateway's own words for having no more lines. */
  private lack: string | null = null
  /** Milliseconds between two requests. */
  private gapMs = 0
  private delayedAllowed = false

  constructor(private readonly options: QuoteLinesOptions) {
    this.limit = options.maxLines
  }

  /** Instruments to have quotes of. */
  want(targets: readonly LineTarget[]): void {
    this.targets = new Map(targets.map((target) => [target.contract.conId, target]))
    for (const conId of this.refused.keys()) if (!this.targets.has(conId)) this.refused.delete(conId)
    this.arrange()
  }

  get budget(): Budget {
    const waiting = this.targets.size - this.refused.size - this.lines.size
    return { name: 'Market data lines', used: this.lines.size, limit: this.limit, unit: 'lines', waiting: Math.max(0, waiting) }
  }

  /** Instruments with a line. */
  get open(): readonly LineTarget[] {
    return [...this.lines.keys()].flatMap((conId) => this.targets.get(conId) ?? [])
  }

  /** Gives up the instrument's line and asks for it anew. */
  resubscribe(conId: string): void {
    const line = this.lines.get(conId)
    const target = this.targets.get(conId)
    if (line === undefined || target === undefined) return
    this.options.exchanges.tell({ kind: 'cancel-market-data', reqId: line.reqId })
    this.forget(conId)
    this.openLine(target)
  }

  /** The instrument whose line this is. */
  conIdOf(reqId: number): string | undefined {
    return this.conIds.get(reqId)
  }

  /** Instruments without quotes, and why. */
  get rejected(): RejectedRows {
    const waiting = [...this.targets.keys()].filter((conId) => !this.chosen.has(conId) && !this.refused.has(conId))
    const all = [...this.refused, ...waiting.map((conId) => [conId, this.lack ?? `NO-LINE: all ${String(this.limit)} market data lines are in use`] as const)]
    return { count: all.length, samples: all.slice(0, REJECTED_SHOWN).map(([key, reason]) => ({ key, reason })) }
  }

  /** The gateway has none of them any more. @param gapMs milliseconds between two requests when they are asked for again */
  reset(gapMs: number): void {
    this.stop()
    this.gapMs = gapMs
    this.lines.clear()
    this.conIds.clear()
    this.refused.clear()
    this.chosen = new Set()
    this.limit = this.options.maxLines
    this.lack = null
    this.delayedAllowed = false
  }

  take(report: Extract<HostReport, { kind: 'message' }>): void {
    const conId = this.conIds.get(report.reqId)
    const line = conId === undefined ? undefined : this.lines.get(conId)
    if (conId === undefined || line === undefined) return
    switch (meaningOf(report.code).kind) {
      case 'no-entitlement':
        this.forget(conId)
        if (line.isDelayed) this.refuse(conId, String(report.code), report.text)
        else this.askDelayed(conId, report.code)
        break
      case 'no-line':
        this.forget(conId)
        this.limit = this.lines.size
        this.lack = `${String(report.code)}: ${report.text}`
        this.options.log({ code: report.code, conId, lines: this.limit }, report.text)
        this.options.onRefused(String(report.code), `${this.nameOf(conId)}: ${report.text}`)
        break
      case 'request-failed': case 'validation-failed':
        this.forget(conId)
        this.refuse(conId, String(report.code), report.text)
        break
      default: return
    }
    this.arrange()
  }

  /** Opens, cancels and leaves waiting, by what is wanted, refused and possible now. */
  private arrange(): void {
    const possible = [...this.targets.values()].filter(({ contract }) => !this.refused.has(contract.conId))
    this.chosen = chooseLines(possible, this.limit, (conId) => this.lines.has(conId))
    for (const [conId, { reqId }] of this.lines) {
      if (this.chosen.has(conId)) continue
      this.options.exchanges.tell({ kind: 'cancel-market-data', reqId })
      this.forget(conId)
    }
    this.queue = possible.map(({ contract }) => contract.conId).filter((conId) => this.chosen.has(conId) && !this.lines.has(conId))
    this.pump()
  }

  private askDelayed(conId: string, code: number): void {
    if (this.delayedAllowed) return
    this.options.log({ code, conId }, 'no live market data: asking for delayed data instead')
    this.delayedAllowed = true
    this.options.exchanges.tell({ kind: 'market-data-type', type: DELAYED })
  }

  private refuse(conId: string, code: string, message: string): void {
    this.refused.set(conId, `${code}: ${message}`)
    this.options.log({ conId, code }, message)
    this.options.onRefused(code, `${this.nameOf(conId)}: ${message}`)
  }

  private nameOf(conId: string): string {
    return this.targets.get(conId)?.contract.symbol ?? conId
  }

  private forget(conId: string): void {
    const line = this.lines.get(conId)
    this.lines.delete(conId)
    if (line !== undefined) this.conIds.delete(line.reqId)
  }

  private stop(): void {
    this.queue = []
    this.cancelPump?.()
    this.cancelPump = null
  }

  private pump(): void {
    if (this.cancelPump !== null || this.queue.length === 0) return
    this.cancelPump = this.options.timers.after(this.gapMs, () => {
      this.cancelPump = null
      const conId = this.queue.shift()
      const target = conId === undefined ? undefined : this.targets.get(conId)
      if (target !== undefined) this.openLine(target)
      this.pump()
    })
  }

  private openLine({ contract }: LineTarget): void {
    const { conId, secType } = contract
    const exchange = contract.exchange !== '' ? contract.exchange : this.options.contracts.known(conId)?.exchange ?? defaultExchanges[secType]
    if (exchange === undefined) {
      void this.resolve(conId)
      return
    }
    const reqId = this.options.exchanges.newId()
    // A line that was not asked for is asked for with the next synchronisation.
    if (!this.options.exchanges.tell({ kind: 'market-data', reqId, contract: { ...contract, exchange } })) return
    this.lines.set(conId, { reqId, isDelayed: this.delayedAllowed })
    this.conIds.set(reqId, conId)
  }

  /** Asks where an instrument trades; a future has no default. */
  private async resolve(conId: string): Promise<void> {
    const answer = await this.options.contracts.find(conId)
    if (answer.kind === 'abandoned' || !this.targets.has(conId)) return
    if (answer.kind === 'failed') this.refuse(conId, answer.error.code, answer.error.message)
    this.arrange()
  }
}
