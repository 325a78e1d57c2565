import { expect, it } from 'vitest'
import type { GridColumn } from '../components/data-grid/grid-column.js'
import { columnFields, detailAsJson, detailAsText, type LinkedRow, type SourcedField } from './detail-field.js'

interface Row { readonly symbol: string, readonly mark: string }

const columns: readonly GridColumn<Row>[] = [
  { id: 'symbol', title: 'Contract', width: 10, sortBy: (row) => row.symbol, text: (row) => row.symbol },
  { id: 'mark', title: 'Mark', definition: 'Middle of bid and ask', width: 10, sortBy: (row) => row.mark, text: (row) => row.mark }
]

it('takes label, value and definition from the columns, and the moment of the value where it has its own', () => {
  const fields = columnFields(columns, { symbol: 'AAPL', mark: '231.40' }, (column) => (column === 'mark' ? ['quotes'] : ['brokerPositions']), (column) => (column === 'mark' ? 7 : undefined))
  expect(fields).toEqual([
    { id: 'symbol', label: 'Contract', text: 'AAPL', from: ['brokerPositions'] },
    { id: 'mark', label: 'Mark', text: '231.40', from: ['quotes'], at: 7, definition: 'Middle of bid and ask' }
  ])
})

const fields: readonly SourcedField[] = [
  { id: 'symbol', label: 'Contract', text: 'AAPL', from: ['brokerPositions'], sources: 'Positions (IB)', asOf: null },
  { id: 'mark', label: 'Mark', text: '231.40', from: ['quotes'], sources: 'Quotes (IB)', asOf: Date.UTC(2026, 10, 21, 14, 2, 11), definition: 'Middle of bid and ask' }
]
const linked: readonly LinkedRow[] = [{ kind: 'stop', id: 'perm:1', text: '−100 AAPL stop 220.00 held' }]

it('is copied as text with source, moment and definition of each field', () => {
  expect(detailAsText('AAPL · DU1', fields, linked, () => '14:02:11 UTC')).toBe(
    'AAPL · DU1\nContract: AAPL | Positions (IB)\nMark: 231.40 | Quotes (IB), 14:02:11 UTC | Middle of bid and ask\nstop: −100 AAPL stop 220.00 held'
  )
})

it('is copied as JSON, where what is not known is null', () => {
  expect(JSON.parse(detailAsJson('AAPL · DU1', fields, linked))).toEqual({
    title: 'AAPL · DU1',
    fields: [
      { id: 'symbol', label: 'Contract', value: 'AAPL', source: 'Positions (IB)', asOf: null, definition: null },
      { id: 'mark', label: 'Mark', value: '231.40', source: 'Quotes (IB)', asOf: '2026-11-21T14:02:11.000Z', definition: 'Middle of bid and ask' }
    ],
    linked
  })
})
