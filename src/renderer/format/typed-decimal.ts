/** Numbers as a person types them, by the language in which numbers are shown. */
import { toDecimal, type DecimalText } from '../../shared/lib/decimal.js'
import { inEnglish } from '../../shared/lib/number-shape.js'
import { formatPlain } from './decimal-format.js'
import { shownShape } from './shown-numbers.js'

const PLAIN = /^[-+]?(?:\d+\.?\d*|\.\d+)$/
/** Groups of three, or of two before the last: what else has a mark in it is rather a fraction than a thousand. */
const GROUPED = /^[-+]?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$/

/** Null: this is no number. `1,5` is none where the comma parts thousands: it could be meant as 1.5, and must not become 15. */
export function typedDecimal(typed: string): DecimalText | null {
  const text = inEnglish(typed.trim().replace(/^\u2212/, '-'), shownShape())
  if (!PLAIN.test(text) && !GROUPED.test(text)) return null
  return toDecimal(text.replaceAll(',', '').replace(/^\+/, '').replace(/\.$/, ''))
}

/** A number as `typedDecimal` reads it back, for a field in which it can be changed. */
export function formatTyped(value: DecimalText): string {
  return formatPlain(value).replace('\u2212', '-')
}
