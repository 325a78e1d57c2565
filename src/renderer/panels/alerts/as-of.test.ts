import { expect, it } from 'vitest'
import { filterAsOf, listedAsOf } from './as-of.js'
import { listed } from '../../../../test/fixtures/listed-alert.js'
import { everything } from './alert-filter.js'

it('leaves out what came of an alert later', () => {
  const { alert, deliveries } = listedAsOf(listed({
    raisedAt: 1_000, resolvedAt: 5_000, acknowledgedAt: 4_000, note: 'seen', snoozedUntil: 9_000,
    deliveries: [{ channel: 'webhook', occasion: 'raised', state: 'shown', at: 1_500, code: null, message: null }, { channel: 'webhook', occasion: 'resolved', state: 'shown', at: 5_500, code: null, message: null }]
  }), 2_000)
  expect(alert).toMatchObject({ resolvedAt: null, acknowledgedAt: null, note: null, snoozedUntil: null })
  expect(deliveries).toHaveLength(1)
})

it('keeps what had come of it by then', () => {
  expect(listedAsOf(listed({ resolvedAt: 1_000, acknowledgedAt: 1_500, note: 'seen' }), 2_000).alert).toMatchObject({ resolvedAt: 1_000, acknowledgedAt: 1_500, note: 'seen' })
})

it('asks for nothing that was raised later, whatever state it has now', () => {
  expect(filterAsOf({ ...everything, state: 'open' }, 2_000)).toMatchObject({ state: 'all', until: 2_001 })
  expect(filterAsOf({ ...everything, until: 500 }, 2_000).until).toBe(500)
})
