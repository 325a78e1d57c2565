/** Running counts and exact sums of one group of paper trades: a trade can be added and, while it is known what it was, taken out again. */
import { big, type DecimalText } from '../lib/decimal.js'
import { RunningDecimal } from '../lib/running-decimal.js'
import type { Contribution, GroupName, TradeKind } from './pilot-contribution.js'
import type { PilotTallyRow } from './pilot-rows.js'

/** Counts and sums without their group's name. */
export type GroupSums = Omit<PilotTallyRow, keyof GroupName>

const counted: Readonly<Record<Exclude<TradeKind, 'closed'>, 'open' | 'cancelled' | 'rejected' | 'other' | 'unreadable'>> = {
  open: 'open', cancelled: 'cancelled', rejected: 'rejected', other: 'other', unreadable: 'unreadable'
}

export class PilotGroupTally {
  private readonly counts = { open: 0, closed: 0, withoutResult: 0, cancelled: 0, rejected: 0, other: 0, unreadable: 0, wins: 0, losses: 0, edgeTrades: 0 }
  private readonly sums = { profit: new RunningDecimal(), loss: new RunningDecimal(), fees: new RunningDecimal(), expected: new RunningDecimal(), achieved: new RunningDecimal() }
  private best: DecimalText | null = null
  private worst: DecimalText | null = null
  private lastClosedAt: number | null = null
  /** An extreme that may have been that of a trade taken out. */
  private readonly lost = new Set<'best' | 'worst' | 'lastClosedAt'>()

  /** Groups of a few trades each lose their best one with every other correction: all would be counted again for it. */
  private readonly hasExtremes: boolean

  constructor(readonly name: GroupName) {
    this.hasExtremes = name.dimension !== 'strategyDay'
  }

  /** A trade more or, with -1, one less. */
  count(trade: Contribution, sign: 1 | -1): void {
    if (trade.kind !== 'closed') {
      this.counts[counted[trade.kind]] += sign
      return
    }
    const { realized } = trade
    if (realized === null) {
      this.counts.withoutResult += sign
      return
    }
    const result = big(realized)
    this.counts.closed += sign
    if (result.gt(0)) this.counts.wins += sign
    if (result.lt(0)) this.counts.losses += sign
    this.sums[result.lt(0) ? 'loss' : 'profit'].add(realized, sign)
    this.sums.fees.add(trade.fees, sign)
    if (trade.expected !== null) {
      this.counts.edgeTrades += sign
      this.sums.expected.add(trade.expected, sign)
      this.sums.achieved.add(realized, sign)
    }
    if (sign === 1) this.extend(realized, realized, trade.closedAt)
    else this.doubt(realized, trade.closedAt)
  }

  /** All trades of another group of the same currency. */
  include(sums: GroupSums): void {
    for (const key of Object.keys(this.counts) as (keyof typeof this.counts)[]) this.counts[key] += sums[key]
    for (const key of Object.keys(this.sums) as (keyof typeof this.sums)[]) this.sums[key].add(sums[key], 1)
    if (sums.best !== null && sums.worst !== null) this.extend(sums.best, sums.worst, sums.lastClosedAt)
  }

  get isEmpty(): boolean {
    return this.trades === 0
  }

  /** All trades of the group. */
  get trades(): number {
    const { open, closed, withoutResult, cancelled, rejected, other, unreadable } = this.counts
    return open + closed + withoutResult + cancelled + rejected + other + unreadable
  }

  /** What was the best, the worst or the latest trade has gone, and which is next cannot be known from sums. */
  get isDoubtful(): boolean {
    return this.lost.size > 0 && this.counts.closed > 0
  }

  get row(): PilotTallyRow {
    const { profit, loss, fees, expected, achieved } = this.sums
    const { best, worst, lastClosedAt } = this
    return { ...this.name, ...this.counts, profit: profit.text, loss: loss.text, fees: fees.text, expected: expected.text, achieved: achieved.text, best, worst, lastClosedAt }
  }

  private extend(best: DecimalText, worst: DecimalText, closedAt: number | null): void {
    if (!this.hasExtremes) return
    // What is as far out as the extreme that was lost takes its place.
    if (this.best === null || big(best).gte(this.best)) {
      this.best = best
      this.lost.delete('best')
    }
    if (this.worst === null || big(worst).lte(this.worst)) {
      this.worst = worst
      this.lost.delete('worst')
    }
    if (closedAt !== null && (this.lastClosedAt === null || closedAt >= this.lastClosedAt)) {
      this.lastClosedAt = closedAt
      this.lost.delete('lastClosedAt')
    }
  }

  private doubt(realized: DecimalText, closedAt: number | null): void {
    if (!this.hasExtremes) return
    if (this.counts.closed === 0) {
      this.best = this.worst = this.lastClosedAt = null
      this.lost.clear()
      return
    }
    if (this.best !== null && big(realized).gte(this.best)) this.lost.add('best')
    if (this.worst !== null && big(realized).lte(this.worst)) this.lost.add('worst')
    if (closedAt !== null && this.lastClosedAt !== null && closedAt >= this.lastClosedAt) this.lost.add('lastClosedAt')
  }
}
