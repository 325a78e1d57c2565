/**
 * The tallies of all paper trades, kept by what changed: added up by the server at first and now and then, and in between
 * moved by the trades that a refresh finds changed. Decision record 0020.
 */
import type { Clock, EpochMs } from '../../../shared/lib/clock.js'
import type { PilotReview } from '../../../shared/domain/pilot-rows.js'
import type { PilotTallies } from '../../../shared/domain/pilot-tallies.js'
import type { Logger } from '../../diagnostics/logger.js'
import type { SliceWriter, Truth } from '../../desk/ports.js'
import type { Answer, Deadline, Reader } from '../reader.js'
import type { RefreshCost, RereadPlan } from '../repository.js'
import type { SelectSource } from '../select.js'
import { KnownTrades } from './known-trades.js'
import { readPilotAnswer, type KnownTrade, type PilotAnswer } from './pilot-answer.js'
import { selectChanged, selectTallies, type Bound, type EpochMicros, type PilotQuery } from './pilot-select.js'
import { shownTallies } from './shown-tallies.js'
import { talliesOf } from './tallies-of.js'
import { tallyDrift } from './tally-drift.js'

const KEEP = 2_000
const MOST_OPEN = 10_000
/** More than these at once are counted with all others rather than one by one. */
const MOST_CHANGED = 20_000
/** What a count costs the server is at most this share of its time. */
const TOTAL_SHARE = 0.01
const RECOUNT_SHARE = 0.1
const RECOUNT_PAUSE_MS = 2_000

export interface PilotRepositoryOptions {
  readonly reader: Pick<Reader, 'read'>
  readonly slices: SliceWriter
  readonly clock: Clock
  readonly logger: Logger
  readonly plan: RereadPlan
  /** Zone of the days now, as the time-zone database names it. */
  readonly zone: () => string
  /** Trades of which it is remembered what they were, besides those that are open; left out: 2,000. */
  readonly keep?: number
}

/** Tallies with what is needed to move them. */
interface Kept {
  readonly tallies: PilotTallies
  readonly known: KnownTrades
  readonly zone: string
  readonly countedAt: EpochMs
  watermark: EpochMicros
}

export class PilotRepository {
  #kept: Kept | null = null
  /** Why the tallies are known to be off. */
  #pending: string | null = null
  #off: PilotReview['off'] = null
  /** Not before then are all trades counted again because the tallies are off. */
  #recountFrom: EpochMs = 0
  #totalFrom: EpochMs = 0
  #strict = false
  readonly #keep: number

  constructor(private readonly options: PilotRepositoryOptions) {
    this.#keep = options.keep ?? KEEP
  }

  /** The next refresh counts all trades: the database behind us may be another one. */
  forget(): void {
    this.#kept = null
    this.#pending = null
    this.#recountFrom = 0
  }

  /** Brings the tallies up to date. @throws what a read failed with; the slices' rows stay as they are */
  async refresh(source: SelectSource, deadline: Deadline): Promise<readonly RefreshCost[]> {
    const { clock, plan, zone } = this.options
    const kept = this.#kept
    const now = clock.now()
    const query = { source, zone: zone(), now }
    if (kept?.zone !== query.zone) return [await this.#count(query, null, deadline)]
    const age = now - kept.countedAt
    if (age < 0 || age >= plan.fullEveryMs || (this.#pending !== null && now >= this.#recountFrom)) return [await this.#count(query, kept, deadline)]
    const costs = [await this.#change(query, kept, now >= this.#totalFrom, deadline)]
    if (this.#pending !== null && now >= this.#recountFrom) costs.push(await this.#count(query, kept, deadline))
    return costs
  }

  /** @param before what the count is compared with; null: with nothing */
  async #count(query: PilotQuery, before: Kept | null, deadline: Deadline): Promise<RefreshCost> {
    const { slices, clock, plan, logger } = this.options
    const { answer, found } = await this.#readAll(query, deadline)
    const tallies = talliesOf(found.cells)
    const known = KnownTrades.of(found.latest, found.open, this.#keep)
    const off = before === null ? null : this.#driftOf(before, tallies, known, found)
    const now = clock.now()
    if (off !== null) logger.warn({ off, pending: this.#pending }, 'the figures of the paper pilot were off')
    // What was off stays told until a later count finds nothing.
    this.#off = off === null ? (this.#pending === null ? null : this.#off) : { until: now, what: off }
    this.#pending = null
    this.#kept = { tallies, known, zone: query.zone, countedAt: now, watermark: furthest(found.latest, answer, null) }
    this.#recountFrom = now + Math.max(RECOUNT_PAUSE_MS, answer.serverMs / RECOUNT_SHARE)
    this.#totalFrom = now + plan.sweepEveryMs
    const shown = shownTallies(tallies.rows())
    tallies.changes()
    const truth = { asOf: answer.asOf }
    slices.replace('pilotTallies', shown.rows, truth)
    this.#tell(this.#kept, shown.leftOut, truth)
    return { kind: 'full', rows: answer.rows.length }
  }

  /** Looks at every value for NaN and infinity only where a sum shows that there is one. */
  async #readAll(query: PilotQuery, deadline: Deadline): Promise<{ readonly answer: Answer; readonly found: PilotAnswer }> {
    const read = async (): Promise<{ readonly answer: Answer; readonly found: PilotAnswer }> => {
      const answer = await this.options.reader.read(selectTallies(query, { strict: this.#strict, keep: this.#keep, mostOpen: MOST_OPEN }), deadline)
      deadline.signal.throwIfAborted()
      return { answer, found: readPilotAnswer(answer.rows) }
    }
    const first = await read()
    if (!first.found.isSpoiled || this.#strict) return first
    this.#strict = true
    return read()
  }

  /** Moves the old tallies to the moment of the count, as far as that can be known, and compares. */
  #driftOf(before: Kept, counted: PilotTallies, known: KnownTrades, { latest, open }: PilotAnswer): string | null {
    const { at, inclusive } = this.#bound(before)
    // More has changed than the count tells of one by one.
    if (inclusive ? known.knownAfter >= at : known.knownAfter > at) return this.#pending
    const changed = [...latest, ...open].filter(({ updatedAt }) => updatedAt > at || (inclusive && updatedAt === at))
    for (const trade of new Map(changed.map((each) => [each.tradeId, each])).values()) move(before, trade)
    return tallyDrift(before.tallies.rows(), counted.rows())
  }

  async #change(query: PilotQuery, kept: Kept, withTotal: boolean, deadline: Deadline): Promise<RefreshCost> {
    const { reader, slices, clock, plan, logger } = this.options
    const bound = this.#bound(kept)
    const ask = async (total: boolean): Promise<{ readonly answer: Answer; readonly found: PilotAnswer }> => {
      const answer = await reader.read(selectChanged(query, bound, { most: MOST_CHANGED, total }), deadline)
      deadline.signal.throwIfAborted()
      return { answer, found: readPilotAnswer(answer.rows) }
    }
    let { answer, found } = await ask(withTotal)
    // What may have been counted before as something else shows in the number of all trades.
    const isUnsure = found.latest.some((trade) => kept.known.get(trade.tradeId) === undefined && kept.known.mayHaveBeen(trade))
    if (isUnsure && !withTotal) ({ answer, found } = await ask(true))
    if (found.latest.length > MOST_CHANGED) {
      this.#doubt('more trades changed at once than are followed one by one')
      return { kind: 'since', rows: answer.rows.length }
    }
    for (const trade of found.latest) move(kept, trade)
    kept.watermark = furthest(found.latest, answer, kept.watermark)
    kept.known.prune(this.#keep, kept.watermark - plan.overlapMs * 1_000)
    if (found.total !== null) {
      this.#totalFrom = clock.now() + Math.max(plan.sweepEveryMs, answer.serverMs / TOTAL_SHARE)
      const { trades } = kept.tallies
      if (trades !== found.total) this.#doubt(`the database has ${found.total.toLocaleString('en')} trades where ${trades.toLocaleString('en')} are counted`)
    }
    if (kept.tallies.isDoubtful) this.#doubt('the best, the worst or the latest trade of a group is no longer what it was')
    const { rows, gone } = kept.tallies.changes()
    const truth = { asOf: answer.asOf }
    const all = shownTallies(kept.tallies.rows())
    if (all.leftOut > 0) slices.replace('pilotTallies', all.rows, truth)
    else {
      if (gone.length > 0) slices.remove('pilotTallies', gone, truth)
      slices.merge('pilotTallies', rows, truth)
    }
    this.#tell(kept, all.leftOut, truth)
    if (this.#pending !== null) logger.info({ pending: this.#pending }, 'the paper pilot is to be counted anew')
    return { kind: 'since', rows: answer.rows.length }
  }

  #bound({ watermark, known }: Kept): Bound {
    const at = watermark - this.options.plan.overlapMs * 1_000
    return known.knownAfter >= at && Number.isFinite(known.knownAfter) ? { at: known.knownAfter, inclusive: false } : { at, inclusive: true }
  }

  #doubt(why: string): void {
    this.#pending ??= why
  }

  #tell({ tallies, zone, countedAt }: Kept, groupsLeftOut: number, truth: Truth): void {
    this.options.slices.replace('pilotReview', [{ id: 'paper_trades', trades: tallies.trades, groupsLeftOut, strategyDaysFrom: tallies.strategyDaysFrom, zone, countedAt, pending: this.#pending, off: this.#off }], truth)
  }
}

/** Counts a trade as it is now and not as it was. */
function move({ tallies, known }: Kept, trade: KnownTrade): void {
  const was = known.get(trade.tradeId)
  if (was !== undefined) {
    if (isSame(was, trade)) {
      known.set(trade)
      return
    }
    tallies.remove(was.contribution)
  }
  tallies.add(trade.contribution)
  known.set(trade)
}

function isSame({ contribution: a }: KnownTrade, { contribution: b }: KnownTrade): boolean {
  return (
    a.kind === b.kind && a.strategy === b.strategy && a.venue === b.venue && a.symbol === b.symbol && a.currency === b.currency && a.day === b.day &&
    a.closedAt === b.closedAt && a.realized === b.realized && a.fees === b.fees && a.expected === b.expected
  )
}

/** Never past the server's own clock: one trade dated in the future would hide all that come before it. */
function furthest(trades: readonly KnownTrade[], { serverTime, asOf }: Answer, before: EpochMicros | null): EpochMicros {
  const limit = (Number.isNaN(serverTime) ? asOf : serverTime) * 1_000
  const found = trades.reduce((latest, { updatedAt }) => (Number.isFinite(updatedAt) ? Math.max(latest, updatedAt) : latest), before ?? -Infinity)
  // An empty relation has no mark of its own: everything from now on is new.
  return Math.min(found === -Infinity ? limit : found, limit)
}
