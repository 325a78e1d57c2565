/**
 * From the socket's bytes to the library: whole messages that can be read. What is none is told with its bytes, and costs
 * itself alone; only a frame whose length cannot be one ends the connection, since nothing after it has a beginning.
 */
import { isUtf8 } from 'node:buffer'
import { FrameReader, headOf, type BadFrame } from './frame-reader.js'
import type { QuoteBoard } from './quote-board.js'
import { takeTick } from './tick-frames.js'

const NUL = 0
/** More is not worth reading of a message that is none. */
const FIELDS_BYTES = 256
const ERROR_MESSAGE = /^4\0/
/** `4, version, reqId, code, text, reject` */
const REJECT_FIELD = 5

export interface IncomingOptions {
  readonly board: QuoteBoard
  /** The library's decoder. Must not throw. */
  readonly decode: (text: string) => void
  /** A message that is none, and why. */
  readonly onLost: (reason: string) => void
  /** A message of which a part is not as it should be, and is used all the same. */
  readonly onFlaw: (reason: string) => void
  readonly onBadFrame: (bad: BadFrame) => void
}

export class Incoming {
  private readonly reader = new FrameReader()
  private body: Buffer = Buffer.alloc(0)
  private isClosed = false

  constructor(private readonly options: IncomingOptions) {}

  /** Complete frames so far. */
  get frames(): number {
    return this.reader.frames
  }

  /** First bytes of the message at hand, in hex. */
  get head(): string {
    return headOf(this.body)
  }

  /** The first fields of the message at hand. */
  get fields(): readonly string[] {
    return this.body.toString('utf8', 0, FIELDS_BYTES).split('\0')
  }

  /** Reads nothing more, also of the bytes at hand. */
  close(): void {
    this.isClosed = true
  }

  take(data: Buffer): void {
    if (this.isClosed) return
    const bad = this.reader.take(data, (body) => {
      this.body = body
      this.hear(body)
      return !this.isClosed
    })
    if (bad !== null) this.options.onBadFrame(bad)
  }

  private hear(body: Buffer): void {
    const { board, decode, onLost, onFlaw } = this.options
    if (body.length === 0) {
      onLost('the gateway sent a frame of length 0')
      return
    }
    if (body[body.length - 1] !== NUL) {
      // Its last field may be cut: half a price is a wrong price.
      onLost('the gateway sent a message whose last field does not end')
      return
    }
    // The first frame is the greeting, whatever it looks like.
    const tick = this.reader.frames > 1 ? takeTick(body, board) : 'other'
    if (tick === 'taken') return
    if (tick === 'unreadable') {
      onLost('the gateway sent a tick that is none')
      return
    }
    // Names in another encoding are shown as well as can be; numbers are not touched by it.
    if (!isUtf8(body)) onFlaw('the gateway sent text that is no UTF-8')
    const text = body.toString('utf8')
    decode(ERROR_MESSAGE.test(text) ? this.withoutReject(text) : text)
  }

  /** The library throws at details of a reject that it cannot parse, and nobody here reads them. */
  private withoutReject(text: string): string {
    const fields = text.split('\0')
    const reject = fields[REJECT_FIELD]
    if (reject === undefined || reject === '') return text
    try {
      JSON.parse(reject)
    } catch (fault) {
      this.options.onFlaw(`the gateway sent details of a reject that are no JSON: ${String(fault)}`)
    }
    fields[REJECT_FIELD] = ''
    return fields.join('\0')
  }
}
