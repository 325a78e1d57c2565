import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifier, literal } from './identifiers.js'

describe('identifier', () => {
  it('keeps case and odd characters', () => {
    expect(identifier('My "odd" schema; DROP')).toBe('"My ""odd"" schema; DROP"')
  })

  it('never ends before its own last quote', () => {
    fc.assert(
      fc.property(fc.string().filter((name) => !name.includes('\0')), (name) => {
        expect(identifier(name).slice(1, -1).replaceAll('""', '').includes('"')).toBe(false)
      })
    )
  })

  it('refuses what no name can hold', () => {
    expect(() => identifier('a\0b')).toThrow('NUL')
  })
})

describe('literal', () => {
  it('means the same whatever the server takes a backslash for', () => {
    expect(literal("it's")).toBe("'it''s'")
    expect(literal('a\\')).toBe("E'a\\\\'")
  })
})
