import { expect, test } from 'vitest'
import { figure, noFigure } from '../../../shared/domain/figure.js'
import { decimal } from '../../../shared/lib/decimal.js'
import { largestExposures } from './largest-exposures.js'

const instrument = (symbol: string, value: string | null): Parameters<typeof largestExposures>[0][number] => ({
  id: symbol, symbol, currency: 'USD', value: value === null ? noFigure('no quote') : figure(decimal(value))
})

test('shows the first of those with a price, and counts the others', () => {
  const found = largestExposures([instrument('ES', '-300'), instrument('SPY', '200'), instrument('CL', '0'), instrument('MSFT', null)], 2)
  expect(found.shown.map(({ symbol }) => symbol)).toEqual(['ES', 'SPY'])
  expect(found).toMatchObject({ priced: 3, unpriced: 1 })
})
