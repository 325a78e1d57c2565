import { describe, expect, it } from 'vitest'
import { brokenFarmOf, feedsQuotesOf, type FarmOfNotice } from './quote-farms.js'

const of = (secType: string, currency = 'USD') => ({ secType, currency })
const market = (name: string, state: FarmOfNotice['state']): FarmOfNotice => ({ name, kind: 'market', state })

describe('a farm feeds', () => {
  it.each([
    ['usfarm', 'STK', 'USD', true], ['usfarm.nj', 'OPT', 'USD', true], ['usfarm', 'FUT', 'USD', false], ['usfarm', 'CASH', 'USD', false], ['usfarm', 'STK', 'EUR', false],
    ['usfuture', 'FUT', 'USD', true], ['usfuture', 'FOP', 'USD', true], ['usfuture', 'STK', 'USD', false], ['usfuture', 'FUT', 'EUR', false],
    ['usopt', 'OPT', 'USD', true], ['usopt', 'STK', 'USD', false],
    ['cashfarm', 'CASH', 'JPY', true], ['cashfarm', 'STK', 'USD', false],
    ['eufarmnj', 'STK', 'EUR', true], ['eufarm', 'FUT', 'CHF', true], ['eufarm', 'STK', 'USD', false], ['eufarm', 'CASH', 'EUR', false],
    ['hfarm', 'STK', 'HKD', true], ['hfarm', 'STK', 'USD', false], ['jfarm', 'FUT', 'JPY', true], ['USFARM', 'STK', 'USD', true],
    ['marsfarm', 'STK', 'USD', true], ['marsfarm', 'CASH', 'EUR', true]
  ])('%s: %s in %s is %s', (farm, secType, currency, expected) => {
    expect(feedsQuotesOf(farm, of(secType, currency))).toBe(expected)
  })
})

describe('the farm that is to blame', () => {
  it('is one that is broken, or not yet back', () => {
    expect(brokenFarmOf(of('STK'), [market('usfarm', 'broken')])).toBe('usfarm')
    expect(brokenFarmOf(of('STK'), [market('usfarm', 'connecting')])).toBe('usfarm')
    expect(brokenFarmOf(of('FUT'), [market('usfarm', 'broken')])).toBeNull()
  })

  it('is none that rests, is in order, or feeds other things', () => {
    expect(brokenFarmOf(of('STK'), [market('usfarm', 'inactive'), market('usfarm.nj', 'ok')])).toBeNull()
    expect(brokenFarmOf(of('STK'), [{ name: 'ushmds', kind: 'history', state: 'broken' }, { name: 'secdefnj', kind: 'security-definition', state: 'broken' }])).toBeNull()
  })
})
