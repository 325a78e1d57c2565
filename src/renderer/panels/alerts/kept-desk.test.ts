import { expect, it } from 'vitest'
import { keptDeskOf } from './kept-desk.js'

it('prefers the moment that was kept for the alert, then the next one, then the last before it', () => {
  const moments = [{ at: 1_000, reason: 'pace' }, { at: 1_400, reason: 'alert' }, { at: 3_000, reason: 'pace' }] as const
  expect(keptDeskOf({ moments, oldest: 1 }, 1_000)).toEqual({ kind: 'kept', at: 1_400 })
  expect(keptDeskOf({ moments: moments.slice(2), oldest: 1 }, 1_000)).toEqual({ kind: 'kept', at: 3_000 })
  expect(keptDeskOf({ moments: [], oldest: 500 }, 1_000)).toEqual({ kind: 'kept', at: 1_000 })
})

it('says where nothing so old is kept, or nothing at all', () => {
  expect(keptDeskOf({ moments: [], oldest: 2_000 }, 1_000)).toEqual({ kind: 'too-old', oldest: 2_000 })
  expect(keptDeskOf({ moments: [], oldest: null }, 1_000)).toEqual({ kind: 'none' })
})
