/**
 * Cuts the incoming bytes into frames ahead of the library, which gets only whole ones: a negative length makes the library
 * loop until the process is out of memory, an over-long one makes it wait for 16 MB (IB.md 1.5).
 */
import { MAX_FRAME_BYTES } from '../constants.js'

export interface BadFrame {
  readonly length: number
  /** First bytes of the frame, in hex. */
  readonly head: string
}

const HEADER_BYTES = 4
const HEAD_SHOWN_BYTES = 32

/** The first bytes of a frame, as the log shows them: its length and the beginning of its body, in hex. */
export function headOf(body: Buffer): string {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeInt32BE(body.length)
  return Buffer.concat([header, body.subarray(0, HEAD_SHOWN_BYTES - HEADER_BYTES)]).toString('hex')
}

export class FrameReader {
  /** Complete frames so far. */
  frames = 0
  private held: Buffer[] = []
  private heldBytes = 0
  /** Bytes that have to be held before there is something to decide. */
  private needed = HEADER_BYTES

  /**
   * @param onBody takes the body of a complete frame, which is valid during the call. False: nothing more may be read
   * @returns the first header that cannot be one; nothing may be read after it
   */
  take(data: Buffer, onBody: (body: Buffer) => boolean): BadFrame | null {
    this.held.push(data)
    this.heldBytes += data.length
    if (this.heldBytes < this.needed) return null
    const bytes = this.held.length === 1 ? data : Buffer.concat(this.held, this.heldBytes)
    this.hold(Buffer.alloc(0), HEADER_BYTES)
    let at = 0
    while (bytes.length - at >= HEADER_BYTES) {
      const length = bytes.readInt32BE(at)
      if (length < 0 || length > MAX_FRAME_BYTES) return { length, head: bytes.subarray(at, at + HEAD_SHOWN_BYTES).toString('hex') }
      const end = at + HEADER_BYTES + length
      if (end > bytes.length) {
        this.hold(bytes.subarray(at), HEADER_BYTES + length)
        return null
      }
      this.frames += 1
      const body = bytes.subarray(at + HEADER_BYTES, end)
      at = end
      if (!onBody(body)) return null
    }
    this.hold(bytes.subarray(at), HEADER_BYTES)
    return null
  }

  private hold(rest: Buffer, needed: number): void {
    // A copy: a few bytes must not keep the whole chunk.
    this.held = rest.length === 0 ? [] : [Buffer.from(rest)]
    this.heldBytes = rest.length
    this.needed = needed
  }
}
