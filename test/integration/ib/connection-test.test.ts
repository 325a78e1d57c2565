import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ibSettings, type IbSettings } from '../../../src/shared/config/settings.js'
import { testIb } from '../../../src/main/ib/connection-test.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { startRawGateway, type RawBehaviour, type RawGateway } from './raw-gateway.js'
import { shortTiming, startSession } from './running-session.js'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
let hosts: NodeHosts
let gateway: RawGateway

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })
afterEach(async () => {
  expect(hosts.running()).toEqual([])
  await expect.poll(() => gateway.open()).toBe(0)
  await gateway.close()
})

const settingsFor = (more: Partial<IbSettings> = {}): IbSettings => ({ ...ibSettings.parse({ enabled: true, port: gateway.port }), ...more })

async function run(behaviour: RawBehaviour, more: Partial<IbSettings> = {}): Promise<string[]> {
  gateway = await startRawGateway(behaviour)
  const steps = await testIb(settingsFor(more), hosts.launch, AbortSignal.timeout(20_000), { logger: silent, timing: { ...shortTiming, ...(behaviour.greeting === null ? { versionMs: 1_000 } : {}) } })
  return steps.map((step) => `${step.step}: ${step.outcome}${step.code === null ? '' : ` ${step.code}`}`)
}

describe('connection test', () => {
  it('passes every step over one connection', async () => {
    expect(await run({})).toEqual(['TCP connection: passed', 'Version: passed', 'Session opened: passed', 'Accounts: passed'])
    expect(gateway.clients).toHaveLength(1)
  })

  it('names the account that the login does not have', async () => {
    expect(await run({}, { account: 'U1' })).toContain('Accounts: failed')
  })

  it('finds a gateway that accepts and says nothing', async () => {
    expect(await run({ greeting: null })).toEqual(['TCP connection: passed', 'Version: failed HANDSHAKE-TIMEOUT', 'Session opened: skipped', 'Accounts: skipped'])
    expect(gateway.clients).toHaveLength(1)
  })

  it('finds a client id in use', async () => {
    const steps = await run({
      answer: (message, client) => {
        if (message[0] === '71') client.say([4, 2, -1, 326, 'in use', ''])
        client.socket.end()
      }
    })
    expect(steps).toContain('Session opened: failed 326')
  })

  it('finds a closed port', async () => {
    gateway = await startRawGateway()
    const settings = settingsFor()
    await gateway.close()
    const [first] = await testIb(settings, hosts.launch, AbortSignal.timeout(20_000), { logger: silent, timing: shortTiming })
    expect(first).toMatchObject({ step: 'TCP connection', outcome: 'failed', code: 'ECONNREFUSED' })
    expect(first?.remedy).not.toBeNull()
    gateway = await startRawGateway()
  })

  it('ends at the signal and leaves nothing', async () => {
    gateway = await startRawGateway({ greeting: null })
    const abort = new AbortController()
    const testing = testIb(settingsFor(), hosts.launch, abort.signal, { logger: silent, timing: { ...shortTiming, versionMs: 60_000 } })
    await expect.poll(() => gateway.clients.length).toBe(1)
    abort.abort()
    // The gateway may see the client before the host's word of it is here: how far it came is open, how it ended is not.
    const rest = (await testing).filter((step) => step.outcome !== 'passed')
    expect(rest[0]).toMatchObject({ outcome: 'failed', code: 'ABORTED' })
    expect(rest.slice(1).map((step) => step.outcome)).toEqual(rest.slice(1).map(() => 'skipped'))
    expect(rest.length).toBeGreaterThanOrEqual(3)
    await expect.poll(() => gateway.open()).toBe(0)
  })

  it('does not open a second connection beside a session that is connected', async () => {
    gateway = await startRawGateway()
    const session = startSession(gateway.port, hosts.launch)
    await session.until('live')
    const running = { settings: settingsFor({ clientId: 77 }), status: session.source.status() }
    const steps = await testIb(settingsFor({ clientId: 77 }), hosts.launch, AbortSignal.timeout(20_000), { logger: silent, running })
    expect(steps[0]?.detail).toBe('already connected as client 77')
    expect(gateway.clients).toHaveLength(1)
    await session.source.stop()
  })
})
