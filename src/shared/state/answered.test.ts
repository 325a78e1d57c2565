import { expect, test } from 'vitest'
import type { Reach } from './panel-truth.js'
import { answered, type Asked } from './answered.js'

const up = { reachable: true, mode: 'up', error: null, nextAttemptAt: null } as const
const off = { ...up, reachable: false, mode: 'off' } as const
const reach: Reach = { postgres: up, ib: up }
const db = (asOf: number | null, unavailable: string | null = null): Asked => ({ source: 'postgres', meta: { asOf, unavailable } })
const ib = (asOf: number | null, unavailable: string | null = null): Asked => ({ source: 'ib', meta: { asOf, unavailable } })

test.each([
  ['all when each has answered', [db(1), ib(2)], reach, 'all'],
  ['some when one has not', [db(1), ib(null)], reach, 'some'],
  ['none when not one has: that is not "there are none"', [db(null), ib(null)], reach, 'none'],
  ['all when the other is not configured', [db(null), ib(2)], { postgres: off, ib: up }, 'all'],
  ['all from the snapshot of a source that is no longer configured', [db(1)], { postgres: off, ib: up }, 'all'],
  ['all when the other cannot be provided', [db(1), ib(null, 'the Read-Only API is on')], reach, 'all'],
  ['unavailable when nothing can be provided', [ib(null, 'the Read-Only API is on')], reach, 'unavailable'],
  ['unavailable of a past desk that knew nothing: nobody is waited for', [db(null)], { postgres: { ...up, mode: 'replay' }, ib: { ...up, mode: 'replay' } }, 'unavailable'],
  ['unavailable when nothing is configured', [db(null)], { postgres: off, ib: off }, 'unavailable']
] as const)('%s', (_, asked, sources, expected) => {
  expect(answered(asked, sources)).toBe(expected)
})
