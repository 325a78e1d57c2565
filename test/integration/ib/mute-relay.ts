/** A relay before the gateway, for what VPNs, sleeping routers and pulled cables do: the sockets stay open and nothing passes. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface MuteRelay {
  readonly port: number
  /** From now on nothing passes on the connections there are: `down`, from the gateway; `both`, not to it either. Nobody is told. */
  mute(direction: 'down' | 'both'): void
  /** Connections made while holding get nothing through until `release`. */
  hold(): void
  release(): void
  /** Bytes that were swallowed on their way to the gateway. */
  readonly swallowed: () => Buffer
  /** Clients that have not closed their side. */
  readonly clients: () => number
  /** Clients that have ever connected. */
  readonly accepted: () => number
  close(): Promise<void>
}

interface Line {
  readonly near: Socket
  readonly far: Socket
  up: boolean
  /** The client has closed its side; a network that is gone never answers it. */
  left: boolean
  down: boolean
}

export async function startMuteRelay(port: number): Promise<MuteRelay> {
  const lines = new Set<Line>()
  const swallowed: Buffer[] = []
  let held: (() => void)[] | null = null
  let accepted = 0

  // Half-open allowed: a dead network answers no FIN.
  const server = createServer({ allowHalfOpen: true }, (near) => {
    accepted += 1
    const far = connect({ port, host: '127.0.0.1' })
    const line: Line = { near, far, up: true, down: true, left: false }
    lines.add(line)
    near.on('error', () => undefined)
    far.on('error', () => undefined)
    near.on('data', (chunk) => {
      if (line.up) far.write(chunk)
      else swallowed.push(chunk)
    })
    near.on('end', () => {
      line.left = true
      if (line.up) far.end()
    })
    near.on('close', () => {
      far.destroy()
      lines.delete(line)
    })
    const open = (): void => {
      far.on('data', (chunk) => { if (line.down) near.write(chunk) })
      far.on('end', () => { if (line.down) near.end() })
    }
    if (held === null) open()
    else held.push(open)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    mute: (direction) => {
      for (const line of lines) {
        line.down = false
        if (direction === 'both') line.up = false
      }
    },
    hold: () => { held = [] },
    release: () => {
      for (const open of held ?? []) open()
      held = null
    },
    swallowed: () => Buffer.concat(swallowed),
    clients: () => [...lines].filter(({ left }) => !left).length,
    accepted: () => accepted,
    close: async () => {
      for (const { near, far } of lines) {
        near.destroy()
        far.destroy()
      }
      server.close()
      await once(server, 'close')
    }
  }
}
