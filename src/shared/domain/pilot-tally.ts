/** Sums of one or several tallies of paper trades, in whole units: what figures are made of. */
import type { DecimalText } from '../lib/decimal.js'
import { ExactSum, Scale, type Units } from '../lib/exact-sum.js'
import type { PilotTallyRow } from './pilot-rows.js'

/** Scales at which money and expected profits are whole numbers. */
export interface TallyScales {
  readonly money: Scale
  readonly edge: Scale
}

export function scalesOf(rows: readonly PilotTallyRow[]): TallyScales {
  return { money: Scale.of(moneyOf(rows)), edge: Scale.of(rows.map(({ expected }) => expected)) }
}

function* moneyOf(rows: readonly PilotTallyRow[]): Generator<DecimalText | null> {
  for (const { profit, loss, fees, achieved, best, worst } of rows) yield* [profit, loss, fees, achieved, best, worst]
}

/** Profits and losses of a tally together. */
export function realizedUnits({ profit, loss }: PilotTallyRow, { money }: TallyScales): Units {
  const sum = new ExactSum()
  sum.add(money.units(profit))
  sum.add(money.units(loss))
  return sum.units
}

export class PilotTally {
  /** Of trades that closed with a known result. */
  readonly currencies = new Set<string>()
  closed = 0
  wins = 0
  losses = 0
  withoutResult = 0
  edgeTrades = 0
  readonly profit = new ExactSum()
  readonly loss = new ExactSum()
  readonly realized = new ExactSum()
  readonly fees = new ExactSum()
  readonly expected = new ExactSum()
  /** Realized P&L of the trades in `expected`. */
  readonly achieved = new ExactSum()
  best: Units | null = null
  worst: Units | null = null

  static of(rows: readonly PilotTallyRow[], scales: TallyScales): PilotTally {
    const tally = new PilotTally()
    for (const row of rows) tally.include(row, scales)
    return tally
  }

  include(row: PilotTallyRow, { money, edge }: TallyScales): void {
    this.withoutResult += row.withoutResult
    if (row.closed === 0) return
    this.currencies.add(row.currency)
    this.closed += row.closed
    this.wins += row.wins
    this.losses += row.losses
    this.edgeTrades += row.edgeTrades
    const [profit, loss] = [money.units(row.profit), money.units(row.loss)]
    this.profit.add(profit)
    this.loss.add(loss)
    this.realized.add(profit)
    this.realized.add(loss)
    this.fees.add(money.units(row.fees))
    this.expected.add(edge.units(row.expected))
    this.achieved.add(money.units(row.achieved))
    const best = row.best === null ? null : money.units(row.best)
    const worst = row.worst === null ? null : money.units(row.worst)
    if (best !== null && (this.best === null || best > this.best)) this.best = best
    if (worst !== null && (this.worst === null || worst < this.worst)) this.worst = worst
  }
}
