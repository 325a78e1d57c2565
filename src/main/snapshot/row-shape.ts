/** What this app takes for a row, as a short text that changes whenever that changes. */
import { crc32 } from 'node:zlib'
import type { z } from 'zod'

/**
 * Checksum of a schema: another one when a field is added, renamed, or of another type or range.
 * Zod's own JSON Schema says the same, but takes 6 ms for all slices at a time when the desk waits to be shown; loading Node's
 * crypto for a digest takes 10.
 */
export function shapeOf(schema: z.core.$ZodType): string {
  const text = JSON.stringify(plain(schema))
  return `${text.length.toString(36)}-${crc32(text).toString(36)}`
}

/** The definition as plain values; functions (transforms) have no text that would be stable between builds. */
function plain(value: unknown): unknown {
  if (value instanceof RegExp) return value.source
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'function') return null
  if (typeof value !== 'object' || value === null) return value
  if ('_zod' in value) return plain((value as { readonly _zod: { readonly def: unknown } })._zod.def)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}
