import { expect, test } from 'vitest'
import { rangeWithLevels } from './scale-range.js'

const bars = { minValue: 100, maxValue: 110 }

test('the scale reaches to the levels that leave the bars their share of the height', () => {
  expect(rangeWithLevels(bars, [])).toEqual(bars)
  expect(rangeWithLevels(bars, [105])).toEqual(bars)
  expect(rangeWithLevels(bars, [95, 115])).toEqual({ minValue: 95, maxValue: 115 })
  expect(rangeWithLevels(bars, [50, 112])).toEqual({ minValue: 100, maxValue: 112 })
})

test('the nearer level comes first where not both fit, in whatever order they are given', () => {
  expect(rangeWithLevels(bars, [120.5, 98])).toEqual({ minValue: 98, maxValue: 110 })
  expect(rangeWithLevels(bars, [98, 119])).toEqual({ minValue: 98, maxValue: 110 })
  expect(rangeWithLevels(bars, [117, 98])).toEqual({ minValue: 98, maxValue: 117 })
})

test('a market that does not move keeps its height', () => {
  expect(rangeWithLevels({ minValue: 100, maxValue: 100 }, [101])).toEqual({ minValue: 100, maxValue: 100 })
})
