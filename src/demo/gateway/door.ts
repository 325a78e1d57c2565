/** The listening port: opens, refuses for a while, opens again on the same number. */
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

export class Door {
  #server: Server | null = null
  #reopening: NodeJS.Timeout | undefined
  #closed = false
  #port: number

  constructor(
    private readonly host: string,
    port: number,
    private readonly onSocket: (socket: Socket) => void,
    /** The port could not be opened again after a refusal. */
    private readonly onLost: (error: Error) => void
  ) {
    this.#port = port
  }

  get port(): number {
    return this.#port
  }

  /** @throws when the port is taken */
  async open(): Promise<void> {
    const server = createServer({ noDelay: true }, this.onSocket)
    await new Promise<void>((listening, failed) => {
      server.once('error', failed)
      server.listen(this.#port, this.host, () => {
        server.removeListener('error', failed)
        listening()
      })
    })
    // A socket that cannot be accepted is the client's loss, not the gateway's end.
    server.on('error', () => undefined)
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the gateway has no port')
    this.#port = address.port
    if (this.#closed) server.close()
    else this.#server = server
  }

  refuseFor(milliseconds: number): void {
    if (this.#closed) return
    clearTimeout(this.#reopening)
    // Refuses at once; the callback would wait for the open sessions.
    this.#server?.close()
    this.#server = null
    this.#reopening = setTimeout(() => {
      this.open().catch((error: unknown) => {
        this.onLost(error instanceof Error ? error : new Error(String(error)))
      })
    }, milliseconds)
  }

  /** Refuses from now on; settles when every session's socket is gone. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#reopening)
    const server = this.#server
    this.#server = null
    if (server) await new Promise<void>((closed) => server.close(() => { closed() }))
  }
}
