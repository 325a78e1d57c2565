import { expect, it } from 'vitest'
import { ibSettings } from '../../shared/config/settings.js'
import { requests } from '../../shared/ipc/contract.js'
import { sessionTiming, timingFor } from './constants.js'

it('the defaults of the settings are the session\'s own figures', () => {
  expect(timingFor(ibSettings.parse({}))).toEqual(sessionTiming)
})

it('a user\'s patience is the session\'s', () => {
  const timing = timingFor(ibSettings.parse({ connectTimeoutSeconds: 20, handshakeTimeoutSeconds: 60 }))
  expect(timing).toEqual({ ...sessionTiming, tcpConnectMs: 20_000, versionMs: 60_000, nextIdMs: 120_000 })
  // A test of the connection waits for each in turn.
  const { hostStartMs, tcpConnectMs, versionMs, nextIdMs, closeMs } = timing
  expect(hostStartMs + tcpConnectMs + versionMs + nextIdMs + closeMs).toBeLessThan(requests['settings:test-ib'].deadlineMs)
})
