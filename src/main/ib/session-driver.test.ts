import { expect, it, vi } from 'vitest'
import { sessionTiming as timing } from './constants.js'
import { SessionDriver } from './session-driver.js'

const HOUR_MS = 3_600_000
const settings = { enabled: true, host: '127.0.0.1', port: 1, clientId: 7, account: '', connectTimeoutSeconds: 5, handshakeTimeoutSeconds: 15, requestsPerSecond: 40, marketDataLines: 100, gatewayRestartAt: '', regions: [] }
const nothing = (): void => undefined

it('tries again when it was to, also when the clock is set back by an hour meanwhile', async () => {
  let now = 10 * HOUR_MS
  const waits = new Set<{ readonly ms: number; readonly run: () => void }>()
  const driver = new SessionDriver({
    settings, timing, clock: { now: () => now }, random: () => 0.5,
    timers: {
      after: (ms, run) => {
        const wait = { ms, run }
        waits.add(wait)
        return () => { waits.delete(wait) }
      }
    },
    logger: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    launchHost: () => { throw new Error('no host on this machine') },
    listener: { onState: nothing, onSynchronise: nothing, onUpstreamLost: nothing, onEnded: nothing, onReports: nothing }
  })
  driver.dispatch({ type: 'start' })
  await vi.waitFor(() => { expect(driver.state.phase).toBe('backing-off') })
  expect(driver.state.nextAt).toBe(now + 2_000)
  now += 2_000 - HOUR_MS
  const [wait] = waits
  wait?.run()
  // The time that has passed cannot be known any more: it is waited for once again, and not for an hour.
  expect(driver.state).toMatchObject({ phase: 'backing-off', nextAt: now + 2_000 })
  expect([...waits].at(-1)?.ms).toBe(2_000)
  now += 2_000
  ;[...waits].at(-1)?.run()
  expect(driver.state.phase).toBe('starting-host')
  await driver.stop()
})
