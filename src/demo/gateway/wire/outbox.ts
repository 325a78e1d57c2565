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

export class Outbox {
  #waiting: Buffer[] = []
  #waitingBytes = 0
  readonly #latest = new Map<string, () => readonly Message[]>()
  #scheduled = false
  #closed = false

  constructor(
    private readonly socket: Socket,
    /** Swallows all that is said. */
    private readonly muted: () => boolean,
    /** What was waiting has left. */
    private readonly onRoom: () => void
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
    for (const message of messages) this.bytes(frame(message))
  }

  /** Bytes as they are. */
  bytes(bytes: Buffer): void {
    if (this.#closed || this.muted()) return
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
    if (this.#closed || this.socket.writableNeedDrain || this.muted()) return
    const made = [...this.#latest.values()]
    this.#latest.clear()
    for (const make of made) this.say(...make())
    if (this.#waiting.length === 0) return
    const bytes = Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#waitingBytes = 0
    this.socket.write(bytes)
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
    if (!this.#closed && !this.full) this.onRoom()
  }
}
