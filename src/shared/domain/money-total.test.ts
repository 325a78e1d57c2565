import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { big, decimal } from '../lib/decimal.js'
import { combine, figure, figureOf, noFigure, ratio } from './figure.js'
import { totalOf, type Part } from './money-total.js'

const usd = (value: string | number): Part => ({ figure: figure(decimal(value)), currency: 'USD' })
const eur = (value: string | number): Part => ({ figure: figure(decimal(value)), currency: 'EUR' })
const gone: Part = { figure: noFigure('no quote'), currency: 'USD' }
const empty = noFigure('no positions')

const parts = fc.array(
  fc.record({
    figure: fc.oneof(fc.constant(noFigure('no quote')), fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => figure(decimal(cents / 100)))),
    currency: fc.constantFrom('USD', 'EUR')
  })
)

describe('a figure', () => {
  test('keeps 0 and null apart (FreqUI, FIELD.md 2.9 defect 7)', () => {
    expect(figureOf(decimal(0), 'nothing')).toEqual({ value: '0', reason: null })
    expect(figureOf(null, 'nothing')).toEqual({ value: null, reason: 'nothing' })
    expect(figureOf(undefined, 'nothing')).toEqual({ value: null, reason: 'nothing' })
  })

  test('that is missing explains what is calculated with it', () => {
    const add = combine(noFigure('left'), noFigure('right'), (a, b) => a.plus(b))
    expect(add.reason).toBe('left')
    expect(combine(figure(decimal(1)), noFigure('right'), (a, b) => a.plus(b)).reason).toBe('right')
  })

  test('of a division by zero has a reason and no sentinel (freqtrade, defect 10)', () => {
    expect(ratio(figure(decimal(1)), figure(decimal(0)), 'nothing to divide by')).toEqual(noFigure('nothing to divide by'))
    expect(ratio(noFigure('unknown'), figure(decimal(0)), 'nothing to divide by')).toEqual(noFigure('unknown'))
    expect(ratio(figure(decimal(0)), figure(decimal(4)), 'nothing').value).toBe('0')
  })
})

describe('a total', () => {
  test('adds one currency exactly', () => {
    expect(totalOf([usd('0.1'), usd('0.2')], empty)).toEqual({
      figure: figure(decimal('0.3')), currency: 'USD', counted: 2, missing: 0, missingReason: null, perCurrency: [{ currency: 'USD', value: '0.3', counted: 2 }]
    })
  })

  test('never adds unlike currencies (FreqUI, defect 6)', () => {
    const total = totalOf([usd(1), eur(2), usd(3)], empty)
    expect(total).toMatchObject({ figure: noFigure('currencies differ: EUR, USD'), currency: null, counted: 3 })
    expect(total.perCurrency).toEqual([{ currency: 'EUR', value: '2', counted: 1 }, { currency: 'USD', value: '4', counted: 2 }])
  })

  test('says how much of it is missing (FreqUI, defect 5)', () => {
    expect(totalOf([usd(5), gone, usd(1)], empty)).toMatchObject({ figure: figure(decimal(6)), counted: 2, missing: 1, missingReason: 'no quote' })
    expect(totalOf([gone], empty)).toMatchObject({ figure: noFigure('no quote'), counted: 0, missing: 1 })
  })

  test('of nothing is what the caller says it is', () => {
    expect(totalOf([], empty).figure).toEqual(empty)
    expect(totalOf([], figure(decimal(0))).figure.value).toBe('0')
  })

  test('does not depend on the order of its parts and loses none', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const total = totalOf(list, empty)
        expect(totalOf([...list].reverse(), empty)).toEqual(total)
        expect(total.counted + total.missing).toBe(list.length)
        expect(total.perCurrency.reduce((count, sum) => count + sum.counted, 0)).toBe(total.counted)
        for (const sum of total.perCurrency) {
          const own = list.filter((part) => part.currency === sum.currency).map((part) => part.figure.value ?? decimal(0))
          expect(sum.value).toBe(own.reduce((left, value) => left.plus(value), big(decimal(0))).toFixed())
        }
      })
    )
  })
})
