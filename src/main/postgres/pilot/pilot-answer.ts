/** Reads the rows of the pilot's queries. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { toDecimal, ZERO, type DecimalText } from '../../../shared/lib/decimal.js'
import { tradeKinds, type Contribution, type TradeKind } from '../../../shared/domain/pilot-contribution.js'
import type { GroupSums } from '../../../shared/domain/pilot-group.js'
import type { RawRow } from '../row-reader.js'
import { epochMs } from '../values.js'
import type { EpochMicros } from './pilot-select.js'

/** A trade as it was when it was read. */
export interface KnownTrade {
  readonly tradeId: string
  /** Infinity: the database says so. */
  readonly updatedAt: EpochMicros
  readonly openedAt: EpochMicros
  readonly contribution: Contribution
}

/** Trades of one state and one set of names, of one day, or of one strategy on a day. */
export interface TradeCell {
  readonly part: 'names' | 'days' | 'strategyDays'
  readonly name: Pick<Contribution, 'kind' | 'strategy' | 'venue' | 'symbol' | 'currency' | 'day'>
  readonly sums: GroupSums
}

export interface PilotAnswer {
  readonly cells: readonly TradeCell[]
  /** As the query orders them. */
  readonly latest: readonly KnownTrade[]
  readonly open: readonly KnownTrade[]
  /** Null: not asked for. */
  readonly total: number | null
  /** Some trade is flawed and in the sums, and has to be left out of them. */
  readonly isSpoiled: boolean
}

const NOT_FINITE = /NaN|Infinity/

export function readPilotAnswer(rows: readonly RawRow[]): PilotAnswer {
  const cells: TradeCell[] = []
  const latest: KnownTrade[] = []
  const open: KnownTrade[] = []
  let total: number | null = null
  let isSpoiled = false
  for (const row of rows) {
    switch (row[0]) {
      case 'total':
        total = Number(row[1])
        break
      case 'latest':
        latest.push(tradeOf(row))
        break
      case 'open':
        open.push(tradeOf(row))
        break
      default:
        isSpoiled ||= countAt(row, 20) > 0 || row.slice(7, 20).some((value) => value !== null && NOT_FINITE.test(value))
        cells.push(cellOf(row))
    }
  }
  return { cells, latest, open, total, isSpoiled }
}

const textAt = (row: RawRow, index: number): string => row[index] ?? ''
const countAt = (row: RawRow, index: number): number => Number(row[index] ?? 0)
const maybeDecimalAt = (row: RawRow, index: number): DecimalText | null => toDecimal(textAt(row, index))
const decimalAt = (row: RawRow, index: number): DecimalText => maybeDecimalAt(row, index) ?? ZERO
const microsAt = (row: RawRow, index: number): EpochMicros => (row[index] === null ? Infinity : Number(row[index]))

/** A trade's state comes as it is known here, a tally's as the database spells it. */
function kindOf([part, state]: RawRow): TradeKind {
  if (part === 'flawed') return 'unreadable'
  const word = (state ?? '').toLowerCase()
  if (word === 'canceled') return 'cancelled'
  const known = tradeKinds.find((kind) => kind === word) ?? 'other'
  return known === 'unreadable' && part !== 'latest' && part !== 'open' ? 'other' : known
}

function momentAt(row: RawRow, index: number): EpochMs | null {
  const at = epochMs(textAt(row, index))
  return Number.isNaN(at) ? null : at
}

function nameOf(row: RawRow): TradeCell['name'] {
  const kind = kindOf(row)
  return { kind, strategy: textAt(row, 2), venue: textAt(row, 3), symbol: textAt(row, 4), currency: textAt(row, 5), day: kind === 'closed' ? textAt(row, 6) : '' }
}

function tradeOf(row: RawRow): KnownTrade {
  const name = nameOf(row)
  const closedAt = name.kind === 'closed' ? momentAt(row, 13) : null
  const contribution = { ...name, closedAt, realized: maybeDecimalAt(row, 10), fees: decimalAt(row, 11), expected: maybeDecimalAt(row, 12) }
  return { tradeId: textAt(row, 7), updatedAt: microsAt(row, 8), openedAt: microsAt(row, 9), contribution }
}

function cellOf(row: RawRow): TradeCell {
  const name = nameOf(row)
  const all = countAt(row, 7)
  const none = { open: 0, closed: 0, withoutResult: 0, cancelled: 0, rejected: 0, other: 0, unreadable: 0 }
  const nothing = { wins: 0, losses: 0, edgeTrades: 0, profit: ZERO, loss: ZERO, fees: ZERO, expected: ZERO, achieved: ZERO, best: null, worst: null, lastClosedAt: null }
  const part = row[0] === 'days' || row[0] === 'strategyDays' ? row[0] : 'names'
  if (name.kind !== 'closed') return { part, name, sums: { ...none, [name.kind]: all, ...nothing } }
  const closed = countAt(row, 8)
  const sums = {
    ...none, closed, withoutResult: all - closed, wins: countAt(row, 9), losses: countAt(row, 10), profit: decimalAt(row, 11), loss: decimalAt(row, 12), fees: decimalAt(row, 13),
    edgeTrades: countAt(row, 14), expected: decimalAt(row, 15), achieved: decimalAt(row, 16), best: maybeDecimalAt(row, 17), worst: maybeDecimalAt(row, 18), lastClosedAt: momentAt(row, 19)
  }
  return { part, name, sums }
}
