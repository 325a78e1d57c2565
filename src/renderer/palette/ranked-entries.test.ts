import { describe, expect, test } from 'vitest'
import type { Instrument } from '../../shared/domain/instrument.js'
import { decimal } from '../../shared/lib/decimal.js'
import { instrumentEntries, type HeldContract } from './instrument-entries.js'
import type { PaletteEntry } from './palette-entry.js'
import { rankedEntries } from './ranked-entries.js'
import { keepRecent, readRecent } from './recent-entries.js'

const entry = (id: string, title: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({ id, title, group: 'Go to', detail: '', words: '', actionId: null, focus: 'back', run: () => undefined, ...more })

const entries = [
  entry('positions', 'Positions', { words: 'holdings' }),
  entry('orders', 'Orders'),
  entry('aapl', 'AAPL', { group: 'Instruments', words: 'apple inc' }),
  entry('refresh', 'Refresh everything', { group: 'Desk' }),
  entry('port', 'Postgres port', { group: 'Settings' })
]
const listed = (query: string, recent: readonly string[] = []): Record<string, string[]> =>
  Object.fromEntries(rankedEntries(entries, query, recent).map(({ value, items }) => [value, items.map((one) => one.entry.id)]))

describe('what the palette lists', () => {
  test('is everything in its groups, the latest first and once', () => {
    expect(listed('')).toEqual({ 'Go to': ['positions', 'orders'], Instruments: ['aapl'], Desk: ['refresh'], Settings: ['port'] })
    expect(listed(' ', ['refresh', 'gone', 'orders'])).toEqual({ Recent: ['refresh', 'orders'], 'Go to': ['positions'], Instruments: ['aapl'], Settings: ['port'] })
  })

  test('has the best fit first, and its group before the others', () => {
    expect(Object.entries(listed('po'))).toEqual([['Go to', ['positions']], ['Settings', ['port']]])
    expect(Object.keys(listed('port'))[0]).toBe('Settings')
  })

  test('finds by words that are not shown, after what fits by its title', () => {
    expect(listed('apple')).toEqual({ Instruments: ['aapl'] })
    expect(listed('holdings')).toEqual({ 'Go to': ['positions'] })
  })

  test('prefers what was used lately where titles fit alike', () => {
    const alike = [entry('a', 'Zoom in'), entry('b', 'Zoom up')]
    expect(rankedEntries(alike, 'zoom', ['b'])[0]?.items.map((one) => one.entry.id)).toEqual(['b', 'a'])
  })

  test('leaves out what fits by chance', () => {
    expect(listed('fvy')).toEqual({})
    expect(listed('zzz')).toEqual({})
  })
})

const contract = (conId: string | null, symbol: string, quantity = '1'): HeldContract => ({ conId, symbol, localSymbol: symbol, secType: 'STK', currency: 'USD', quantity: decimal(quantity) })
const watched = (conId: string, symbol: string): Instrument => ({ conId, symbol, localSymbol: symbol, secType: 'STK', exchange: '', primaryExchange: '', currency: 'USD', multiplier: '', description: '' })

describe("the palette's instruments", () => {
  test('are those held by name, then those watched in their order, each once', () => {
    const held = [contract('2', 'MSFT'), contract('1', 'AAPL'), contract('1', 'AAPL', '-5'), contract(null, 'AAPL'), contract('3', 'FLAT', '0'), contract(null, 'OWN')]
    const all = instrumentEntries({ held, watched: [watched('9', 'ZZ'), watched('2', 'MSFT'), watched('8', 'BB')], traded: [] }, () => undefined)
    expect(all.map(({ title, detail }) => `${title}: ${detail}`)).toEqual(['AAPL: held · STK · USD', 'MSFT: held · STK · USD', 'OWN: held · STK · USD', 'ZZ: watched · STK · USD', 'BB: watched · STK · USD'])
  })
})

describe('what was used last', () => {
  const storage = (text: string | null): { getItem: () => string | null; setItem: (key: string, value: string) => void } => ({ getItem: () => text, setItem: (_key, value) => { text = value } })

  test('is kept once each, the latest first', () => {
    const kept = storage(null)
    for (const id of ['a', 'b', 'a']) keepRecent(kept, id)
    expect(readRecent(kept)).toEqual(['a', 'b'])
    for (let count = 0; count < 40; count += 1) keepRecent(kept, `x${String(count)}`)
    expect(readRecent(kept)).toHaveLength(12)
  })

  test.each(['{', '{"a":1}', '[1,null]', '"x"'])('is nothing where %s was kept', (text) => {
    expect(readRecent(storage(text))).toEqual([])
  })
})
