import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../../shared/lib/decimal.js'
import { chooseLines, lineTargets } from './line-targets.js'

const held = (conId: string, exchange = '', account = 'DU1') => ({
  exchange,
  row: {
    account, conId, symbol: `S${conId}`, localSymbol: '', secType: 'STK', currency: 'USD', multiplier: decimal(1), expiry: '', strike: null, right: '',
    quantity: decimal(1), averageCost: decimal(1)
  }
})
const watched = (conId: string) => ({
  conId, symbol: `W${conId}`, localSymbol: '', secType: 'STK', exchange: 'SMART', primaryExchange: '', currency: 'USD', multiplier: '1', description: ''
})

describe('instruments to quote', () => {
  it('are named once: those held first, then those watched in their order', () => {
    const targets = lineTargets([held('1'), held('2'), held('1', '', 'DU2')], [watched('9'), watched('2'), watched('8')])
    expect(targets.map(({ contract, isHeld }) => [contract.conId, isHeld])).toEqual([['1', true], ['2', true], ['9', false], ['8', false]])
  })

  it('take the exchange from whichever account names it', () => {
    const accounts = [held('1', 'CME'), held('1', '', 'DU2')]
    for (const order of [accounts, [...accounts].reverse()]) expect(lineTargets(order, [])[0]?.contract.exchange).toBe('CME')
  })
})

describe('lines', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 30 }).map(String), { maxLength: 20 })

  it('go to those held before those watched, and are not moved between equals', () => {
    fc.assert(fc.property(ids, ids, fc.subarray(Array.from({ length: 30 }, (_, i) => String(i + 1))), fc.nat(25), (mine, others, open, lines) => {
      const targets = lineTargets(mine.map((conId) => held(conId)), others.map(watched))
      const has = new Set(open)
      const chosen = chooseLines(targets, lines, (conId) => has.has(conId))
      expect(chosen.size).toBe(Math.min(lines, targets.length))
      for (const isHeld of [true, false]) {
        const equals = targets.filter((target) => target.isHeld === isHeld)
        const without = equals.filter(({ contract }) => !chosen.has(contract.conId))
        const newly = equals.filter(({ contract }) => chosen.has(contract.conId) && !has.has(contract.conId))
        // Whoever has a line keeps it before an equal gets a new one.
        if (newly.length > 0) expect(without.filter(({ contract }) => has.has(contract.conId))).toEqual([])
        if (isHeld && without.length > 0) expect(targets.filter((target) => !target.isHeld && chosen.has(target.contract.conId))).toEqual([])
      }
    }))
  })
})
