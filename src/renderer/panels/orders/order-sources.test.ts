import { expect, test } from 'vitest'
import { settings } from '../../../shared/config/settings.js'
import type { BlotterRow } from '../../../shared/domain/blotter-row.js'
import { useShell } from '../../stores/shell-store.js'
import { agreement, differenceTexts, sourceText } from './order-sources.js'

const fresh = { db: false, ib: false }
const row = (sources: BlotterRow['sources'], isDifferent = true): Pick<BlotterRow, 'sources' | 'differences'> => ({ sources, differences: isDifferent ? [{ field: 'state', db: 'open', ib: 'Cancelled' }] : [] })

test.each([
  [['db', 'ib'], fresh, 'DB + IB'], [['db', 'ib'], { db: false, ib: true }, 'DB + IB (old)'], [['db'], { db: true, ib: false }, 'DB (old)'], [['ib'], { db: true, ib: false }, 'IB']
] as const)('an order of %s with %o is told as %s', (sources, old, text) => {
  expect(sourceText({ sources }, old)).toBe(text)
})

test('books that disagree are called so only while both are as they are now', () => {
  expect(agreement(row(['db', 'ib']), fresh)).toBe('differs')
  expect(agreement(row(['db', 'ib']), { db: true, ib: false })).toBe('not-compared')
  expect(agreement(row(['db']), { db: false, ib: true })).toBe('not-compared')
  expect(agreement(row(['db', 'ib'], false), { db: true, ib: true })).toBe('agrees')
})

test('where the books differ about a size, it is hidden with the other amounts, and a price is not', () => {
  const told = (): unknown => [differenceTexts({ field: 'quantity', db: '1500', ib: '1200.5' }), differenceTexts({ field: 'price', db: '99.5', ib: 'none' })]
  expect(told()).toEqual([['1500', '1200.5'], ['99.5', 'none']])
  useShell.setState({ settings: settings.parse({ appearance: { hideAmounts: true } }) })
  expect(told()).toEqual([['•••', '•••'], ['99.5', 'none']])
  useShell.setState({ settings: null })
})
