/** The least that can be called a gateway: real TCP, frames by hand (IB.md 2.2), for answers and faults no reasonable gateway gives. */
import { createServer, type Server, type Socket } from 'node:net'

export type Fields = readonly (string | number)[]

/** A message of the API as a frame. */
export function frame(fields: Fields): Buffer {
  const body = Buffer.from(fields.map((field) => `${String(field)}\0`).join(''))
  const header = Buffer.alloc(4)
  header.writeInt32BE(body.length)
  return Buffer.concat([header, body])
}

export interface RawClient {
  readonly socket: Socket
  /** Messages that the client sent after its greeting. */
  readonly messages: string[][]
  say(...messages: Fields[]): void
}

export interface RawGateway {
  readonly port: number
  /** Every client that has ever connected. */
  readonly clients: readonly RawClient[]
  /** Most sockets that were open at once. */
  readonly mostAtOnce: () => number
  readonly open: () => number
  close(): Promise<void>
}

export interface RawBehaviour {
  /** What answers `API\0v...`; null: silence. A function gives each client its own. */
  readonly greeting?: Buffer | null | (() => Buffer | null)
  /** What answers a message, in order; the default opens the session and answers every load with an empty one. */
  readonly answer?: (message: readonly string[], client: RawClient) => void
}

/** Opens the session for client START_API, and ends every load at once with nothing in it. */
export function answerEmpty(message: readonly string[], client: RawClient): void {
  const reqId = message[2] ?? ''
  switch (message[0]) {
    case '71': client.say([15, 1, 'DU1,DU2'], [9, 1, 1]); break
    case '49': client.say([49, 1, Math.floor(Date.now() / 1_000)]); break
    case '61': client.say([62, 1]); break
    case '62': client.say([64, 1, reqId]); break
    case '16': client.say([53, 1]); break
    case '99': client.say([102]); break
    case '7': client.say([55, 1, reqId]); break
    default: break
  }
}

export async function startRawGateway(behaviour: RawBehaviour = {}): Promise<RawGateway> {
  const clients: RawClient[] = []
  const sockets = new Set<Socket>()
  let most = 0
  const greet = behaviour.greeting === undefined ? frame(['178', '20261121 02:00:00 GMT']) : behaviour.greeting
  const answer = behaviour.answer ?? answerEmpty

  const server: Server = createServer((socket) => {
    sockets.add(socket)
    most = Math.max(most, sockets.size)
    const client: RawClient = { socket, messages: [], say: (...messages) => { socket.write(Buffer.concat(messages.map(frame))) } }
    clients.push(client)
    let buffer = Buffer.alloc(0)
    let greeted = false
    socket.on('error', () => undefined)
    socket.on('close', () => { sockets.delete(socket) })
    socket.on('data', (data) => {
      buffer = Buffer.concat([buffer, data])
      if (!greeted) {
        const length = buffer.length >= 8 ? buffer.readInt32BE(4) : Infinity
        if (buffer.length < 8 + length) return
        if (buffer.subarray(0, 4).toString('latin1') !== 'API\0') throw new Error('a frame came before the greeting')
        greeted = true
        buffer = buffer.subarray(8 + length)
        const greeting = typeof greet === 'function' ? greet() : greet
        if (greeting !== null) socket.write(greeting)
      }
      while (buffer.length >= 4 && buffer.length >= 4 + buffer.readInt32BE(0)) {
        const length = buffer.readInt32BE(0)
        const message = buffer.subarray(4, 4 + length).toString('utf8').split('\0').slice(0, -1)
        buffer = buffer.subarray(4 + length)
        client.messages.push(message)
        answer(message, client)
      }
    })
  })
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  return {
    port: address.port,
    clients,
    mostAtOnce: () => most,
    open: () => sockets.size,
    close: () => new Promise((closed) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => { closed() })
    })
  }
}
