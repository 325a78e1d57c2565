import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paperTrade } from '../../../test/fixtures/domain-rows.js'
import { talliesOf } from '../../../test/fixtures/pilot-tallies.js'
import { big, decimal, type DecimalText } from '../lib/decimal.js'
import type { PaperTrade } from './database-rows.js'
import { noFigure } from './figure.js'
import { openExposure } from './open-exposure.js'
import { paperPilot as pilotOf, type PaperPilot, type PilotGroup } from './paper-pilot.js'

const results = (...pnl: readonly (number | string)[]): readonly PaperTrade[] =>
  pnl.map((value, index) => paperTrade({ tradeId: `T${index}`, realizedPnl: decimal(value), closedAt: DAY * (index + 1) }))
const DAY = 86_400_000
const paperPilot = (trades: readonly PaperTrade[]): PaperPilot => pilotOf(talliesOf(trades))

describe('the figures of the pilot', () => {
  test('1 win, 1 even and 1 loss is a win rate of 33.3 %', () => {
    expect(paperPilot(results(10, 0, -5)).overall).toMatchObject({ closed: 3, wins: 1, losses: 1, breakEvens: 1, winRate: { value: '0.33333333333333333333' } })
  })

  test('add up by hand', () => {
    expect(paperPilot(results(10, 20, -5, 0)).overall).toMatchObject({
      currency: 'USD', winRate: { value: '0.5' }, grossProfit: { value: '30' }, grossLoss: { value: '-5' }, realizedPnl: { value: '25' }, fees: { value: '4' },
      profitFactor: { value: '6' }, averageWin: { value: '15' }, averageLoss: { value: '-5' }, expectancy: { value: '6.25' }, expectancyRatio: { value: '1' },
      best: { value: '20' }, worst: { value: '-5' }
    })
  })

  test('expectancy is W·avgWin - L·avgLoss and its ratio (1 + avgWin/avgLoss)·W - 1', () => {
    const { winRate, averageWin, averageLoss, expectancy, expectancyRatio } = paperPilot(results(12, 8, -4, -6, 0, 3)).overall
    const [rate, win, loss] = [winRate, averageWin, averageLoss].map((one) => big(one.value ?? decimal(-1)))
    if (rate === undefined || win === undefined || loss === undefined) throw new Error('three figures')
    const lossRate = big(decimal(2)).div(6)
    expect(big(expectancy.value ?? decimal(-1)).toFixed(15)).toBe(rate.times(win).plus(lossRate.times(loss)).toFixed(15))
    expect(big(expectancyRatio.value ?? decimal(-1)).toFixed(15)).toBe(win.div(loss.abs()).plus(1).times(rate).minus(1).toFixed(15))
  })

  test('of no closed trade are undefined with a reason, and a true zero is zero (FIELD.md 2.9 defects 7 and 10)', () => {
    const { overall } = paperPilot([paperTrade({ status: 'open', realizedPnl: null })])
    for (const key of ['winRate', 'grossProfit', 'realizedPnl', 'profitFactor', 'expectancy', 'fees'] as const) expect(overall[key]).toEqual(noFigure('no closed trades'))
    expect(overall).toMatchObject({ currency: null, closed: 0, averageWin: noFigure('no winners'), averageLoss: noFigure('no losers'), expectancyRatio: noFigure('no losers'), best: noFigure('no closed trades'), worst: noFigure('no closed trades') })
    expect(paperPilot(results(-1)).overall).toMatchObject({ winRate: { value: '0' }, profitFactor: { value: '0' }, expectancyRatio: { value: '-1' }, averageWin: noFigure('no winners') })
    expect(paperPilot(results(0)).overall).toMatchObject({ realizedPnl: { value: '0' }, grossLoss: { value: '0' }, expectancy: { value: '0' } })
  })

  test('without losers have no profit factor, and say so instead of a sentinel', () => {
    expect(paperPilot(results(5)).overall).toMatchObject({ profitFactor: noFigure('infinite (n losses = 0)'), expectancyRatio: noFigure('no losers') })
  })

  test('count every state, by any spelling, and leave out results that nobody tells', () => {
    const pilot = paperPilot([
      ...['open', 'CLOSED', 'cancelled', 'canceled', 'rejected', 'halfway'].map((status, index) => paperTrade({ tradeId: String(index), status })),
      paperTrade({ tradeId: 'x', realizedPnl: null, strategy: 'silent' })
    ])
    expect(pilot.counts).toEqual({ total: 7, open: 1, closed: 2, cancelled: 2, rejected: 1, other: 1, unreadable: 0 })
    expect(pilot.overall).toMatchObject({ closed: 1, withoutResult: 1, realizedPnl: { value: '9' } })
    expect(pilot.byStrategy.map((group) => [group.key, group.figures.closed])).toEqual([['momentum', 1], ['silent', 0]])
  })

  test('compare the expected edge with the realized one over the same trades', () => {
    const edge = (tradeId: string, expectedEdge: number | null, realizedPnl: number): PaperTrade =>
      paperTrade({ tradeId, quantity: decimal(10), expectedEdge: expectedEdge === null ? null : decimal(expectedEdge), realizedPnl: decimal(realizedPnl) })
    expect(paperPilot([edge('a', 2, 10), edge('b', 1, 5), edge('c', null, 1_000)]).overall).toMatchObject({
      edgeTrades: 2, expectedEdge: { value: '15' }, realizedEdge: { value: '7.5' }, edgeCapture: { value: '0.5' }
    })
    expect(paperPilot([edge('a', null, 1)]).overall).toMatchObject({ edgeTrades: 0, expectedEdge: noFigure('no trade with an expected edge'), edgeCapture: noFigure('no trade with an expected edge') })
    expect(paperPilot([edge('a', 0, 1)]).overall.edgeCapture).toEqual(noFigure('no profit was expected'))
    expect(paperPilot([edge('a', -1, 1)]).overall.edgeCapture).toEqual(noFigure('no profit was expected'))
  })

  test('never mix currencies (defect 6)', () => {
    const pilot = paperPilot([paperTrade({ tradeId: 'u' }), paperTrade({ tradeId: 'e', currency: 'EUR', realizedPnl: decimal(-3), expectedEdge: decimal(1) })])
    expect(pilot.overall).toMatchObject({
      currency: null, closed: 2, winRate: { value: '0.5' }, realizedPnl: noFigure('currencies differ: EUR, USD'), profitFactor: noFigure('currencies differ: EUR, USD'),
      edgeCapture: noFigure('currencies differ: EUR, USD'), best: noFigure('currencies differ: EUR, USD')
    })
    expect(pilot.perCurrency.map((one) => [one.key, one.figures.realizedPnl.value, one.curve.length])).toEqual([['EUR', '-3', 1], ['USD', '9', 1]])
    expect(pilot).toMatchObject({ curve: [], maxDrawdown: null })
  })
})

describe('groups', () => {
  test('by name are the best first', () => {
    const trades = [paperTrade({ tradeId: '1', strategy: 'b', realizedPnl: decimal(1) }), paperTrade({ tradeId: '2', strategy: 'a', realizedPnl: decimal(1) }), paperTrade({ tradeId: '3', strategy: 'c', realizedPnl: decimal(7) })]
    expect(paperPilot(trades).byStrategy.map((group) => group.key)).toEqual(['c', 'a', 'b'])
  })

  test('by day are the oldest first; a trade without a closing time counts at its last change', () => {
    const at = Date.UTC(2026, 10, 20, 23, 30)
    const trades = [paperTrade({ tradeId: '1', closedAt: at + DAY }), paperTrade({ tradeId: '2', closedAt: at }), paperTrade({ tradeId: '3', closedAt: null, updatedAt: at })]
    expect(paperPilot(trades).byDay.map((day) => [day.key, day.figures.closed])).toEqual([['2026-11-20', 2], ['2026-11-21', 1]])
  })
})

describe('what is open', () => {
  test('is long, short, gross and net at entry prices', () => {
    const open = (tradeId: string, over: Partial<PaperTrade>): PaperTrade => paperTrade({ tradeId, status: 'open', closedAt: null, realizedPnl: null, ...over })
    expect(openExposure([open('1', {}), open('2', { side: 'sell', quantity: decimal(4) })])).toMatchObject({
      trades: 2, long: { figure: { value: '1000' } }, short: { figure: { value: '-400' } }, gross: { figure: { value: '1400' } }, net: { figure: { value: '600' } }
    })
    expect(openExposure([open('1', {}), open('2', { currency: 'EUR' })]).gross.figure).toEqual(noFigure('currencies differ: EUR, USD'))
    expect(openExposure([])).toMatchObject({ trades: 0, gross: { figure: { value: '0' } } })
  })
})

describe('the curve of realized profit', () => {
  test('falls from its own peak, with dates, and recovers', () => {
    const { curve, maxDrawdown } = paperPilot(results(10, -4, -3, 2, 9))
    expect(curve.map((step) => step.cumulative)).toEqual(['10', '6', '3', '5', '14'])
    expect(maxDrawdown).toEqual({ amount: '-7', share: noFigure('starting balance not known'), peakAt: DAY, troughAt: 3 * DAY, recoveredAt: 5 * DAY })
  })

  test('begins at 0, so that a first loss is a fall', () => {
    expect(paperPilot(results(-4, 1)).maxDrawdown).toMatchObject({ amount: '-4', peakAt: DAY, troughAt: DAY, recoveredAt: null })
  })

  test('that never fell has no drawdown', () => {
    expect(paperPilot(results(1, 2)).maxDrawdown).toBeNull()
    expect(paperPilot([])).toMatchObject({ curve: [], maxDrawdown: null })
  })
})

describe('whatever the trades', () => {
  const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => decimal(value / 100))
  const trade = fc.record({
    strategy: fc.constantFrom('a', 'b', 'c'), venue: fc.constantFrom('v', 'w'), symbol: fc.constantFrom('X', 'Y', 'Z'),
    status: fc.constantFrom('open', 'closed', 'closed', 'closed', 'cancelled'), realizedPnl: fc.option(cents), fees: cents, expectedEdge: fc.option(cents),
    closedAt: fc.integer({ min: 0, max: 20 * DAY })
  })
  const lists = fc.array(trade, { maxLength: 40 }).map((list) => list.map((over, index) => paperTrade({ ...over, tradeId: String(index).padStart(3, '0') })))
  const sum = (values: readonly (DecimalText | null)[]): string => values.reduce((total, value) => total.plus(value ?? 0), big(decimal(0))).toFixed()

  test('every grouping sums to the total, exactly', () => {
    fc.assert(
      fc.property(lists, (trades) => {
        const pilot = paperPilot(trades)
        const known = trades.filter((one) => one.status === 'closed' && one.realizedPnl !== null)
        expect(sum([pilot.overall.realizedPnl.value])).toBe(sum(known.map((one) => one.realizedPnl)))
        for (const groups of [pilot.byStrategy, pilot.byVenue, pilot.bySymbol, pilot.byDay, pilot.perCurrency] satisfies (readonly PilotGroup[])[]) {
          expect(sum(groups.map((group) => group.figures.realizedPnl.value))).toBe(sum(known.map((one) => one.realizedPnl)))
          expect(sum(groups.map((group) => group.figures.fees.value))).toBe(sum(known.map((one) => one.fees)))
          expect(groups.reduce((n, group) => n + group.figures.closed, 0)).toBe(known.length)
        }
        expect(sum([pilot.overall.grossProfit.value, pilot.overall.grossLoss.value])).toBe(sum([pilot.overall.realizedPnl.value]))
        expect(pilot.curve.at(-1)?.cumulative ?? '0').toBe(sum(known.map((one) => one.realizedPnl)))
      })
    )
  })

  test('their order does not matter', () => {
    fc.assert(
      fc.property(lists, (trades) => {
        expect(paperPilot([...trades].reverse())).toEqual(paperPilot(trades))
      })
    )
  })

  test('a trade of another strategy changes no figure of the others', () => {
    fc.assert(
      fc.property(lists, (trades) => {
        const before = paperPilot(trades).byStrategy
        const after = paperPilot([...trades, paperTrade({ tradeId: 'new', strategy: 'other', realizedPnl: decimal('0.123456') })]).byStrategy
        expect(after.filter((group) => group.key !== 'other')).toEqual(before)
      })
    )
  })

  test('the worst fall is the deepest step below any earlier one', () => {
    fc.assert(
      fc.property(lists, (trades) => {
        const { curve, maxDrawdown } = paperPilot(trades)
        let [peak, deepest] = [big(decimal(0)), big(decimal(0))]
        for (const step of curve) {
          const value = big(step.cumulative)
          if (value.gt(peak)) peak = value
          if (value.minus(peak).lt(deepest)) deepest = value.minus(peak)
        }
        expect(sum([maxDrawdown?.amount ?? null])).toBe(deepest.toFixed())
      })
    )
  })
})
