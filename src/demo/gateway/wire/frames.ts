/** Frames: four bytes of length, big-endian, then fields that each end in NUL (IB.md 1.2). */
import { printed } from './fields.js'
import type { Message } from './fields.js'

const HEADER_BYTES = 4
/** Nothing that a client asks for comes near it. */
const MAX_REQUEST_BYTES = 1_048_576

export function frame(message: Message): Buffer {
  const body = message.map((field) => `${printed(field)}\0`).join('')
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + Buffer.byteLength(body))
  bytes.writeInt32BE(bytes.length - HEADER_BYTES)
  bytes.write(body, HEADER_BYTES)
  return bytes
}

/** A header that announces no possible request: the stream cannot be read any further. */
export class BadFrame extends Error {
  constructor(readonly length: number) {
    super(`frame of length ${String(length)}`)
  }
}

/** Cuts the bytes of a connection into bodies, however they arrive. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0)

  take(data: Buffer): void {
    this.#rest = this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data])
  }

  /** Bytes that belong to no frame yet. */
  get pending(): Buffer {
    return this.#rest
  }

  skip(bytes: number): void {
    this.#rest = this.#rest.subarray(bytes)
  }

  /** The next whole body; null: not here yet. @throws BadFrame */
  next(): Buffer | null {
    if (this.#rest.length < HEADER_BYTES) return null
    const length = this.#rest.readInt32BE()
    if (length < 0 || length > MAX_REQUEST_BYTES) throw new BadFrame(length)
    const end = HEADER_BYTES + length
    if (this.#rest.length < end) return null
    const body = this.#rest.subarray(HEADER_BYTES, end)
    this.#rest = this.#rest.subarray(end)
    return body
  }
}

/** Fields of a request; what follows the last NUL is no field. */
export function fieldsOf(body: Buffer): string[] {
  return body.toString('utf8').split('\0').slice(0, -1)
}
