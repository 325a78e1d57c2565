import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_HOLDING, book, cashMoves, dailyPnl, unrealizedPnl } from './ledger.js'
import { listings } from './instruments.js'

describe('booking an execution', () => {
  it('keeps the commission inside the average price', () => {
    expect(book(NO_HOLDING, 100, 10, 1, 1).holding.averagePrice).toBeCloseTo(10.01, 10)
    expect(book(NO_HOLDING, -100, 10, 1, 1).holding.averagePrice).toBeCloseTo(9.99, 10)
    expect(book(NO_HOLDING, 2, 6_400, 5, 50).holding.averagePrice).toBeCloseTo(6_400.05, 10)
  })

  it('realizes only what was closed, commissions of both sides included', () => {
    const { holding } = book(NO_HOLDING, 100, 10, 1, 1)
    const part = book(holding, -40, 11, 1, 1)
    expect(part.realized).toBeCloseTo(40 * (11 - 10.01) - 1, 10)
    expect(part.holding).toMatchObject({ quantity: 60, averagePrice: holding.averagePrice })
  })

  it('opens the other way with what is left when a position is turned', () => {
    const { holding } = book(NO_HOLDING, 100, 10, 1, 1)
    const turned = book(holding, -150, 12, 3, 1)
    expect(turned.realized).toBeCloseTo(100 * (12 - 10.01) - 2, 10)
    expect(turned.holding.quantity).toBe(-50)
    expect(turned.holding.averagePrice).toBeCloseTo(12 - 1 / 50, 10)
  })

  const trade = fc.record({
    quantity: fc.integer({ min: -500, max: 500 }).filter((quantity) => quantity !== 0),
    price: fc.double({ min: 1, max: 1_000, noNaN: true }),
    fee: fc.double({ min: 0, max: 20, noNaN: true })
  })

  it('loses no money: what was made since the reset is what is realized and open', () => {
    fc.assert(
      fc.property(fc.array(trade, { minLength: 1, maxLength: 30 }), fc.double({ min: 1, max: 1_000, noNaN: true }), fc.constantFrom(1, 50, 100), (trades, mark, multiplier) => {
        let holding = NO_HOLDING
        for (const { quantity, price, fee } of trades) holding = book(holding, quantity, price, fee, multiplier).holding
        const made = dailyPnl(holding, mark, multiplier)
        const turnover = trades.reduce((sum, { quantity, price }) => sum + Math.abs(quantity) * price * multiplier, 1)
        expect(Math.abs(made - holding.realized - unrealizedPnl(holding, mark, multiplier)) / turnover).toBeLessThan(1e-9)
      })
    )
  })
})

describe('cash', () => {
  const instrument = (secType: string) => {
    const found = listings(Date.UTC(2026, 10, 20)).find((listing) => listing.instrument.secType === secType)
    if (!found) throw new Error(`no ${secType}`)
    return found.instrument
  }

  it('pays for stock and commission', () => {
    expect(cashMoves(instrument('STK'), 10, 100, 1, null)).toEqual(new Map([['USD', -1_001]]))
  })
  it('is not touched by a future until it is closed', () => {
    expect(cashMoves(instrument('FUT'), 1, 6_400, 2, null)).toEqual(new Map([['USD', 0]]))
    expect(cashMoves(instrument('FUT'), -1, 6_410, 2, 496)).toEqual(new Map([['USD', 496]]))
  })
  it('turns one currency into another', () => {
    expect(cashMoves(instrument('CASH'), 1_000, 1.1, 2, null)).toEqual(
      new Map([
        ['EUR', 1_000],
        ['USD', -1_102]
      ])
    )
  })
})
