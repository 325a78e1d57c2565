import { expect, it } from 'vitest'
import { brokerOrder, brokerPosition, quote } from '../../../../test/fixtures/domain-rows.js'
import { decimal } from '../../../shared/lib/decimal.js'
import { initialStatus } from '../../app/initial-status.js'
import { DeskStore } from '../../desk/desk-store.js'
import { PositionView } from './position-view.js'

const COUNT = 250

it('values a few positions at each look, those that are new at once, and forgets those that are gone', () => {
  let now = 1_000_000
  const store = new DeskStore({ now: () => now })
  const view = new PositionView(store)
  store.onChange((change) => { view.note(change) })
  const status = { ...initialStatus('own', 4, now), ib: { ...initialStatus('own', 4, now).ib, phase: 'live' as const, accounts: ['DU1'] } }
  const names = Array.from({ length: COUNT }, (_one, n) => ({ conId: String(n), symbol: `S${String(n)}`, localSymbol: `S${String(n)}` }))
  const look = (): readonly string[] => view.refresh({ status, isFresh: () => true }, (now += 100))
  store.replace('brokerPositions', names.map((name) => brokerPosition(name)), { asOf: now })
  store.replace('quotes', names.map((name) => quote({ ...name, at: now })), { asOf: now })
  // At the start all are new.
  expect(look()).toHaveLength(COUNT)
  expect(look()).toEqual([])

  // A stop is placed: it may concern any of them. The rows of before go on meanwhile.
  now += 1_000
  store.merge('brokerOrders', [brokerOrder({ ...names[7], side: 'sell', orderType: 'STP', auxPrice: decimal(90), status: 'PreSubmitted', at: now })], { asOf: now })
  const looks = Array.from({ length: 6 }, look)
  expect(looks.map(({ length }) => length)).toEqual([50, 50, 50, 50, 50, 0])
  expect(new Set(looks.flat()).size).toBe(COUNT)
  expect(view.rows.size).toBe(COUNT)
  const protectedQuantity = (n: number): unknown => [...view.rows.values()].find(({ conId }) => conId === String(n))?.protection.protectedQuantity.value
  expect([protectedQuantity(7), protectedQuantity(8)]).toEqual(['100', '0'])

  now += 1_000
  store.remove('brokerPositions', ['DU1|3'], { asOf: now })
  store.merge('brokerPositions', [brokerPosition({ conId: 'new', symbol: 'NEW', localSymbol: 'NEW' })], { asOf: now })
  const next = look()
  expect(next[0]).toBe('DU1|new')
  expect(view.rows.has('DU1|3')).toBe(false)
  expect(view.rows.size).toBe(COUNT)
})
