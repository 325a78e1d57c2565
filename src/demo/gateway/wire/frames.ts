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

/** Chunks that wait to be joined: a frame that comes byte by byte is not copied for every byte. */
const MAX_CHUNKS = 1_024

/** Cuts the bytes of a connection into bodies, however they arrive. */
export class FrameReader {
  #chunks: Buffer[] = []
  #size = 0
  /** With fewer bytes there is no whole frame. */
  #needed = HEADER_BYTES

  take(data: Buffer): void {
    this.#chunks.push(data)
    this.#size += data.length
    if (this.#chunks.length > MAX_CHUNKS) this.#joined()
  }

  /** Bytes that belong to no frame yet. */
  get pending(): Buffer {
    return this.#joined()
  }

  skip(bytes: number): void {
    const rest = this.#joined().subarray(bytes)
    this.#chunks = [rest]
    this.#size = rest.length
    this.#needed = HEADER_BYTES
  }

  /** The next whole body; null: not here yet. @throws BadFrame */
  next(): Buffer | null {
    if (this.#size < this.#needed) return null
    const bytes = this.#joined()
    const length = bytes.readInt32BE()
    if (length < 0 || length > MAX_REQUEST_BYTES) throw new BadFrame(length)
    const end = HEADER_BYTES + length
    this.#needed = end
    if (bytes.length < end) return null
    this.skip(end)
    return bytes.subarray(HEADER_BYTES, end)
  }

  #joined(): Buffer {
    const [only] = this.#chunks
    const joined = this.#chunks.length === 1 && only ? only : Buffer.concat(this.#chunks, this.#size)
    this.#chunks = [joined]
    return joined
  }
}

/** Fields of a request; what follows the last NUL is no field. */
export function fieldsOf(body: Buffer): string[] {
  return body.toString('utf8').split('\0').slice(0, -1)
}
