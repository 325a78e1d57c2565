import { expect, it } from 'vitest'
import { tradingDays } from './trading-days.js'

it('leaves a place for a weekday without anything, and none for a weekend unless something was', () => {
  expect(tradingDays(['2026-11-24', '2026-11-20', '2026-11-20'])).toEqual(['2026-11-20', '2026-11-23', '2026-11-24'])
  expect(tradingDays(['2026-11-22', '2026-11-20'])).toEqual(['2026-11-20', '2026-11-22'])
  expect(tradingDays([])).toEqual([])
  // The clocks change in between.
  expect(tradingDays(['2026-10-23', '2026-10-27'])).toEqual(['2026-10-23', '2026-10-26', '2026-10-27'])
})
