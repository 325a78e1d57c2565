import { expect, it } from 'vitest'
import { withoutFigures } from './masked-words.js'

it.each([
  ['ESZ6: buy 2 filled', 'ESZ6: buy ••• filled'],
  ['DU1234567: daily loss limit reached', 'DU1234567: daily loss limit reached'],
  ['−3,204.50 USD, limit 2,000.00 USD', '−••• USD, limit ••• USD'],
  ['DU1: drawdown beyond 5.0 %', 'DU1: drawdown beyond 5.0 %'],
  ['6EZ6: no stop for 3 of 4', '6EZ6: no stop for ••• of •••'],
  ['trend-2: signal on ZN not acted on at 15:45:10', 'trend-2: signal on ZN not acted on at 15:45:10'],
  ['0 of 12 filled (1.0845)', '••• of ••• filled (•••)'],
  ['$1,000', '$•••']
])('hides the figures of %s', (text, hidden) => {
  expect(withoutFigures(text)).toBe(hidden)
})
