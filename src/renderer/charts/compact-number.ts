/** Amounts of an axis: 1.2M, 350k, 12, in the language of numbers; hidden while amounts are. For geometry, never for a figure. */
import { HIDDEN } from '../../shared/lib/decimal-words.js'
import { areAmountsHidden, numberLanguage } from '../format/shown-numbers.js'

const formats = new Map<string, Intl.NumberFormat>()

export function compactNumber(value: number): string {
  if (areAmountsHidden()) return value === 0 ? '0' : `${value < 0 ? '\u2212' : ''}${HIDDEN}`
  const language = numberLanguage()
  const format = formats.get(language) ?? new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 2, numberingSystem: 'latn' })
  formats.set(language, format)
  return format.format(value).replace('-', '\u2212')
}
