import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settings } from '../../shared/config/settings.js'
import { decimal } from '../../shared/lib/decimal.js'
import { ibTitle } from '../app/status-titles.js'
import { axisPercent } from '../charts/axis-percent.js'
import { compactNumber } from '../charts/compact-number.js'
import { amountText } from '../components/amount.js'
import { useShell } from '../stores/shell-store.js'
import { formatDecimal, formatPlain, formatPrice, formatShare } from './decimal-format.js'
import { withoutAmounts } from './foreign-text.js'

const appear = (appearance: { readonly hideAmounts?: boolean; readonly numbers?: string }): void => { useShell.setState({ settings: settings.parse({ appearance }) }) }
afterEach(() => { useShell.setState({ settings: null }) })

describe('while amounts are hidden', () => {
  beforeEach(() => { appear({ hideAmounts: true, numbers: 'en-US' }) })

  it('leaves of an amount its sign, and nothing of zero', () => {
    const shown = ['1234.5', '-1234.5', '0', '-0.001'].map((value) => formatDecimal(decimal(value), { digits: 2, signed: true }))
    expect(shown).toEqual(['+•••', '−•••', '•••', '•••'])
    expect([amountText({ figure: { value: decimal('99.5'), reason: null } }), amountText({ figure: { value: decimal('300'), reason: null }, as: 'size' })]).toEqual(['•••', '•••'])
    expect([compactNumber(1_200_000), compactNumber(-5), compactNumber(0)]).toEqual(['•••', '−•••', '0'])
  })

  it('shows prices, percentages, ratios, and that something is not known', () => {
    expect([formatPrice(decimal('242.21')), formatShare(decimal('0.5')), formatPlain(decimal('1.5'))]).toEqual(['242.21', '50.0\u2009%', '1.5'])
    expect(amountText({ figure: { value: null, reason: 'not told' } })).toBe('n/a')
  })

  it('takes the numbers out of sentences that were written elsewhere', () => {
    expect(withoutAmounts('broker 1,200, database 100.5')).toBe('broker •••, database •••')
  })

  it('takes them out of what a broker says in the tooltip of the status bar', () => {
    const notices = [{ code: 201, message: 'EQUITY WITH LOAN VALUE 12,345.67 USD', reqId: 5, request: 'order of 300', at: 0, times: 1 }]
    const ib = { target: 'gateway:4001', serverVersion: null, error: null, farms: [], notices }
    expect(ibTitle(ib, null)).toBe('gateway:4001\n201 EQUITY WITH LOAN VALUE ••• USD (order of •••)')
    appear({ hideAmounts: false })
    expect(ibTitle(ib, null)).toContain('12,345.67 USD (order of 300)')
  })
})

it('writes numbers as the chosen language does', () => {
  const written = (numbers: string): string => {
    appear({ numbers })
    return formatDecimal(decimal('-12345678.905'), { digits: 2 })
  }
  expect(['en-US', 'de-DE', 'en-IN'].map(written)).toEqual(['−12,345,678.91', '−12.345.678,91', '−1,23,45,678.91'])
})

it('writes the percentages of charts in the same language', () => {
  appear({ numbers: 'de-DE' })
  expect([axisPercent(-4.125, 2), axisPercent(0.5, 1, true), axisPercent(-0.001, 1), axisPercent(NaN, 1)]).toEqual(['−4,13\u2009%', '+0,5\u2009%', '0,0\u2009%', ''])
})
