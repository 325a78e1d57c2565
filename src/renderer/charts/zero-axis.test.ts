import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zeroAxis } from './zero-axis.js'

test.each([
  [[-321, -320], [-400, 0], [-400, -300, -200, -100, 0]],
  [[10, 40], [0, 40], [0, 10, 20, 30, 40]],
  [[-320_000, 270_000], [-400_000, 400_000], [-400_000, -200_000, 0, 200_000, 400_000]],
  [[], [0, 1], [0, 1]],
  [[0, 0], [0, 1], [0, 1]]
])('of %o is from %o with ticks %o', (values, domain, ticks) => {
  expect(zeroAxis(values)).toEqual({ domain, ticks })
})

test('holds zero and each value, between few ticks', () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((number) => number === 0 || Math.abs(number) > 1e-6)
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const { domain: [from, to], ticks } = zeroAxis(values)
      const slack = Math.abs(to - from) * 1e-9
      for (const one of [0, ...values]) expect(one >= from - slack && one <= to + slack).toBe(true)
      expect(ticks).toContain(0)
      expect(ticks.length).toBeLessThanOrEqual(7)
    })
  )
})
