import { expect, test } from 'vitest'
import { movedPlace } from './moved-place.js'

test('keys move along the bars, and never off them', () => {
  expect(movedPlace(null, 'ArrowLeft', 50)).toBe(49)
  expect(movedPlace(49, 'ArrowRight', 50)).toBe(49)
  expect(movedPlace(10, 'ArrowLeft', 50)).toBe(9)
  expect(movedPlace(0, 'ArrowLeft', 50)).toBe(0)
  expect(movedPlace(10, 'PageUp', 50)).toBe(0)
  expect(movedPlace(10, 'PageDown', 50)).toBe(30)
  expect(movedPlace(10, 'Home', 50)).toBe(0)
  expect(movedPlace(10, 'End', 50)).toBe(49)
  expect(movedPlace(10, 'x', 50)).toBeNull()
  expect(movedPlace(null, 'End', 0)).toBeNull()
})
