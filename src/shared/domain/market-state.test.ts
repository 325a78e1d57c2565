import fc from 'fast-check'
import { expect, it } from 'vitest'
import { marketState } from './market-state.js'

const day = { regular: [{ from: 930, to: 1_600 }, { from: 3_330, to: 4_000 }], all: [{ from: 400, to: 2_000 }, { from: 2_800, to: 4_400 }] }

it.each([
  [300, { state: 'closed', until: 400, opens: 930 }],
  [400, { state: 'extended', until: 930, opens: 930 }],
  [930, { state: 'open', until: 1_600, opens: 3_330 }],
  [1_600, { state: 'extended', until: 2_000, opens: 3_330 }],
  [2_500, { state: 'closed', until: 2_800, opens: 3_330 }],
  [4_000, { state: 'extended', until: 4_400, opens: null }],
  [9_999, { state: 'closed', until: null, opens: null }]
])('at %i', (now, state) => {
  expect(marketState(day, now)).toEqual(state)
})

it('changes when it says it does, and not before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_399 }), (now) => {
      const { state, until } = marketState(day, now)
      if (until === null) return
      expect(marketState(day, until - 1).state).toBe(state)
      expect(marketState(day, until).state).not.toBe(state)
    })
  )
})
