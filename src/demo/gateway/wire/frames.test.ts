import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadFrame, FrameReader, fieldsOf, frame } from './frames.js'

/** Any text that a field can hold: NUL ends it. Lone surrogates are no UTF-8. */
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((field) => !field.includes('\0'))
const message = fc.array(text, { minLength: 1, maxLength: 8 })

function readAll(reader: FrameReader): string[][] {
  const found: string[][] = []
  for (let body = reader.next(); body !== null; body = reader.next()) found.push(fieldsOf(body))
  return found
}

describe('frames', () => {
  it('are the length in four bytes, then every field with its NUL', () => {
    expect(frame([49, 1, 'é']).toString('hex')).toBe('00000008' + '343900' + '3100' + 'c3a900')
  })

  it('come back as they were written, however they are cut', () => {
    fc.assert(fc.property(fc.array(message, { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 23 }), { minLength: 1, maxLength: 9 }), (messages, cuts) => {
      const stream = Buffer.concat(messages.map(frame))
      const reader = new FrameReader()
      const found: string[][] = []
      let at = 0
      for (let turn = 0; at < stream.length; turn += 1) {
        const cut = cuts[turn % cuts.length] ?? 1
        reader.take(stream.subarray(at, at + cut))
        found.push(...readAll(reader))
        at += cut
      }
      expect(found).toEqual(messages)
      expect(reader.pending).toHaveLength(0)
    }))
  })

  it('announce no length below zero or beyond any request', () => {
    fc.assert(fc.property(fc.oneof(fc.integer({ min: -2_147_483_648, max: -1 }), fc.integer({ min: 1_048_577, max: 2_147_483_647 })), (length) => {
      const header = Buffer.alloc(4)
      header.writeInt32BE(length)
      const reader = new FrameReader()
      reader.take(Buffer.concat([frame([49]), header]))
      expect(reader.next()).not.toBeNull()
      expect(() => reader.next()).toThrow(BadFrame)
    }))
  })

  it('may be empty', () => {
    const reader = new FrameReader()
    reader.take(Buffer.concat([Buffer.alloc(4), frame([49, 1])]))
    expect(readAll(reader)).toEqual([[], ['49', '1']])
  })

  it('lose what follows the last NUL', () => {
    expect(fieldsOf(Buffer.from('49\x001\0rest'))).toEqual(['49', '1'])
  })
})
