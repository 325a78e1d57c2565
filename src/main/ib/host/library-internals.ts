/**
 * The doors of the library that its public interface hides and a safe host must watch: bytes in, messages out, the socket, what is left of a message.
 * If a new version moved them, the host refuses to connect rather than run unguarded.
 */
import type { Socket } from 'node:net'
import type { IBApi } from '@stoqey/ib'

export interface LibrarySocket {
  onData: (data: Buffer) => void
  /** Takes the text of one whole frame. */
  readonly onMessage: (text: string) => void
  send: (tokens: readonly unknown[]) => void
  /** There from `connect()` on. */
  client?: Socket
}

function property(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? (holder as Record<string, unknown>)[name] : undefined
}

/**
 * What forgets the rest of a message that the library threw at: left where it is, it would be taken for the next one (IB.md 1.5).
 * @throws when the library does not look as this host was built for.
 */
export function queueClearerOf(api: IBApi): () => void {
  const decoder = property(property(api, 'controller'), 'decoder')
  if (!Array.isArray(property(decoder, 'dataQueue'))) throw new Error('this version of @stoqey/ib has no queue that can be cleared')
  return () => { Object.assign(decoder as object, { dataQueue: [] }) }
}

/** @throws when the library does not look as this host was built for. */
export function socketOf(api: IBApi): LibrarySocket {
  const socket = property(property(api, 'controller'), 'socket')
  if (['onData', 'onMessage', 'send'].some((name) => typeof property(socket, name) !== 'function')) {
    throw new Error('this version of @stoqey/ib has no socket that can be guarded')
  }
  return socket as LibrarySocket
}
