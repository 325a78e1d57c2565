/** The words of grouping, of selection and of the detail of a row. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')
const english = {
  by: (column: string) => `Group by ${column}`,
  withinBy: (column: string) => `Then group by ${column}`,
  noLongerBy: (column: string) => `No longer group by ${column}`,
  closeAll: 'Close all groups',
  openAll: 'Open all groups',
  tableNoLongerBy: (table: string, column: string) => `No longer group ${table} by ${column}`,
  tableBy: (table: string, column: string) => `Group ${table} by ${column}`,
  lookedFor: 'group by tree table rows',
  summary: (column: string, value: string, count: number) => plural(count, { one: `${column}: ${value}, 1 row`, other: `${column}: ${value}, ${String(count)} rows` }),
  selectedCopied: (count: number) => plural(count, { one: '1 selected row copied', other: `${String(count)} selected rows copied` }),
  detailsOf: (what: string) => `Details of ${what}`,
  detailsTip: 'Details (Enter)'
} as const

export const groupingText = inLanguage(english)
