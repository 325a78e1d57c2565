/**
 * Keeps the streams of quotes and P&L alive: asks again for one that ended or is silent while it should not be. What
 * should be heard is told by the market's hours and by what other streams say.
 */
import { brokenFarmOf, type QuotedInstrument } from '../../../shared/domain/quote-farms.js'
import type { StreamRecord } from '../../../shared/state/ib-feed-status.js'
import { meaningOf } from '../codes.js'
import type { HostQuote, HostReport } from '../protocol.js'
import type { FeedContext } from './feed-context.js'
import type { MarketHours } from './market-hours.js'
import { pnlKey, type PnlStreams, type PnlTarget } from './pnl-streams.js'
import type { QuoteLines } from './quote-lines.js'
import { SilenceWatch } from './silence-watch.js'

type Stream = { readonly kind: 'quotes'; readonly conId: string; readonly secType: string; readonly currency: string; readonly name: string } | { readonly kind: 'pnl'; readonly target: PnlTarget; readonly name: string }

const quoteKey = (conId: string): string => `quotes|${conId}`
const keyOfPnl = (target: PnlTarget): string => `pnl|${pnlKey(target)}`
const FROZEN: ReadonlySet<number | null> = new Set([2, 4])

export class StreamKeeper {
  private readonly watch: SilenceWatch
  private readonly streams = new Map<string, Stream>()
  /** Instruments whose quotes cannot move: trading is halted, or the data are those of the close. */
  private readonly resting = new Set<string>()
  /** Streams that the gateway has ended, with its code and words. */
  private readonly ended = new Map<string, string>()
  private cancelCheck: () => void = () => undefined

  constructor(
    private readonly context: FeedContext,
    private readonly lines: QuoteLines,
    private readonly pnl: PnlStreams,
    private readonly hours: MarketHours,
    /** A stream has been asked for again, or has answered. */
    private readonly onRecord: () => void
  ) {
    this.watch = new SilenceWatch(context.clock, context.timing.silence)
  }

  get records(): readonly StreamRecord[] {
    return this.watch.records
  }

  /** The session streams from now on: what came before does not count as silence. */
  start(): void {
    this.stop()
    this.follow()
    this.watch.excuse()
    this.arm()
  }

  stop(): void {
    this.cancelCheck()
  }

  /** The gateway has none of the streams any more. */
  reset(): void {
    this.streams.clear()
    this.ended.clear()
    this.resting.clear()
    this.watch.follow(new Map())
  }

  /** These may well have been silent: what fed them was down. */
  excuseQuotes(isMeant: (instrument: QuotedInstrument) => boolean): void {
    for (const [key, stream] of this.streams) if (stream.kind === 'quotes' && isMeant(stream)) this.watch.excuse(key)
  }

  take(report: HostReport): void {
    if (report.kind === 'quotes') for (const row of report.rows) this.hearQuote(row)
    else if (report.kind === 'account-pnl' || report.kind === 'position-pnl') {
      const target = this.pnl.targetOf(report.reqId)
      if (target !== undefined) this.watch.heard(keyOfPnl(target))
    } else if (report.kind === 'message' && meaningOf(report.code).kind === 'stream-ended') this.hearEnd(report)
  }

  private hearQuote(row: HostQuote): void {
    this.watch.heard(quoteKey(row.conId))
    if (row.halted === true || FROZEN.has(row.marketDataType)) this.resting.add(row.conId)
    else this.resting.delete(row.conId)
  }

  private hearEnd({ reqId, code, text }: Extract<HostReport, { kind: 'message' }>): void {
    const conId = this.lines.conIdOf(reqId)
    const target = this.pnl.targetOf(reqId)
    const reason = `${String(code)}: ${text}`
    if (conId !== undefined) this.ended.set(quoteKey(conId), reason)
    if (target !== undefined) this.ended.set(keyOfPnl(target), reason)
  }

  private arm(): void {
    this.cancelCheck = this.context.timers.after(this.context.timing.silence.checkEveryMs, () => {
      this.check()
      this.arm()
    })
  }

  private check(): void {
    this.follow()
    const before = this.watch.records
    let asked = 0
    for (const [key, reason] of this.ended) {
      if (asked >= this.context.timing.silence.mostAtOnce || !this.watch.mayRetry(key)) continue
      this.ended.delete(key)
      this.retry(key, reason)
      asked += 1
    }
    for (const key of this.watch.due((each) => this.mayBeSilent(each)).slice(0, this.context.timing.silence.mostAtOnce - asked)) this.retry(key, null)
    if (this.watch.records !== before) this.onRecord()
  }

  private follow(): void {
    this.streams.clear()
    for (const { contract: { conId, secType, currency, symbol } } of this.lines.open) {
      this.streams.set(quoteKey(conId), { kind: 'quotes', conId, secType, currency, name: `quotes ${symbol}` })
    }
    for (const target of this.pnl.open) {
      const name = target.conId === null ? `P&L ${target.account}` : `P&L ${target.account} contract ${target.conId}`
      this.streams.set(keyOfPnl(target), { kind: 'pnl', target, name })
    }
    for (const key of this.ended.keys()) if (!this.streams.has(key)) this.ended.delete(key)
    this.watch.follow(new Map([...this.streams].map(([key, { name }]) => [key, name])))
  }

  private retry(key: string, reason: string | null): void {
    const stream = this.streams.get(key)
    if (stream === undefined) return
    this.watch.retried(key, reason)
    this.context.logger.warn({ stream: stream.name, reason: this.watch.records.at(-1)?.reason, tries: this.watch.records.at(-1)?.tries }, 'asking for a stream again')
    if (stream.kind === 'quotes') this.lines.resubscribe(stream.conId)
    else this.pnl.resubscribe(stream.target)
  }

  private mayBeSilent(key: string): boolean {
    const stream = this.streams.get(key)
    if (stream === undefined) return true
    return stream.kind === 'quotes' ? this.mayQuoteRest(stream) : this.mayPnlRest(key, stream.target)
  }

  private mayQuoteRest(stream: Extract<Stream, { kind: 'quotes' }>): boolean {
    const { conId, secType, currency } = stream
    // A farm that is broken says so itself, and asking again would not mend it.
    if (this.resting.has(conId) || brokenFarmOf(stream, this.context.farms()) !== null) return true
    const now = this.context.clock.now()
    const wasOpen = this.hours.wasOpen(conId, now - this.context.timing.silence.silentAfterMs, now)
    if (wasOpen !== null) return !wasOpen
    // Nobody says when it trades: others of its kind in the same currency tell whether there is trading.
    return ![...this.streams.values()].some((other) => (
      other.kind === 'quotes' && other.conId !== conId && other.secType === secType && other.currency === currency && this.isLive(quoteKey(other.conId))
    ))
  }

  /** P&L moves with the quotes of what is held. One that has never answered is silent whatever the market does. */
  private mayPnlRest(key: string, target: PnlTarget): boolean {
    if (this.watch.heardAt(key) === null) return false
    const held = this.pnl.open.filter(({ account, conId }) => account === target.account && conId !== null && (target.conId === null || conId === target.conId))
    return !held.some(({ conId }) => this.isLive(quoteKey(conId ?? '')))
  }

  private isLive(key: string): boolean {
    const at = this.watch.heardAt(key)
    return at !== null && this.context.clock.now() - at <= this.context.timing.silence.liveWithinMs
  }
}
