/** How many digits a price of an instrument has. */
import { numberLanguage } from '../../format/shown-numbers.js'

const MOST_DIGITS = 8
/** Digits where the smallest step is not known. */
const USUAL_DIGITS = 2

/** @param minTick smallest step of the price; null: not known, and then the prices themselves tell */
export function priceDigits(minTick: number | null, prices: readonly number[] = []): number {
  if (minTick === null) return Math.max(USUAL_DIGITS, ...prices.map(digitsOf))
  return digitsOf(minTick)
}

function digitsOf(value: number): number {
  // Text of eight digits cuts the tail that 0.1 + 0.2 has.
  return value.toFixed(MOST_DIGITS).replace(/0+$/, '').split('.')[1]?.length ?? 0
}

const formats = new Map<string, Intl.NumberFormat>()

/** `1,234.50`, as the language of numbers writes it, with a true minus sign. */
export function formatBarPrice(price: number, digits: number): string {
  const language = numberLanguage()
  const key = `${language} ${String(digits)}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, numberingSystem: 'latn' })
    formats.set(key, format)
  }
  return format.format(price).replace('-', '\u2212')
}
