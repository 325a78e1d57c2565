/** A line to a gateway that counts: how many sockets a client holds at once, and what it says before it greets. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

const GREETING = 'API\0'

export interface CountedLine {
  readonly port: number
  /** Connections so far. */
  connections(): number
  /** Sockets whose client has not ended its side. */
  open(): number
  mostAtOnce(): number
  /** Connections whose first bytes were not the greeting. */
  frameFirst(): number
  /** Refuses connections until called back. */
  refuse(): Promise<void>
  accept(): Promise<void>
  close(): Promise<void>
}

export async function openCountedLine(gatewayPort: () => number): Promise<CountedLine> {
  const held = new Set<Socket>()
  const sockets = new Set<Socket>()
  let [connections, most, frameFirst] = [0, 0, 0]

  const pipe = (from: Socket, to: Socket): void => {
    sockets.add(from)
    from.on('data', (data) => { if (to.writable) to.write(data) })
    from.on('end', () => { to.end() })
    from.on('error', () => { to.resetAndDestroy() })
    from.on('close', () => {
      sockets.delete(from)
      to.destroySoon()
    })
  }
  const take = (client: Socket): void => {
    connections += 1
    held.add(client)
    most = Math.max(most, held.size)
    client.once('end', () => { held.delete(client) })
    client.once('close', () => { held.delete(client) })
    client.once('data', (data: Buffer) => { if (!GREETING.startsWith(data.subarray(0, GREETING.length).toString('latin1'))) frameFirst += 1 })
    const gateway = connect({ port: gatewayPort(), host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    pipe(client, gateway)
    pipe(gateway, client)
  }
  const listen = async (port: number): Promise<Server> => {
    const server = createServer({ noDelay: true, allowHalfOpen: true }, take)
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  let server: Server | null = await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    port,
    connections: () => connections,
    open: () => held.size,
    mostAtOnce: () => most,
    frameFirst: () => frameFirst,
    refuse: async () => {
      server?.close()
      server = null
      for (const socket of [...sockets]) socket.resetAndDestroy()
      await Promise.resolve()
    },
    accept: async () => { server ??= await listen(port) },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      const closing = server
      server = null
      if (closing === null) return
      closing.close()
      await once(closing, 'close')
    }
  }
}
