import { expect, it } from 'vitest'
import { replicaWords, slowedWords } from './pace-words.js'

it('tells of the slices that are shown, and of no other', () => {
  const slowed = [
    { relation: 'trigger_orders', slice: 'triggerOrders', intervalMs: 10_000, tookMs: 2_345 },
    { relation: 'equity', slice: 'equity', intervalMs: 120_000, tookMs: 1_000 }
  ]
  expect(slowedWords(slowed, ['databaseOrders', 'triggerOrders'])).toEqual(['Trigger orders: every 10 s, the server took 2.3 s'])
  expect(slowedWords(slowed, ['equity'])).toEqual(['Equity curve: every 120 s, the server took 1 s'])
  expect(slowedWords([], ['equity'])).toEqual([])
})

it('tells how far a replica is behind', () => {
  expect(replicaWords(null)).toBeNull()
  expect(replicaWords({ lagMs: 0 })).toBe('replica, caught up with its primary')
  expect(replicaWords({ lagMs: 1_240 })).toBe('replica, 1.2 s behind its primary')
  expect(replicaWords({ lagMs: null })).toContain('not known')
})
