import { expect, it } from 'vitest'
import { hasGraphics } from './chromium.js'

it('knows a graphics device by the name of its driver’s file', () => {
  expect(hasGraphics(['null', 'tty', 'dri', 'zero'])).toBe(true)
  expect(hasGraphics(['null', 'nvidiactl', 'nvidia0'])).toBe(true)
})

it('knows a machine that has none', () => {
  expect(hasGraphics(['null', 'zero', 'vda', 'drip'])).toBe(false)
})

it('leaves the choice to Chromium where nothing is known', () => {
  expect(hasGraphics(null)).toBe(true)
})
