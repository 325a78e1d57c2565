import { afterEach, describe, expect, it } from 'vitest'
import { settings } from '../../shared/config/settings.js'
import { useShell } from '../stores/shell-store.js'
import { typedDecimal } from './typed-decimal.js'

const inNumbersOf = (numbers: string): void => { useShell.setState({ settings: settings.parse({ appearance: { numbers } }) }) }
afterEach(() => { useShell.setState({ settings: null }) })

describe('a typed number', () => {
  it.each([['-5,000', '-5000'], ['\u22125,000.50', '-5000.5'], ['1000000', '1000000'], ['.5', '0.5'], ['+3', '3'], ['12,34,567', '1234567'], ['0', '0'], ['5.', '5']])('%j is %s', (typed, value) => {
    inNumbersOf('en-US')
    expect(Number(typedDecimal(typed))).toBe(Number(value))
  })

  it.each(['1,5', '', '-', '1e5', 'NaN', '1 000', '--5', '1,0000', '5 USD'])('%j is none', (typed) => {
    inNumbersOf('en-US')
    expect(typedDecimal(typed)).toBeNull()
  })

  it('is read as numbers are shown', () => {
    inNumbersOf('de-DE')
    expect(typedDecimal('-5.000,25')).toBe('-5000.25')
    expect(typedDecimal('1,5')).toBe('1.5')
    expect(typedDecimal('1.5')).toBeNull()
  })
})
