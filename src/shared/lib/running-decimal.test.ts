import fc from 'fast-check'
import { expect, test } from 'vitest'
import { big, decimal } from './decimal.js'
import { RunningDecimal } from './running-decimal.js'

test('adds and takes away exactly, whatever the places', () => {
  const value = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 20 })).map(([units, places]) => decimal(big(decimal(units.toString())).div(`1e${String(places)}`).toFixed()))
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.constantFrom(1 as const, -1 as const))), (steps) => {
      const running = new RunningDecimal()
      let sum = big(decimal(0))
      for (const [step, sign] of steps) {
        running.add(step, sign)
        sum = sum.plus(big(step).times(sign))
      }
      expect(running.text).toBe(sum.toFixed())
    })
  )
})
