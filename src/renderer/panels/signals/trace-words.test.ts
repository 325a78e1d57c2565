import { expect, test } from 'vitest'
import { decimal } from '../../../shared/lib/decimal.js'
import { noSlippage, slippage } from '../../../shared/domain/slippage.js'
import { durationText, latencyText, slippageText, slippageTitle } from './trace-words.js'

test.each([
  [0, '0 ms'], [420, '420 ms'], [999, '999 ms'], [1_620, '1.62 s'], [48_310, '48.3 s'], [59_960, '1 min 0 s'], [312_000, '5 min 12 s'], [11_040_000, '3 h 4 min'], [-250, '\u2212250 ms']
])('%i ms is %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})

test.each([
  [null, false, ''], [420, false, '+420 ms'], [-300, true, '< 1 s'], [900, true, '< 1 s'], [3_110, true, '~ 3 s'], [42_400, true, '~ 42 s'], [72_000, true, '~ 1 min 12 s'], [-2_000, true, '\u22122 s: the clocks differ']
] as const)('a latency of %s, coarse %s, is told as %s', (latencyMs, isCoarse, text) => {
  expect(latencyText({ latencyMs, isCoarse })).toBe(text)
})

test('slippage has its sign, its reference and its reason', () => {
  const cost = slippage('sell', { value: decimal('99.96'), reason: null }, 'limit price', decimal(100))
  expect(slippageText(cost)).toBe('+4.0 bps')
  expect(slippageTitle(cost)).toMatch(/^Against the limit price 100: \+0\.04 a unit/)
  expect([slippageText(noSlippage('why')), slippageTitle(noSlippage('why'))]).toEqual(['n/a', 'why'])
})
