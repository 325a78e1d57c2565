/** A line between a client and a gateway that lets more be said to the client, between two frames of the gateway's own. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { FrameReader } from '../../../../src/main/ib/host/frame-reader.js'
import { framed } from './mutations.js'

export interface TappedLine {
  readonly port: number
  /** How many connections there have been. */
  connections(): number
  mostAtOnce(): number
  open(): number
  /** The client's latest request id for each kind of request, on this connection. */
  requestIds(): ReadonlyMap<string, string>
  say(bytes: Buffer): void
  close(): Promise<void>
}

/** Index of the request id in a request, where it is not the second field after the id. */
const idPlace: Readonly<Record<string, number>> = { 92: 1, 94: 1, 20: 1, 81: 1 }

export async function openTappedLine(gatewayPort: number): Promise<TappedLine> {
  const sockets = new Set<Socket>()
  const nears = new Set<Socket>()
  let [connections, most] = [0, 0]
  let near: Socket | null = null
  let ids = new Map<string, string>()

  const server = createServer((client) => {
    const gateway = connect(gatewayPort, '127.0.0.1')
    const requests = new FrameReader()
    const answers = new FrameReader()
    const mine = new Map<string, string>()
    let skip = 4 // `API\0`
    connections += 1
    nears.add(client)
    most = Math.max(most, nears.size)
    near = client
    ids = mine
    for (const [socket, other] of [[client, gateway], [gateway, client]] as const) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      socket.on('end', () => { other.end() })
      socket.on('close', () => {
        sockets.delete(socket)
        nears.delete(socket)
        other.destroy()
      })
    }
    client.on('data', (data) => {
      gateway.write(data)
      const from = Math.min(skip, data.length)
      skip -= from
      requests.take(data.subarray(from), (body) => {
        const fields = body.toString('utf8').split('\0')
        const id = fields[0] ?? ''
        mine.set(id, fields[idPlace[id] ?? 2] ?? '')
        return true
      })
    })
    gateway.on('data', (data) => {
      answers.take(data, (body) => {
        client.write(framed(body))
        return true
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    mostAtOnce: () => most,
    open: () => nears.size,
    requestIds: () => ids,
    say: (bytes) => { if (near !== null && near.writable) near.write(bytes) },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    }
  }
}
