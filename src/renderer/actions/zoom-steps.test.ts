import { expect, test } from 'vitest'
import { settings } from '../../shared/config/settings.js'
import { nextZoom } from './zoom-steps.js'

test.each([[100, 1, 110], [100, -1, 90], [117, 1, 125], [117, -1, 110], [200, 1, 200], [80, -1, 80]] as const)('from %d in direction %d to %d', (from, direction, to) => {
  expect(nextZoom(from, direction)).toBe(to)
})

test('every size can be saved, and the ends are the ends of what can be', () => {
  const sizes = [80]
  for (let size = nextZoom(80, 1); size !== sizes.at(-1); size = nextZoom(size, 1)) sizes.push(size)
  expect(sizes.map((zoomPercent) => settings.safeParse({ appearance: { zoomPercent } }).success)).toEqual(sizes.map(() => true))
  expect(settings.safeParse({ appearance: { zoomPercent: 79 } }).success).toBe(false)
  expect(settings.safeParse({ appearance: { zoomPercent: 201 } }).success).toBe(false)
  expect([sizes[0], sizes.at(-1)]).toEqual([80, 200])
})
