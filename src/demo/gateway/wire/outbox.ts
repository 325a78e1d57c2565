/**
 * What a client is still to be told. All of one turn leaves in one write; of a thing that keeps changing, a client that
 * reads slowly gets the state at the time it reads, not every state in between.
 */
import type { Socket } from 'node:net'
import type { Message } from './fields.js'
import { frame } from './frames.js'

const ENOUGH_BYTES = 262_144
/** More answers than this wait for a client only when it does not read: it is let go. */
const MAX_WAITING_BYTES = 8 * 1_048_576
const MAX_WAITING_KEYS = 20_000

export interface OutboxTerms {
  /** Swallows all that is said. */
  readonly isMuted: () => boolean
  /** Every byte leaves alone. */
  readonly isSplit: () => boolean
  /** What is told in place of these messages. */
  readonly distort: (messages: readonly Message[]) => readonly Message[]
  /** What was waiting has left. */
  readonly onRoom: () => void
}

export class Outbox {
  #waiting: Buffer[] = []
  #waitingBytes = 0
  readonly #latest = new Map<string, () => readonly Message[]>()
  #scheduled = false
  #closed = false

  constructor(
    private readonly socket: Socket,
    private readonly terms: OutboxTerms
  ) {
    socket.on('drain', () => {
      this.#flushWhenDue()
    })
  }

  /** Enough is waiting for a client that does not read as fast as it is told. */
  get full(): boolean {
    return this.socket.writableNeedDrain || this.#waitingBytes > ENOUGH_BYTES
  }

  say(...messages: readonly Message[]): void {
    for (const message of this.terms.distort(messages)) this.bytes(frame(message))
  }

  /** Bytes as they are. */
  bytes(bytes: Buffer): void {
    if (this.#closed || this.terms.isMuted()) return
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
    if (this.#waitingBytes > MAX_WAITING_BYTES) this.socket.destroy()
    else this.#schedule()
  }

  /** Says what `make` gives when there is room for it; a later call with the same key takes its place. */
  sayLatest(key: string, make: () => readonly Message[]): void {
    if (this.#closed) return
    this.#latest.set(key, make)
    if (this.#latest.size > MAX_WAITING_KEYS) this.socket.destroy()
    else this.#schedule()
  }

  /** Nothing of this key will be said any more. */
  forget(key: string): void {
    this.#latest.delete(key)
  }

  flush(): void {
    this.#scheduled = true // What is said in here leaves with the rest.
    this.#send()
    this.#scheduled = false
  }

  close(): void {
    this.#closed = true
    this.#waiting = []
    this.#latest.clear()
  }

  #send(): void {
    if (this.#closed || this.socket.writableNeedDrain || this.terms.isMuted()) return
    const made = [...this.#latest.values()]
    this.#latest.clear()
    for (const make of made) this.say(...make())
    if (this.#waiting.length === 0) return
    const bytes = Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#waitingBytes = 0
    if (this.terms.isSplit()) for (const byte of bytes) this.socket.write(Buffer.of(byte))
    else this.socket.write(bytes)
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#flushWhenDue()
    })
  }

  #flushWhenDue(): void {
    this.flush()
    if (!this.#closed && !this.full) this.terms.onRoom()
  }
}
