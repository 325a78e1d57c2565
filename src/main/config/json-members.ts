/** What a file's reader says of what is wrong in it: where, and what stands there. */
import type { z } from 'zod'
import { withoutPasswords } from '../diagnostics/without-secrets.js'

type Json = Readonly<Record<string, unknown>>

/** Longer values are cut: a person has to find the place, not to read it here. */
const MOST_SHOWN = 80

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as it stands in the file, without the passwords that an address in it may have. */
export function shown(value: unknown): string {
  const written = JSON.stringify(value) as string | undefined
  if (written === undefined) return 'nothing'
  // Before it is cut: half an address does not look like one.
  const text = withoutPasswords(written)
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 3)}...` : text
}

export function memberAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Json)[String(key)] : undefined), root)
}

/** One path per wrong member: unknown keys are reported each by its own name. */
export function wrongMembers(issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
}
