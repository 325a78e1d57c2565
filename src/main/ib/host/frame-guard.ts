/**
 * Follows the frame headers of the incoming bytes ahead of the library: one negative length makes the library loop until
 * the process is out of memory, an over-long one makes it wait for 16 MB (IB.md 1.5).
 */
import { MAX_FRAME_BYTES } from '../constants.js'

export interface BadFrame {
  readonly length: number
  /** First bytes of the frame, in hex. */
  readonly head: string
}

const HEADER_BYTES = 4
const HEAD_SHOWN_BYTES = 32

export class FrameGuard {
  /** Complete frames so far. */
  frames = 0
  private header: Buffer = Buffer.alloc(0)
  private bodyLeft = 0

  /** Takes the next bytes. @returns the first header that cannot be one; nothing may be read after it. */
  take(data: Buffer): BadFrame | null {
    let at = 0
    while (at < data.length) {
      if (this.bodyLeft > 0) {
        const step = Math.min(this.bodyLeft, data.length - at)
        this.bodyLeft -= step
        at += step
        if (this.bodyLeft === 0) this.frames += 1
        continue
      }
      const start = at
      const need = HEADER_BYTES - this.header.length
      const part = data.subarray(at, at + need)
      this.header = this.header.length === 0 ? part : Buffer.concat([this.header, part])
      at += part.length
      if (this.header.length < HEADER_BYTES) {
        this.header = Buffer.from(this.header) // Outlives the chunk, whose memory is the socket's.
        break
      }
      const length = this.header.readInt32BE()
      if (length < 0 || length > MAX_FRAME_BYTES) {
        const head = Buffer.concat([this.header, data.subarray(start + part.length, start + HEAD_SHOWN_BYTES)])
        return { length, head: head.toString('hex') }
      }
      this.header = Buffer.alloc(0)
      this.bodyLeft = length
      if (length === 0) this.frames += 1
    }
    return null
  }
}
