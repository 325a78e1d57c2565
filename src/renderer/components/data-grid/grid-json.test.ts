import { expect, test } from 'vitest'
import { toJson } from './grid-json.js'

test('says what it is, as of when, in which zone, and what is left out', () => {
  const text = toJson(
    { title: 'Positions', state: 'live', asOf: '2026-11-20T14:02:11.000Z', zone: 'Europe/Berlin' },
    { columns: [{ title: 'Contract', isNumber: false }, { title: 'Unrealized', isNumber: true }], rows: [['AAPL', '\u22121,234.50'], ['MSFT', 'n/a']], filter: 'Unrealized: <0', sort: 'Contract up', grouping: ['Account'], of: 500 }
  )
  expect(JSON.parse(text)).toEqual({
    title: 'Positions', state: 'live', asOf: '2026-11-20T14:02:11.000Z', zone: 'Europe/Berlin', filter: 'Unrealized: <0', sort: 'Contract up', groupedBy: ['Account'], rowsShown: 2, rowsInAll: 500,
    columns: ['Contract', 'Unrealized'], rows: [{ Contract: 'AAPL', Unrealized: '-1234.50' }, { Contract: 'MSFT', Unrealized: 'n/a' }]
  })
})
