import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrameReader, headOf } from './frame-reader.js'

function framed(body: Uint8Array): Buffer {
  const header = Buffer.alloc(4)
  header.writeInt32BE(body.length)
  return Buffer.concat([header, body])
}

const goOn = (): boolean => true

describe('frame reader', () => {
  it('gives every frame however they are split', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }), fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1 }), (bodies, cuts) => {
      const stream = Buffer.concat(bodies.map(framed))
      const reader = new FrameReader()
      const read: string[] = []
      let at = 0
      for (let n = 0; at < stream.length; n += 1) {
        const cut = cuts[n % cuts.length] ?? 1
        const bad = reader.take(Buffer.from(stream.subarray(at, at + cut)), (body) => {
          read.push(body.toString('hex'))
          return true
        })
        expect(bad).toBeNull()
        at += cut
      }
      expect(read).toEqual(bodies.map((body) => Buffer.from(body).toString('hex')))
      expect(reader.frames).toBe(bodies.length)
    }))
  })

  it.each([['fffffffc00', -4], ['80000000aa', -2_147_483_648], ['7fffffff', 2_147_483_647], ['01000000', 16_777_216]])('stops at header %s', (hex, length) => {
    const good = framed(Buffer.from('4\0'))
    const reader = new FrameReader()
    expect(reader.take(Buffer.concat([good, Buffer.from(hex, 'hex')]), goOn)).toEqual({ length, head: hex })
    expect(reader.frames).toBe(1)
  })

  it('stops at a bad header that came byte by byte', () => {
    const reader = new FrameReader()
    const results = [...Buffer.from('fffffffc', 'hex')].map((byte) => reader.take(Buffer.from([byte]), goOn))
    expect(results.at(-1)).toEqual({ length: -4, head: 'fffffffc' })
  })

  it('lets the largest valid frame pass', () => {
    expect(new FrameReader().take(Buffer.from('00ffffff', 'hex'), goOn)).toBeNull()
  })

  it('reads nothing after it was told to stop', () => {
    const seen: string[] = []
    const bytes = Buffer.concat([framed(Buffer.from('a')), framed(Buffer.from('b')), Buffer.from('ffffffff', 'hex')])
    expect(new FrameReader().take(bytes, (body) => {
      seen.push(body.toString())
      return false
    })).toBeNull()
    expect(seen).toEqual(['a'])
  })

  it('shows the head of a frame with its length', () => {
    expect(headOf(Buffer.from('4\0'))).toBe('000000023400')
    expect(headOf(Buffer.alloc(100))).toHaveLength(64)
  })
})
