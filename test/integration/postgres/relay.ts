/** A relay between us and a server, for what a network or a pooler in the middle does. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Relay {
  readonly port: number
  /** Nothing passes any more, and nobody is told. */
  stall(): void
  /** Connections made from now on pass again; those that were stalled stay so. */
  recover(): void
  close(): Promise<void>
}

export interface RelayOptions {
  readonly port: number
  /** Behave as a pooler that takes no options in the startup packet. */
  readonly refuseOptions?: boolean
}

function refusal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${message}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

export async function startRelay({ port, refuseOptions = false }: RelayOptions): Promise<Relay> {
  const sockets = new Set<Socket>()
  const stalled = new Set<Socket>()
  let stalling = false
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        if (!stalled.has(socket)) for (const other of [near, far]) other.destroy()
      })
    }
    if (stalling) stalled.add(near).add(far)
    near.on('data', (chunk) => {
      if (stalled.has(near)) return
      if (refuseOptions && chunk.includes('options\0')) near.end(refusal('unsupported startup parameter: options'))
      else far.write(chunk)
    })
    far.on('data', (chunk) => {
      if (!stalled.has(far)) near.write(chunk)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    stall() {
      stalling = true
      for (const socket of sockets) stalled.add(socket)
    },
    recover() {
      stalling = false
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    }
  }
}
