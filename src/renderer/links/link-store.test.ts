import { beforeEach, describe, expect, it } from 'vitest'
import type { ListedContract } from '../panels/chart/instrument-of.js'
import { driveAll, driveLink, isSameContract, linkPanel, parsedColors, useLinks } from './link-store.js'

const contract = (symbol: string, conId: string | null = null): ListedContract => ({ conId, symbol, localSymbol: null, secType: null, currency: null })
const chosen = (): Readonly<Record<string, unknown>> => useLinks.getState().chosen

beforeEach(() => {
  useLinks.setState({ colors: {}, chosen: {} })
})

describe('a link colour', () => {
  it('takes the instrument that is chosen in one of its panels, and says which panel it was', () => {
    linkPanel('positions', 'red')
    linkPanel('chart', 'blue')
    driveLink('positions', contract('AAPL', '1'))
    driveLink('orders', contract('MSFT', '2'))
    expect(chosen()).toEqual({ red: { contract: contract('AAPL', '1'), by: 'positions' } })
  })

  it('is not driven again by what it shows already', () => {
    linkPanel('positions', 'red')
    linkPanel('signals', 'red')
    driveLink('positions', contract('AAPL', '1'))
    const before = useLinks.getState().chosen
    driveLink('signals', contract('AAPL'))
    expect(useLinks.getState().chosen).toBe(before)
  })

  it('takes over which contract it is once a panel knows', () => {
    linkPanel('signals', 'red')
    linkPanel('positions', 'red')
    driveLink('signals', contract('AAPL'))
    driveLink('positions', contract('AAPL', '1'))
    expect(chosen()).toMatchObject({ red: { contract: { conId: '1' }, by: 'positions' } })
  })

  it('is driven from outside together with all others in use', () => {
    expect(driveAll(contract('AAPL'))).toBe(false)
    linkPanel('positions', 'red')
    linkPanel('chart', 'yellow')
    expect(driveAll(contract('AAPL'))).toBe(true)
    expect(Object.keys(chosen()).sort()).toEqual(['red', 'yellow'])
  })

  it('is taken off', () => {
    linkPanel('positions', 'red')
    linkPanel('positions', null)
    expect(useLinks.getState().colors).toEqual({})
  })
})

describe('two rows', () => {
  it.each([
    ['the same id', contract('EUR', '1'), contract('EUR.USD', '1'), true], ['other ids', contract('AAPL', '1'), contract('AAPL', '2'), false],
    ['an option and its underlying', { ...contract('AAPL', '7'), localSymbol: 'AAPL  261218C00245000', secType: 'OPT' }, contract('AAPL'), false],
    ['a future and its own name', { ...contract('ES', '8'), localSymbol: 'ESZ6', secType: 'FUT' }, contract('ESZ6'), true],
    ['two pairs of a currency', { ...contract('EUR', '9'), localSymbol: 'EUR.USD', secType: 'CASH' }, contract('EUR.GBP'), false],
    ['one without an id', contract('AAPL', '1'), contract('AAPL'), true], ['other symbols', contract('AAPL'), contract('MSFT'), false]
  ])('with %s', (_what, a, b, isSame) => {
    expect(isSameContract(a, b)).toBe(isSame)
  })
})

it.each([[null, {}], ['{', {}], ['[]', {}], ['{"a":"red","b":"pink","c":7}', { a: 'red' }]])('colours are read from %s', (json, colors) => {
  expect(parsedColors(json)).toEqual(colors)
})
