import { describe, expect, it } from 'vitest'
import { applyEnvironment } from './environment.js'
import { defaultSettings } from './parse-settings.js'

describe('environment overrides', () => {
  it('overrides fields and names the variable', () => {
    const { settings, overridden, issues } = applyEnvironment(defaultSettings, { PGHOST: 'db', PGPORT: '6432', PITWALL_IB_ENABLED: 'true', PITWALL_IB_CLIENT_ID: '5' })
    expect(settings.postgres).toMatchObject({ host: 'db', port: 6432 })
    expect(settings.ib).toMatchObject({ enabled: true, clientId: 5 })
    expect(overridden).toEqual({ 'postgres.host': 'PGHOST', 'postgres.port': 'PGPORT', 'ib.enabled': 'PITWALL_IB_ENABLED', 'ib.clientId': 'PITWALL_IB_CLIENT_ID' })
    expect(issues).toEqual([])
  })

  it.each([
    ['PGPORT', 'many'],
    ['PGPORT', '70000'],
    ['PITWALL_DESK', 'both'],
    ['PITWALL_IB_CLIENT_ID', '0'],
    ['PITWALL_MAX_CONNECTIONS', '11'],
    ['PITWALL_IB_ENABLED', 'perhaps']
  ])('names an impossible %s=%s and keeps the setting', (variable, value) => {
    const { settings, issues } = applyEnvironment(defaultSettings, { [variable]: value })
    expect(settings).toEqual(defaultSettings)
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ field: variable, value })
  })

  it('treats an empty variable as not set', () => {
    expect(applyEnvironment(defaultSettings, { PGHOST: '' }).overridden).toEqual({})
  })
})
