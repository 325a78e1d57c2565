/** What this app takes for a row, as a short text that changes whenever that changes. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'

/**
 * Digest of a schema: another one when a field is added, renamed, or of another type or range.
 * Zod's own JSON Schema says the same, but takes 6 ms for all slices at a time when the desk waits to be shown.
 */
export function shapeOf(schema: z.core.$ZodType): string {
  return createHash('sha256').update(JSON.stringify(plain(schema))).digest('hex').slice(0, 16)
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
