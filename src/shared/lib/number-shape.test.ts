import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupDigits, inEnglish, numberShape } from './number-shape.js'

const languages = ['en-US', 'de-DE', 'de-CH', 'fr-FR', 'es-ES', 'pl-PL', 'sv-SE', 'en-IN', 'pt-BR', 'it-IT', 'ja-JP'] as const

it('groups as the system does in each language, whatever the length', () => {
  fc.assert(
    fc.property(fc.constantFrom(...languages), fc.bigInt({ min: 0n, max: 10n ** 18n }), (language, number) => {
      expect(groupDigits(number.toString(), numberShape(language))).toBe(new Intl.NumberFormat(language, { numberingSystem: 'latn' }).format(number))
    })
  )
})

it('is read back as it was written', () => {
  fc.assert(
    fc.property(fc.constantFrom(...languages), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat(999), (language, whole, rest) => {
      const shape = numberShape(language)
      const written = `${groupDigits(whole.toString(), shape)}${shape.decimal}${String(rest)}`
      expect(inEnglish(written, shape).replaceAll(',', '')).toBe(`${whole.toString()}.${String(rest)}`)
    })
  )
})

it('takes what is typed on a keyboard for the marks that are printed', () => {
  expect(inEnglish('1 234,5', numberShape('fr-FR'))).toBe('1,234.5')
  expect(inEnglish("1'234.5", numberShape('de-CH'))).toBe('1,234.5')
})

it('writes a language that nobody knows as English', () => {
  expect(numberShape('no language')).toEqual(numberShape('en-US'))
})
