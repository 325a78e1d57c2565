import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrameGuard } from './frame-guard.js'

function framed(body: Uint8Array): Buffer {
  const header = Buffer.alloc(4)
  header.writeInt32BE(body.length)
  return Buffer.concat([header, body])
}

describe('frame guard', () => {
  it('counts frames however they are split', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }), fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1 }), (bodies, cuts) => {
      const stream = Buffer.concat(bodies.map(framed))
      const guard = new FrameGuard()
      let at = 0
      for (let n = 0; at < stream.length; n += 1) {
        const cut = cuts[n % cuts.length] ?? 1
        expect(guard.take(Buffer.from(stream.subarray(at, at + cut)))).toBeNull()
        at += cut
      }
      expect(guard.frames).toBe(bodies.length)
    }))
  })

  it.each([['fffffffc00', -4], ['80000000aa', -2_147_483_648], ['7fffffff', 2_147_483_647], ['01000000', 16_777_216]])('stops at header %s', (hex, length) => {
    const good = framed(Buffer.from('4\0'))
    const guard = new FrameGuard()
    expect(guard.take(Buffer.concat([good, Buffer.from(hex, 'hex')]))).toEqual({ length, head: hex })
    expect(guard.frames).toBe(1)
  })

  it('stops at a bad header that came byte by byte', () => {
    const guard = new FrameGuard()
    const results = [...Buffer.from('fffffffc', 'hex')].map((byte) => guard.take(Buffer.from([byte])))
    expect(results.at(-1)).toEqual({ length: -4, head: 'fffffffc' })
  })

  it('lets the largest valid frame pass', () => {
    expect(new FrameGuard().take(Buffer.from('00ffffff', 'hex'))).toBeNull()
  })
})
