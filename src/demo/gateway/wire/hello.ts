/** The greeting of a client, and which version the two sides speak (IB.md 2.2). */

const PREFIX = 'API\0'
const LENGTH_BYTES = 4
/** `v100..193` and connection options. */
const MAX_HELLO_BYTES = 512
const RANGE = /^v(\d+)(?:\.\.(\d+))?(?: .*)?$/s

/** The oldest version whose layouts this gateway knows. */
export const OLDEST_VERSION = 151
/** The newest: those after it have fields and encodings that no client of this protocol reads (IB.md 2.1). */
export const NEWEST_VERSION = 193

export type Hello =
  | { readonly kind: 'incomplete' }
  /** Older than the greeting with a version range, or no client at all. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly bytes: number }

export function readHello(data: Buffer): Hello {
  const prefix = data.subarray(0, PREFIX.length).toString('latin1')
  if (!PREFIX.startsWith(prefix)) return { kind: 'foreign' }
  const head = PREFIX.length + LENGTH_BYTES
  if (data.length < head) return { kind: 'incomplete' }
  const length = data.readInt32BE(PREFIX.length)
  if (length < 0 || length > MAX_HELLO_BYTES) return { kind: 'foreign' }
  const bytes = head + length
  if (data.length < bytes) return { kind: 'incomplete' }
  const match = RANGE.exec(data.subarray(head, bytes).toString('latin1'))
  if (!match) return { kind: 'foreign' }
  const min = Number(match[1])
  return { kind: 'range', min, max: match[2] === undefined ? min : Number(match[2]), bytes }
}

/**
 * Version of the session; null: there is none that both sides speak.
 * @param offered the highest that this gateway speaks
 */
export function negotiated(client: { readonly min: number; readonly max: number }, offered: number): number | null {
  const version = Math.min(client.max, offered)
  return version >= client.min && version >= OLDEST_VERSION ? version : null
}
