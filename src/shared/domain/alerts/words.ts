/** Figures as alerts write them, negative ones with the minus sign of the grids. Plain text: it goes to a notification, a file, a webhook. */
import { big, decimal, type DecimalText } from '../../lib/decimal.js'
import { MINUS } from '../../lib/decimal-words.js'

/** `−1,234.50 USD`: to cents, with at least two places. */
export function moneyText(value: DecimalText, currency: string | null): string {
  const [whole = '0', cents = ''] = big(value).toFixed(2).split('.')
  const amount = `${grouped(whole)}.${cents}`
  return currency === null || currency === '' ? amount : `${amount} ${currency}`
}

/** `642.00`, `1.27245`: two places at least, else those that it has, which for an average may be without end. */
export function priceText(value: DecimalText, currency: string | null): string {
  const exact = big(value)
  const [whole = '0', places = ''] = exact.round(exact.abs().lt(1) ? 8 : 6).toFixed().split('.')
  const price = `${grouped(whole)}.${places.padEnd(2, '0')}`
  return currency === null || currency === '' ? price : `${price} ${currency}`
}

/** `40,000`, `0.125`: with the places that it has. */
export function quantityText(value: DecimalText): string {
  const [whole = '0', places] = big(value).toFixed().split('.')
  return places === undefined ? grouped(whole) : `${grouped(whole)}.${places}`
}

function grouped(digits: string): string {
  return digits.replace('-', MINUS).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `12.3 %` of a fraction. */
export function shareText(share: DecimalText | number): string {
  return `${big(typeof share === 'number' ? decimal(share) : share).times(100).toFixed(1).replace('-', MINUS)} %`
}

/** `45 s`, `12 min`, `3.5 h`. */
export function durationText(ms: number): string {
  if (ms >= 2 * 3_600_000) return `${String(Math.round(ms / 360_000) / 10)} h`
  return ms >= 2 * 60_000 ? `${String(Math.round(ms / 60_000))} min` : `${String(Math.round(ms / 1_000))} s`
}
