import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printed } from './fields.js'

describe('fields', () => {
  it.each([[null, ''], [true, '1'], [false, '0'], ['', ''], ['DU1', 'DU1'], [0, '0'], [-2, '-2'], [0.00005, '0.00005'], [6_440.5, '6440.5']])('print %s as "%s"', (field, text) => {
    expect(printed(field)).toBe(text)
  })

  it('lose nothing of a number', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)), (value) => {
      expect(Number(printed(value))).toBe(value)
    }))
  })
})
