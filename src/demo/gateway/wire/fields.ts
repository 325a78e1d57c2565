/** Fields of a message as the wire prints them (IB.md 2.2). */

/** Null is a field without a value: empty. Booleans are 1 and 0. */
export type Field = string | number | boolean | null
/** A message: its id, then its fields. */
export type Message = readonly Field[]

/** A double that has no value. */
export const UNSET_DOUBLE = '1.7976931348623157E308'
/** An integer that has no value. */
export const UNSET_INT = '2147483647'
/** The request id of a message that answers no request. */
export const NO_REQUEST = -1

/** From this version on error texts and names of contracts leave in ASCII. */
const ASCII_VERSION = 153

/** Whatever is not ASCII as `\u00e9`, one escape for each UTF-16 unit, to clients that know it. */
export function escaped(text: string, version: number): string {
  if (version < ASCII_VERSION) return text
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export function printed(field: Field): string {
  if (field === null) return ''
  if (typeof field === 'boolean') return field ? '1' : '0'
  return String(field)
}
