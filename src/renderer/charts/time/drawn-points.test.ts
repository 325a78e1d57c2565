import { expect, it } from 'vitest'
import { drawnPoints } from './drawn-points.js'
import { timeGaps } from './time-gaps.js'

const points = [...Array.from({ length: 500 }, (_, index) => index), ...Array.from({ length: 500 }, (_, index) => 5_000 + index)].map((at) => ({ at, value: Math.sin(at) }))

it('breaks the line at a gap, however few points are left of it', () => {
  const drawn = drawnPoints(points, timeGaps(points.map(({ at }) => at)), 40, ({ value }) => value)
  const broken = drawn.findIndex(({ point }) => point === null)
  expect(drawn.filter(({ point }) => point === null)).toHaveLength(1)
  expect(drawn[broken - 1]?.at).toBeLessThan(500)
  expect(drawn[broken + 1]?.at).toBeGreaterThanOrEqual(5_000)
})

it('breaks nothing outside of what is seen', () => {
  const visible = points.filter(({ at }) => at >= 5_000)
  expect(drawnPoints(visible, timeGaps(points.map(({ at }) => at)), 40, ({ value }) => value).every(({ point }) => point !== null)).toBe(true)
})
