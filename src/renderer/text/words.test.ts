import { describe, expect, it } from 'vitest'
import { chosenLanguage, PSEUDO } from './language.js'
import { pluralIn } from './plural.js'
import { wordsIn, type Words } from './words.js'

const plural = pluralIn('en')
const english = {
  title: 'Open orders',
  column: { symbol: 'Symbol' },
  rows: (count: number) => plural(count, { one: `${String(count)} row`, other: `${String(count)} rows` }),
  failed: (why: string) => `Not saved: ${why}`,
  kept: (path: string) => ['Kept in ', path, '.']
} as const
const german: Words<typeof english> = {
  title: 'Offene Orders',
  column: { symbol: 'Symbol' },
  rows: (count) => pluralIn('de')(count, { one: `${String(count)} Zeile`, other: `${String(count)} Zeilen` }),
  failed: (why) => `Nicht gesichert: ${why}`,
  kept: (path) => ['In ', path, ' gesichert.']
}

describe('the catalogue', () => {
  it('has the words of the language that is wanted, else the English ones', () => {
    expect(wordsIn('de', english, { de: german }).rows(2)).toBe('2 Zeilen')
    expect(wordsIn('en', english, { de: german }).title).toBe('Open orders')
    expect(wordsIn('fr', english, { de: german }).title).toBe('Open orders')
  })

  it('chooses the form of a number by the rules of the language', () => {
    expect([0, 1, 2].map(english.rows)).toEqual(['0 rows', '1 row', '2 rows'])
    const polish = pluralIn('pl')
    const forms = { one: 'zlecenie', few: 'zlecenia', many: 'zleceń', other: 'zlecenia' }
    expect([1, 2, 5, 22].map((count) => polish(count, forms))).toEqual(['zlecenie', 'zlecenia', 'zleceń', 'zlecenia'])
  })

  it('takes what was chosen, else the first language of the system that it knows, else English', () => {
    const known = ['en', 'de', 'pt-BR']
    expect(chosenLanguage('de', ['en-GB'], known)).toBe('de')
    expect(chosenLanguage('xx', ['de-AT', 'en'], known)).toBe('de')
    expect(chosenLanguage(null, ['pt-BR'], known)).toBe('pt-BR')
    expect(chosenLanguage(null, ['ja', 'fr'], known)).toBe('en')
    expect(chosenLanguage(PSEUDO, [], known)).toBe(PSEUDO)
    // Nobody's system speaks it.
    expect(chosenLanguage(null, [PSEUDO], known)).toBe('en')
  })

  it('can be had in brackets, accented and longer, with what it was given left as it is', () => {
    const pseudo = wordsIn(PSEUDO, english)
    expect(pseudo.title).toBe('⟦Öpééñ ööŕđééŕš⟧')
    expect(pseudo.column.symbol).toBe('⟦Šýmbööļ⟧')
    expect(pseudo.rows(1)).toBe('⟦1 ŕööw⟧')
    expect(pseudo.failed('the disk is full')).toBe('⟦Ñööţ šååvééđ: the disk is full⟧')
    expect(pseudo.kept('/home/desk')).toEqual(['⟦Ķéépţ îîñ ⟧', '/home/desk', '⟦.⟧'])
  })
})
