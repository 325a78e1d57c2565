import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Pacing } from './pacing.js'

describe('pacing', () => {
  it('lets no second have more than its share', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 200, size: 'max' }), fc.integer({ min: 1, max: 20 }), (gaps, perSecond) => {
      const pacing = new Pacing()
      let now = 0
      const fine: number[] = []
      for (const gap of gaps) {
        now += gap
        if (pacing.take(now, perSecond) === 'fine') fine.push(now)
      }
      for (const from of fine) expect(fine.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(perSecond)
    }))
  })

  it('ends a session at the third breach, however far they lie apart', () => {
    const pacing = new Pacing()
    expect([0, 1, 2, 5_000, 5_001].map((now) => pacing.take(now, 1))).toEqual(['fine', 'too-fast', 'too-fast', 'fine', 'end'])
  })
})
