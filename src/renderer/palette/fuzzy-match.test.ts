import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzzyMatch } from './fuzzy-match.js'

/** The text with the letters that fit in brackets. */
function marked(query: string, text: string): string | null {
  const match = fuzzyMatch(query, text)
  if (match === null) return null
  return [...text].map((letter, index) => (match.letters.includes(index) ? `[${letter}]` : letter)).join('').replaceAll('][', '')
}

const best = (query: string, texts: readonly string[]): string | undefined =>
  texts.map((text) => ({ text, score: fuzzyMatch(query, text)?.score ?? -Infinity })).sort((a, b) => b.score - a.score)[0]?.text

describe('a fuzzy match', () => {
  test.each([
    ['pos', 'Positions', '[Pos]itions'],
    ['pp', 'Paper pilot', '[P]aper [p]ilot'],
    ['rd', 'Refresh the database', '[R]efresh the [d]atabase'],
    ['POS', 'Positions', '[Pos]itions'],
    ['pilot paper', 'Paper pilot', '[Paper] [pilot]'],
    ['esz5', 'ESZ5', '[ESZ5]'],
    ['sh', 'Refresh: show', 'Refresh: [sh]ow'],
    ['  ', 'Positions', 'Positions']
  ])('of "%s" in "%s" is %s', (query, text, expected) => {
    expect(marked(query, text)).toBe(expected)
  })

  test.each([['x', 'Positions'], ['sop', 'Pos'], ['pos chart', 'Positions']])('of "%s" in "%s" there is none', (query, text) => {
    expect(fuzzyMatch(query, text)).toBeNull()
  })

  test.each([
    ['or', 'Orders', ['Refresh the broker', 'Orders', 'Colour']],
    ['se', 'Services', ['Dark theme set', 'Services', 'Use']],
    ['zi', 'Zoom in', ['Resizing', 'Zoom in']],
    ['chart', 'Chart', ['Chart and something more', 'Chart', 'C h a r t']],
    ['set', 'Settings', ['Reset zoom', 'Settings']]
  ])('"%s" finds "%s" first', (query, expected, texts) => {
    expect(best(query, texts)).toBe(expected)
  })

  test('always marks the letters that were typed, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', ' ', '-', '.', '1'), maxLength: 12 }), fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }), (text, query) => {
        const match = fuzzyMatch(query, text)
        const isThere = new RegExp([...query].join('.*'), 'i').test(text)
        expect(match !== null).toBe(isThere)
        if (match !== null) expect(match.letters.map((index) => text[index]?.toLowerCase()).join('')).toBe(query)
      })
    )
  })
})
