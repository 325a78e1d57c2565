/** Exposure of an account or the size of a position is beyond a limit that the rule sets. Figures as the exposure panel has them. */
import { big, decimal, text, ZERO, type DecimalText } from '../../../lib/decimal.js'
import { groupBy } from '../../../lib/group-by.js'
import { accountSummary } from '../../account-summary.js'
import { exposureOf } from '../../exposure.js'
import { combine, noFigure, type Figure } from '../../figure.js'
import type { PositionRow } from '../../position-row.js'
import type { AlertDesk } from '../alert-desk.js'
import { compareDecimals } from '../compare.js'
import type { Verdict } from '../machine.js'
import type { AlertWords, ConditionKind, Reading } from '../rule-kind.js'
import type { RuleLimits, RuleOf } from '../rule-schema.js'
import { moneyText, shareText } from '../words.js'
import { booksDoubt, isFlat, nameOf, positionPlace, positionsOf } from './held.js'

type Limits = RuleLimits<'limit-breach'>

const magnitude = (value: DecimalText): DecimalText => (value.startsWith('-') ? text(big(value).abs()) : value)

function judge(value: DecimalText, limit: DecimalText, clearShare: number): Verdict {
  const size = magnitude(value)
  if (compareDecimals(size, limit) > 0) return 'met'
  return compareDecimals(size, text(big(limit).times(clearShare))) > 0 ? 'band' : 'clear'
}

function isQuantityOnly({ grossShare, netShare, positionShare }: Limits): boolean {
  return grossShare === null && netShare === null && positionShare === null
}

interface Measured {
  readonly subject: string
  readonly figure: Figure
  readonly limit: DecimalText
  readonly words: (value: DecimalText) => AlertWords
}

function readingOf({ subject, figure, limit, words }: Measured, { clearShare }: Limits): Reading {
  return {
    subject,
    verdict: figure.value === null ? 'unknown' : judge(figure.value, limit, clearShare),
    reason: figure.reason === null ? null : `${subject}: ${figure.reason}`,
    words: () => words(figure.value ?? ZERO)
  }
}

function* ofAccount(account: string, rows: readonly PositionRow[], { limits }: RuleOf<'limit-breach'>, desk: AlertDesk): Iterable<Reading> {
  const { netLiquidation, baseCurrency } = accountSummary([...desk.rows('accountValues').values()], [], account)
  const exposure = limits.grossShare === null && limits.netShare === null ? null : exposureOf(rows, { figure: netLiquidation.figure, currency: baseCurrency ?? '' })
  const place = { target: null, account, instrument: null, strategy: null }
  for (const [name, limit, figure] of [['gross', limits.grossShare, exposure?.grossShare], ['net', limits.netShare, exposure?.netShare]] as const) {
    if (limit === null || figure === undefined) continue
    yield readingOf({
      subject: `${account}|${name}`, figure, limit: decimal(limit),
      words: (value) => ({ title: `${account}: ${name} exposure beyond ${shareText(limit)} of net liquidation`, detail: `${shareText(value)} of net liquidation`, ...place })
    }, limits)
  }
  const { positionShare } = limits
  if (positionShare === null) return
  const most = combine(netLiquidation.figure, { value: decimal(positionShare), reason: null }, (net, part) => net.times(part))
  for (const row of rows) {
    const isLike = row.currency === baseCurrency
    // By the amount that the share stands for: a division for each position would be most of the work.
    const value: Figure = !isLike ? noFigure(`its currency ${row.currency} is not the account's`) : most.value === null ? most : row.marketValue
    yield readingOf({
      subject: `${row.id}|share`, figure: value, limit: most.value ?? ZERO,
      words: (held) => ({ title: `${nameOf(row)}: position beyond ${shareText(positionShare)} of net liquidation`, detail: `Market value ${moneyText(held, row.currency)}, the limit is ${moneyText(most.value ?? ZERO, row.currency)}`, ...positionPlace(row) })
    }, limits)
  }
}

export const limitBreach: ConditionKind<'limit-breach'> = {
  type: 'condition',
  title: 'Limit breached',
  problem: ({ limits: { grossShare, netShare, positionShare, positionQuantity, clearShare } }) => {
    if (grossShare === null && netShare === null && positionShare === null && positionQuantity === null) return 'no limit is given'
    if (positionQuantity !== null && big(positionQuantity).lt(0)) return 'a size is never below zero: it would always be raised'
    return clearShare > 1 ? 'it would clear above its own limit: the part to clear must not be above 1' : null
  },
  // Sizes alone do not move with the market.
  reads: ({ limits }) => (isQuantityOnly(limits) ? ['brokerPositions', 'databasePositions'] : ['brokerPositions', 'databasePositions', 'accountValues', 'quotes']),
  readsStatus: false,
  isTimed: false,
  paceMs: 5_000,
  doubt: ({ limits }, desk) => {
    const books = booksDoubt(desk)
    return books ?? (isQuantityOnly(limits) ? null : (desk.doubt('quotes') ?? desk.doubt('accountValues')))
  },
  *readings (rule, desk) {
    const { limits } = rule
    const held = [...positionsOf(rule.scope, desk, null)].filter((row) => !isFlat(row))
    if (!isQuantityOnly(limits)) {
      for (const [account, rows] of groupBy(held, (row) => row.account)) yield* ofAccount(account, rows, rule, desk)
    }
    const { positionQuantity } = limits
    if (positionQuantity === null) return
    for (const row of held) {
      yield readingOf({
        subject: `${row.id}|quantity`, figure: { value: row.quantity, reason: null }, limit: positionQuantity,
        words: (value) => ({ title: `${nameOf(row)}: position beyond ${positionQuantity}`, detail: `${value} held`, ...positionPlace(row) })
      }, limits)
    }
  }
}
