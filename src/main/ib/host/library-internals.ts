/**
 * The doors of the library that its public interface hides and a safe host must watch: bytes in, messages out, the socket.
 * If a new version moved them, the host refuses to connect rather than run unguarded.
 */
import type { Socket } from 'node:net'
import type { IBApi } from '@stoqey/ib'

export interface LibrarySocket {
  onData: (data: Buffer) => void
  send: (tokens: readonly unknown[]) => void
  /** There from `connect()` on. */
  client?: Socket
}

function property(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? (holder as Record<string, unknown>)[name] : undefined
}

/** @throws when the library does not look as this host was built for. */
export function socketOf(api: IBApi): LibrarySocket {
  const socket = property(property(api, 'controller'), 'socket')
  if (typeof property(socket, 'onData') !== 'function' || typeof property(socket, 'send') !== 'function') {
    throw new Error('this version of @stoqey/ib has no socket that can be guarded')
  }
  return socket as LibrarySocket
}
