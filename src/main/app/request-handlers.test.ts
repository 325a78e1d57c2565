import { describe, expect, it } from 'vitest'
import { settings as schema } from '../../shared/config/settings.js'
import { needsReopening } from './request-handlers.js'

const defaults = schema.parse({})
const instrument = { conId: '1', symbol: 'S', localSymbol: '', secType: 'STK', exchange: '', primaryExchange: '', currency: 'USD', multiplier: '1', description: '' }

describe('another desk', () => {
  it.each([
    ['the watch list', { ...defaults, watchList: [instrument] }],
    ['the appearance', { ...defaults, appearance: { ...defaults.appearance, theme: 'light' as const } }],
    ['nothing', defaults]
  ])('is not opened for %s', (_what, after) => {
    expect(needsReopening(defaults, after, false)).toBe(false)
  })

  it.each([
    ['the desk', { ...defaults, desk: 'own' as const }],
    ['a connection', { ...defaults, ib: { ...defaults.ib, port: 7497 } }]
  ])('is opened for %s', (_what, after) => {
    expect(needsReopening(defaults, after, false)).toBe(true)
  })

  it('is opened for a new password', () => {
    expect(needsReopening(defaults, defaults, true)).toBe(true)
  })
})
