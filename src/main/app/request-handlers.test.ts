import { describe, expect, it } from 'vitest'
import { settings as schema } from '../../shared/config/settings.js'
import { needsReopening } from './request-handlers.js'

const defaults = schema.parse({})
const instrument = { conId: '1', symbol: 'S', localSymbol: '', secType: 'STK', exchange: '', primaryExchange: '', currency: 'USD', multiplier: '1', description: '' }

describe('another desk', () => {
  it.each([
    ['the watch list', { ...defaults, watchList: [instrument] }],
    ['the appearance', { ...defaults, appearance: { ...defaults.appearance, theme: 'light' as const } }],
    ['nothing', defaults],
    ['an own connection while the demo desk is open', { ...defaults, postgres: { ...defaults.postgres, host: 'db' }, ib: { ...defaults.ib, enabled: true, port: 7497 } }]
  ])('is not opened for %s', (_what, after) => {
    expect(needsReopening(defaults, after, false)).toBe(false)
  })

  it.each([
    ['the desk', { ...defaults, desk: 'own' as const }],
    ['how the broker is asked', { ...defaults, ib: { ...defaults.ib, clientId: 78 } }]
  ])('is opened for %s', (_what, after) => {
    expect(needsReopening(defaults, after, false)).toBe(true)
  })

  it('is opened for a connection of the own desk that is open', () => {
    const own = { ...defaults, desk: 'own' as const }
    expect(needsReopening(own, { ...own, ib: { ...own.ib, port: 7497 } }, false)).toBe(true)
  })

  it('is opened for a new password, which the demo desk has no use for', () => {
    const own = { ...defaults, desk: 'own' as const }
    expect(needsReopening(own, own, true)).toBe(true)
    expect(needsReopening(defaults, defaults, true)).toBe(false)
  })
})
