/** How many digits a price of an instrument has. */

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

const formats = new Map<number, Intl.NumberFormat>()

/** `1,234.50`, with a true minus sign. */
export function formatBarPrice(price: number, digits: number): string {
  let format = formats.get(digits)
  if (format === undefined) {
    format = new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    formats.set(digits, format)
  }
  return format.format(price).replace('-', '\u2212')
}
