import { describe, expect, it } from 'vitest'
import { paperTrade } from '../../../test/fixtures/domain-rows.js'
import { talliesOf } from '../../../test/fixtures/pilot-tallies.js'
import { currenciesOf, shownCurrency } from './pilot-currency.js'

const trades = (...currencies: readonly string[]): ReturnType<typeof talliesOf> => talliesOf(currencies.map((currency) => paperTrade({ currency })))

describe('the currency of the pilot', () => {
  const counts = currenciesOf(trades('EUR', 'USD', 'USD', 'GBP'))

  it('lists the most traded first', () => {
    expect(counts).toEqual([{ currency: 'USD', trades: 2 }, { currency: 'EUR', trades: 1 }, { currency: 'GBP', trades: 1 }])
  })

  it.each([[null, 'USD'], ['EUR', 'EUR'], ['JPY', 'USD'], ['all', null]])('chosen %s shows %s', (chosen, shown) => {
    expect(shownCurrency(chosen, counts)).toBe(shown)
  })

  it('asks nothing where there is only one', () => {
    expect(shownCurrency(null, currenciesOf(trades('USD', 'USD')))).toBeNull()
    expect(shownCurrency(null, [])).toBeNull()
  })
})
