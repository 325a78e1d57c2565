import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OLDEST_VERSION, negotiated, readHello } from './hello.js'

function greeting(range: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(Buffer.byteLength(range))
  return Buffer.concat([Buffer.from('API\0'), length, Buffer.from(range)])
}

const version = fc.integer({ min: 0, max: 400 })

describe('a greeting', () => {
  it('is read with and without options, and leaves what follows', () => {
    fc.assert(fc.property(version, version, fc.constantFrom('', ' +PACEAPI', ' a b'), fc.uint8Array({ maxLength: 9 }), (min, max, options, rest) => {
      const bytes = greeting(`v${String(min)}..${String(max)}${options}`)
      expect(readHello(Buffer.concat([bytes, rest]))).toEqual({ kind: 'range', min, max, bytes: bytes.length })
    }))
  })

  it('is not whole until its last byte is there', () => {
    const bytes = greeting('v100..193')
    const kinds = Array.from(bytes, (_byte, length) => readHello(bytes.subarray(0, length)).kind)
    expect(new Set(kinds)).toEqual(new Set(['incomplete']))
    expect(readHello(bytes).kind).toBe('range')
  })

  it('may name one version', () => {
    expect(readHello(greeting('v178'))).toMatchObject({ min: 178, max: 178 })
  })

  it.each(['62\0', 'GET / HTTP/1.1\r\n', 'api\0'])('that begins with "%s" is foreign', (text) => {
    expect(readHello(Buffer.from(text)).kind).toBe('foreign')
  })

  it.each(['', 'v', 'v..193', 'hello', '100..193', 'v100..', 'v100..193x'])('with the range "%s" is foreign', (range) => {
    expect(readHello(greeting(range)).kind).toBe('foreign')
  })

  it.each(['ffffffff', '00000201', '7fffffff'])('of the length %s is foreign', (length) => {
    expect(readHello(Buffer.from(`41504900${length}`, 'hex')).kind).toBe('foreign')
  })
})

describe('the version', () => {
  it('is the highest that both speak, or there is none', () => {
    fc.assert(fc.property(version, version, fc.integer({ min: OLDEST_VERSION, max: 193 }), (min, max, offered) => {
      const agreed = negotiated({ min, max }, offered)
      const both = Math.min(max, offered)
      expect(agreed).toBe(both >= min && both >= OLDEST_VERSION ? both : null)
    }))
  })
})
