/** What can happen to a frame on its way, and what cannot: each mutation is chosen and made by the given random numbers alone. */

/** Uniform in [0, 1). */
export type Random = () => number

/** Mulberry32: small, fast, and the same on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const below = (random: Random, end: number): number => Math.floor(random() * end)

export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[below(random, from.length)]
  if (chosen === undefined) throw new Error('there is nothing to choose from')
  return chosen
}

export interface Mutated {
  readonly kind: string
  readonly bytes: Buffer
  /** Frames after it have no beginning any more. */
  readonly breaksFraming: boolean
}

const HEADER_BYTES = 4
const nasty: readonly string[] = [
  '', '-1', '0', '1', '-0', '2147483647', '-2147483648', '4294967296', '99999999999999999999', '1e308', '1.7976931348623157E308', '-1.7976931348623157E308', 'NaN', 'Infinity',
  '0x10', '1,5', ' ', 'é', '\\u0041', '\\u', '{', '{"a":', '%s%n', '__proto__', 'constructor', 'x'.repeat(5_000), '9'.repeat(400), '20261121 25:61:61 US/Nowhere', 'true'
]

export function framed(body: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeInt32BE(body.length)
  return Buffer.concat([header, body])
}

const fieldsOf = (body: Buffer): string[] => body.toString('latin1').split('\0').slice(0, -1)
const bodyOf = (fields: readonly string[]): Buffer => Buffer.from(fields.map((field) => `${field}\0`).join(''), 'latin1')

type Make = (random: Random, body: Buffer, other: Buffer) => Buffer

const whole: Readonly<Record<string, Make>> = {
  'bit flips': (random, body) => {
    const flipped = Buffer.from(body)
    for (let flips = 1 + below(random, 4); flips > 0; flips -= 1) {
      const at = below(random, flipped.length)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << below(random, 8))
    }
    return framed(flipped)
  },
  truncation: (random, body) => framed(body.subarray(0, below(random, body.length))),
  'missing fields': (random, body) => {
    const fields = fieldsOf(body)
    fields.splice(below(random, fields.length), 1 + below(random, 3))
    return framed(bodyOf(fields))
  },
  'extra fields': (random, body) => {
    const fields = fieldsOf(body)
    fields.splice(below(random, fields.length + 1), 0, ...Array.from({ length: 1 + below(random, 3) }, () => pick(random, nasty)))
    return framed(bodyOf(fields))
  },
  duplication: (_random, body) => Buffer.concat([framed(body), framed(body)]),
  'field swap': (random, body) => {
    const fields = fieldsOf(body)
    const [one, two] = [below(random, fields.length), below(random, fields.length)]
    const kept = fields[one] ?? ''
    fields[one] = fields[two] ?? ''
    fields[two] = kept
    return framed(bodyOf(fields))
  },
  'nasty field': (random, body) => {
    const fields = fieldsOf(body)
    fields[below(random, fields.length)] = pick(random, nasty)
    return framed(bodyOf(fields))
  },
  splice: (random, body, other) => framed(Buffer.concat([body.subarray(0, below(random, body.length)), other.subarray(below(random, other.length))]))
}

/** Lengths that are not so. Few of them: each costs a connection. */
function lie(random: Random, body: Buffer): Buffer {
  const bytes = framed(body)
  bytes.writeInt32BE(pick(random, [-1, -4, -2_147_483_648, 2_147_483_647, 0x1_00_00_00, 0xff_ff, 0, 1, body.length - 1, body.length + 1, body.length + 4, body.length + 90]))
  return bytes
}

const kinds = Object.entries(whole)
/** Share of frames whose length is a lie. */
const LIES = 1 / 250

/** One real frame, changed. @param bodies of real frames */
export function mutate(random: Random, bodies: readonly Buffer[]): Mutated {
  const [body, other] = [pick(random, bodies), pick(random, bodies)]
  if (random() < LIES) return { kind: 'length lie', bytes: lie(random, body), breaksFraming: true }
  const [kind, make] = pick(random, kinds)
  return { kind, bytes: make(random, body, other), breaksFraming: false }
}
