/** Column values as Postgres prints them, turned into what a row holds. */
import { toDecimal } from '../../shared/lib/decimal.js'
import type { ColumnKind } from './relations/relation.js'

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\+00$/

/**
 * Epoch milliseconds of a timestamptz printed in ISO form and UTC, microseconds cut off.
 * NaN for infinity, and for years that four digits cannot hold: the row's schema refuses them by name.
 */
export function epochMs(text: string): number {
  const parts = TIMESTAMP.exec(text)
  if (parts === null) return Number.NaN
  const [, year, month, day, hour, minute, second, fraction = ''] = parts
  if (Number(year) < 100) return Number.NaN // Date.UTC would take it for a year of the last century.
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), milliseconds)
}

/** A value of a column of this kind; what cannot be one is passed on for the row's schema to refuse. */
export function columnValue(kind: ColumnKind, text: string | null): string | number | null {
  if (text === null) return null
  switch (kind) {
    case 'text':
      return text
    case 'numeric':
      return toDecimal(text) ?? text
    case 'timestamptz':
      return epochMs(text)
  }
}
