/** Last door before the wire: only the messages of a read-only monitor pass. */
import type { LibrarySocket } from './library-internals.js'

/** Client message ids that the facade needs (IB.md 2.4). Everything else is refused, orders first of all. */
export const allowedMessages: ReadonlySet<number> = new Set([
  71, // START_API
  49, 17, // time, managed accounts
  62, 63, // account summary
  61, // positions
  16, // all open orders
  99, // completed orders
  7, // executions
  92, 93, 94, 95, // P&L of accounts and positions
  9, // contract details
  59, 1, 2, // market data
  20, 25, // history and its cancel
  81 // matching symbols
])

function messageId(tokens: readonly unknown[]): unknown {
  const first: unknown = tokens[0]
  return Array.isArray(first) ? messageId(first as readonly unknown[]) : first
}

/**
 * Puts the guard in front of the library's only way to write. A refused message never reaches the socket.
 * @param onRefused told the id of a message that was not sent
 */
export function guardOutgoing(socket: LibrarySocket, onRefused: (id: unknown) => void): void {
  const send = socket.send.bind(socket)
  socket.send = (tokens) => {
    const id = messageId(tokens)
    const isHello = id === 'API\0'
    if (isHello || (typeof id === 'number' && allowedMessages.has(id))) send(tokens)
    else onRefused(id)
  }
}
