/**
 * As much of D-Bus' wire format as a question and its answer need: calls with text arguments, and what comes back. Sizes and
 * alignments: D-Bus specification, "Marshaling" and "Message Format".
 */

export interface BusCall {
  readonly serial: number
  readonly member: string
  readonly args: readonly string[]
}

export interface BusAnswer {
  readonly type: 'return' | 'error' | 'signal' | 'other'
  /** Of a return or an error: the call it answers. */
  readonly replySerial: number | null
  readonly member: string | null
  /** Texts and truths at the beginning of its body. */
  readonly args: readonly (string | boolean)[]
}

const LITTLE = 'l'.charCodeAt(0)
const METHOD_CALL = 1
const types = ['other', 'other', 'return', 'error', 'signal'] as const
const field = { path: 1, interface: 2, member: 3, replySerial: 5, destination: 6, signature: 8 } as const
const FIXED_HEADER = 16
/** The specification's own limit is larger; nothing that is asked here is answered at such a length. */
const MOST_BYTES = 1 << 20

const aligned = (offset: number, to: number): number => Math.ceil(offset / to) * to

class Writer {
  #bytes: number[] = []

  get bytes(): readonly number[] {
    return this.#bytes
  }

  align(to: number): this {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0)
    return this
  }

  byte(value: number): this {
    this.#bytes.push(value)
    return this
  }

  uint32(value: number): this {
    this.align(4)
    for (const shift of [0, 8, 16, 24]) this.#bytes.push((value >>> shift) & 0xff)
    return this
  }

  text(value: string): this {
    const content = Buffer.from(value, 'utf8')
    this.uint32(content.length)
    this.#bytes.push(...content, 0)
    return this
  }

  signature(value: string): this {
    const content = Buffer.from(value, 'latin1')
    this.#bytes.push(content.length, ...content, 0)
    return this
  }
}

/** A call of the bus itself. */
export function encodeCall({ serial, member, args }: BusCall): Buffer {
  const body = new Writer()
  for (const arg of args) body.text(arg)
  const fields = new Writer()
  const textField = (code: number, type: 'o' | 's', value: string): void => {
    fields.align(8).byte(code).signature(type).text(value)
  }
  textField(field.path, 'o', '/org/freedesktop/DBus')
  textField(field.interface, 's', 'org.freedesktop.DBus')
  textField(field.member, 's', member)
  textField(field.destination, 's', 'org.freedesktop.DBus')
  if (args.length > 0) fields.align(8).byte(field.signature).signature('g').signature('s'.repeat(args.length))
  const head = new Writer().byte(LITTLE).byte(METHOD_CALL).byte(0).byte(1).uint32(body.bytes.length).uint32(serial).uint32(fields.bytes.length)
  const header = [...head.bytes, ...fields.bytes]
  while (header.length % 8 !== 0) header.push(0)
  return Buffer.from([...header, ...body.bytes])
}

class Reader {
  constructor(
    private readonly bytes: Buffer,
    private readonly isLittle: boolean,
    public offset: number
  ) {}

  byte(): number {
    this.offset += 1
    return this.bytes.readUInt8(this.offset - 1)
  }

  uint32(): number {
    this.offset = aligned(this.offset, 4) + 4
    return this.isLittle ? this.bytes.readUInt32LE(this.offset - 4) : this.bytes.readUInt32BE(this.offset - 4)
  }

  text(length = this.uint32()): string {
    const from = this.offset
    this.offset += length + 1
    return this.bytes.toString('utf8', from, from + length)
  }

  signature(): string {
    return this.text(this.byte())
  }
}

/** How long the message is that begins here; null: too little of it is there. @throws RangeError when it is none */
export function messageLength(bytes: Buffer): number | null {
  if (bytes.length < FIXED_HEADER) return null
  const isLittle = bytes.readUInt8(0) === LITTLE
  const read = (offset: number): number => (isLittle ? bytes.readUInt32LE(offset) : bytes.readUInt32BE(offset))
  const length = FIXED_HEADER + aligned(read(12), 8) + read(4)
  if (length > MOST_BYTES) throw new RangeError(`a message of ${String(length)} bytes`)
  return length
}

/** @param bytes exactly one message. @throws RangeError when it ends too early */
export function decodeMessage(bytes: Buffer): BusAnswer {
  const isLittle = bytes.readUInt8(0) === LITTLE
  const reader = new Reader(bytes, isLittle, 12)
  const end = FIXED_HEADER + reader.uint32()
  const fields = new Map<number, string | number>()
  while (reader.offset < end) {
    reader.offset = aligned(reader.offset, 8)
    const code = reader.byte()
    const signature = reader.signature()
    fields.set(code, signature === 'u' ? reader.uint32() : signature === 'g' ? reader.signature() : reader.text())
  }
  reader.offset = aligned(end, 8)
  const args: (string | boolean)[] = []
  for (const type of String(fields.get(field.signature) ?? '')) {
    if (type === 's' || type === 'o') args.push(reader.text())
    else if (type === 'b') args.push(reader.uint32() === 1)
    else break
  }
  const replySerial = fields.get(field.replySerial)
  const member = fields.get(field.member)
  return {
    type: types[bytes.readUInt8(1)] ?? 'other',
    replySerial: typeof replySerial === 'number' ? replySerial : null,
    member: typeof member === 'string' ? member : null,
    args
  }
}
