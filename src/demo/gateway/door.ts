/** The listening port: opens, refuses for a while, opens again on the same number, moves to another. */
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

export class Door {
  #server: Server | null = null
  #reopening: NodeJS.Timeout | undefined
  #closed = false
  #port: number
  #first = 0
  #isMoved = false
  /** The latest move: the next waits for it. */
  #move: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly host: string,
    port: number,
    private readonly onSocket: (socket: Socket) => void,
    /** The port could not be opened again after a refusal. */
    private readonly onLost: (error: Error) => void
  ) {
    this.#port = port
  }

  /** The one that listens, or will again. */
  get port(): number {
    return this.#port
  }

  /** The port that it was opened with. */
  get firstPort(): number {
    return this.#first
  }

  /** It listens on another port than the first, or is about to. */
  get isMoved(): boolean {
    return this.#isMoved
  }

  get refuses(): boolean {
    return this.#server === null
  }

  /** @throws when the port is taken */
  async open(): Promise<void> {
    this.#take(await this.#listen(this.#port))
    this.#first = this.#port
  }

  refuseFor(milliseconds: number): void {
    if (this.#closed) return
    clearTimeout(this.#reopening)
    // Refuses at once; the callback would wait for the open sessions.
    this.#server?.close()
    this.#server = null
    this.#reopening = setTimeout(() => {
      this.reopen()
    }, milliseconds)
  }

  /** Ends a refusal. */
  reopen(): void {
    clearTimeout(this.#reopening)
    if (this.#closed || this.#server) return
    this.#listen(this.#port).then((server) => {
      this.#take(server)
    }, (error: unknown) => {
      this.onLost(error instanceof Error ? error : new Error(String(error)))
    })
  }

  /** Listens there as well as before, then there alone; one move after the other. @returns the new port @throws when it is taken */
  moveTo(port: number): Promise<number> {
    this.#isMoved = port !== this.#first
    const move = this.#move.then(() => this.#moveNow(port))
    this.#move = move.catch(() => { this.#isMoved = this.#port !== this.#first })
    return move
  }

  async #moveNow(port: number): Promise<number> {
    const server = await this.#listen(port)
    clearTimeout(this.#reopening)
    this.#server?.close()
    this.#server = null
    this.#take(server)
    return this.#port
  }

  /** Refuses from now on; settles when every session's socket is gone. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#reopening)
    const server = this.#server
    this.#server = null
    if (server) await new Promise<void>((closed) => server.close(() => { closed() }))
  }

  async #listen(port: number): Promise<Server> {
    // Half-open: a gateway in trouble does not close its side because the client has closed its own.
    const server = createServer({ noDelay: true, allowHalfOpen: true }, this.onSocket)
    await new Promise<void>((listening, failed) => {
      server.once('error', failed)
      server.listen(port, this.host, () => {
        server.removeListener('error', failed)
        listening()
      })
    })
    // A socket that cannot be accepted is the client's loss, not the gateway's end.
    server.on('error', () => undefined)
    return server
  }

  #take(server: Server): void {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the gateway has no port')
    this.#port = address.port
    // Another way may have opened it meanwhile.
    if (this.#closed || this.#server) server.close()
    else this.#server = server
  }
}
