import { expect, test } from 'vitest'
import { figure, noFigure, type Figure } from '../../../shared/domain/figure.js'
import { decimal } from '../../../shared/lib/decimal.js'
import { unprotectedPositions } from './unprotected.js'

const none = noFigure('none')
const position = (symbol: string, unprotectedQuantity: Figure, isWrongSide = false): Parameters<typeof unprotectedPositions>[0][number] => ({
  symbol,
  protection: { protectedQuantity: none, unprotectedQuantity, stopPrice: none, targetPrice: none, riskAtStop: none, distanceToStop: none, isWrongSide, mayNotFill: false, orderIds: [] }
})
const unknown = noFigure('the working orders are not known yet')

test('names the positions with an open quantity or a stop on the wrong side', () => {
  const found = unprotectedPositions([position('AAPL', figure(decimal('0'))), position('CL', figure(decimal('1'))), position('SPY', figure(decimal('0')), true)])
  expect(found).toEqual({ figure: figure(decimal('2')), note: 'CL, SPY', isAlarming: true })
})

test('is zero only when each position was judged', () => {
  expect(unprotectedPositions([position('AAPL', figure(decimal('0')))])).toEqual({ figure: figure(decimal('0')), note: 'of 1 positions', isAlarming: false })
  expect(unprotectedPositions([position('AAPL', figure(decimal('0'))), position('CL', unknown)])).toEqual({ figure: unknown, note: '', isAlarming: false })
})

test('says how many are not known beside those that are', () => {
  expect(unprotectedPositions([position('CL', figure(decimal('1'))), position('SPY', unknown)]).note).toBe('CL, 1 not known')
})
