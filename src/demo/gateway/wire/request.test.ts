import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Request, UnreadableRequest } from './request.js'

describe('a request', () => {
  it('gives every 32-bit integer as it is', () => {
    fc.assert(fc.property(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }), (value) => {
      expect(new Request([String(value)]).integer(0)).toBe(value)
    }))
  })

  it.each(['', ' 1', '1.5', '1e3', 'seven', '12345678901', '--1', '0x10'])('has no integer in "%s"', (text) => {
    expect(() => new Request([text]).integer(0)).toThrow(UnreadableRequest)
  })

  it('never quotes more than the head of what it cannot read', () => {
    expect(() => new Request(['x'.repeat(10_000)]).id).toThrow(`field 0 is "${'x'.repeat(40)}"`)
  })

  it('takes a number that is left out, or none, for 0', () => {
    expect(['', 'x', 'Infinity', '245.5'].map((text) => new Request([text]).number(0))).toEqual([0, 0, 0, 245.5])
    expect(new Request([]).number(4)).toBe(0)
    expect(new Request([]).text(4)).toBe('')
  })

  it.each([['1', true], ['true', true], ['0', false], ['', false], ['2', false]])('reads "%s" as %s', (text, flag) => {
    expect(new Request([text]).flag(0)).toBe(flag)
  })

  it('reads the contract that begins at an index', () => {
    const fields = ['1', '11', '7', '712345101', 'AAPL', 'OPT', '20261218', '245', 'C', '100', 'SMART', '', 'USD', 'AAPL  261218C00245000', 'AAPL']
    expect(new Request(fields).contract(3)).toEqual({
      conId: 712_345_101, symbol: 'AAPL', secType: 'OPT', expiry: '20261218', strike: 245, right: 'C', currency: 'USD', localSymbol: 'AAPL  261218C00245000'
    })
  })
})
