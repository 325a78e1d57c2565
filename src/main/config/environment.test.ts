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

  it('takes lists and times', () => {
    const { settings, issues } = applyEnvironment(defaultSettings, { PITWALL_IB_REGIONS: 'europe, asia-pacific', PITWALL_IB_RESTART_AT: '23:45 Europe/London', PITWALL_IB_HANDSHAKE_TIMEOUT: '30' })
    expect(settings.ib).toMatchObject({ regions: ['europe', 'asia-pacific'], gatewayRestartAt: '23:45 Europe/London', handshakeTimeoutSeconds: 30 })
    expect(issues).toEqual([])
  })

  it.each([
    ['PITWALL_IB_REGIONS', 'mars'],
    ['PITWALL_IB_RESTART_AT', '24:00'],
    ['PITWALL_IB_RESTART_AT', '23:45 Mars/Olympus'],
    ['PITWALL_IB_HANDSHAKE_TIMEOUT', '2'],
    ['PITWALL_IB_REQUESTS_PER_SECOND', '0'],
    ['PGPORT', 'many'],
    ['PGPORT', '70000'],
    ['PGTARGETSESSIONATTRS', 'fast'],
    ['PGCONNECT_TIMEOUT', '1'],
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

  it('takes lists of hosts with their ports, and the other variables of libpq', () => {
    const { settings, issues } = applyEnvironment(defaultSettings, {
      PGHOST: 'db1,::1,db3', PGPORT: '5432,5433,', PGSSLMODE: 'verify-full', PGSSLROOTCERT: '/ca.pem', PGSSLCERT: '/c.pem', PGSSLKEY: '/k.pem', PGTARGETSESSIONATTRS: 'standby', PGCONNECT_TIMEOUT: '5', PGAPPNAME: 'ignored'
    })
    expect(settings.postgres).toMatchObject({ host: 'db1:5432,[::1]:5433,db3', port: 5432, sslMode: 'verify-full', sslRootCert: '/ca.pem', sslCert: '/c.pem', sslKey: '/k.pem', targetSession: 'standby', connectTimeoutSeconds: 5 })
    expect(issues).toEqual([])
  })

  it('says what was given where a number is none', () => {
    expect(applyEnvironment(defaultSettings, { PGPORT: 'many' }).issues[0]?.problem).toBe('Invalid input: expected number, received string')
  })

  it('treats an empty variable as not set', () => {
    expect(applyEnvironment(defaultSettings, { PGHOST: '' }).overridden).toEqual({})
  })
})
