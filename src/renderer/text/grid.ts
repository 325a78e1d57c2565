/** Words of every table: filters, menus of columns, totals. In the first chunk. */
import { inLanguage } from './words.js'

const english = {
  shown: (shown: string, all: string) => `${shown} of ${all}`,
  showAll: 'Press to show all rows (Esc in the table)',
  filter: (column: string) => `Filter ${column}`,
  has: 'has',
  filterHint: 'Text, or not: !text. Numbers: >100, <0, =5, -5..5, >0 <5. Times: >=2026-11-20. Esc clears all.',
  unread: (hint: string) => `Not a number or a date; nothing is left out. ${hint}`,
  menuOf: (column: string) => `Menu of ${column}`,
  menuHint: 'Sort, filter, pin, move, hide, export (Alt+Down)',
  column: (column: string) => `Column ${column}`,
  truth: (source: string, state: string) => `${source}: ${state}`,
  oldTruth: (source: string, state: string, age: string) => `${source}: ${state}, ${age} old`,
  down: (column: string) => `${column} down`,
  up: (column: string) => `${column} up`,
  menu: {
    sortDown: 'Sort down',
    sortUp: 'Sort up',
    sortToo: 'Sort by this too',
    asGiven: 'Order as given',
    filter: 'Filter…',
    clearFilter: 'Clear this filter',
    unpin: 'Unpin from here on',
    pin: 'Pin up to here',
    left: 'Move left',
    right: 'Move right',
    usualWidth: 'Usual width',
    hide: 'Hide',
    copy: 'Copy as CSV',
    exportCsv: 'Export CSV…',
    exportJson: 'Export JSON…',
    reset: 'Reset this table',
    columns: 'Columns'
  },
  total: {
    label: 'Total',
    of: (rows: string, freshness: string) => `Total of ${rows} rows: ${freshness}`,
    fresh: (fresh: string, rows: string) => `${fresh} of ${rows} fresh`,
    freshSince: (fresh: string, rows: string, oldest: string) => `${fresh} of ${rows} fresh, oldest ${oldest}`,
    currenciesDiffer: 'Currencies differ and are not added:',
    notKnown: 'Not known of any row',
    known: (known: string, rows: string) => `${known} of ${rows} rows known`,
    notAdded: 'not added'
  }
} as const

export const gridText = inLanguage(english)
