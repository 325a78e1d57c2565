import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startGateway, type Gateway } from '../../../src/demo/gateway/index.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { futureDetails, futurePosition, stockPosition } from './broker-messages.js'
import type { RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession } from './running-session.js'
import { startScriptedGateway, type Script } from './scripted-gateway.js'

let hosts: NodeHosts
let gateway: RawGateway | Gateway
let session: RunningSession

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })
afterEach(async () => {
  await session.source.stop()
  expect(hosts.running()).toEqual([])
  await gateway.close()
})

const account: Script = {
  '61': (_message, client) => { client.say(stockPosition, futurePosition, [62, 1]) },
  '9': (message, client) => { client.say(futureDetails(message[2] ?? ''), [52, 1, message[2] ?? '']) },
  '1': (message, client) => { client.say([1, 6, message[2] ?? '', 4, '150', 1, 0]) }
}

const notice = (code: number, text: string): void => { if ('clients' in gateway) gateway.clients[0]?.say([4, 2, -1, code, text, '']) }
const broken = (): unknown => Object.fromEntries(session.desk.rows('quotes').map((row) => [row.symbol, row.brokenFarm]))

describe('a data farm', () => {
  it('that breaks makes doubtful what it feeds, and nothing else, until it is back', async () => {
    gateway = await startScriptedGateway(account)
    session = startSession(gateway.port, hosts.launch)
    await session.until('live')
    await expect.poll(broken).toEqual({ AAPL: null, ES: null })
    const asOf = session.desk.of('quotes').asOf
    notice(2103, 'Market data farm connection is broken:usfarm')
    await expect.poll(broken).toEqual({ AAPL: 'usfarm', ES: null })
    // Bad news of a farm is no news of a price.
    expect(session.desk.of('quotes').asOf).toBe(asOf)
    notice(2103, 'Rozłączono z farmą danych:usfuture')
    await expect.poll(broken).toEqual({ AAPL: 'usfarm', ES: 'usfuture' })
    notice(2104, 'Market data farm connection is OK:usfarm')
    await expect.poll(broken).toEqual({ AAPL: null, ES: 'usfuture' })
    expect(session.source.status().phase).toBe('live')
  })

  it('of a name that says nothing may feed any quote; one that rests or feeds history makes none doubtful', async () => {
    gateway = await startScriptedGateway(account)
    session = startSession(gateway.port, hosts.launch)
    await session.until('live')
    await expect.poll(broken).toEqual({ AAPL: null, ES: null })
    notice(2105, 'HMDS data farm connection is broken:ushmds')
    notice(2157, 'Sec-def data farm connection is broken:secdefnj')
    notice(2103, 'Market data farm connection is broken:usfarm')
    notice(2108, 'Market data farm connection is inactive but should be available upon demand.usfarm')
    notice(2103, 'Market data farm connection is broken:zfarm')
    await expect.poll(broken).toEqual({ AAPL: 'zfarm', ES: 'zfarm' })
    notice(2104, 'Market data farm connection is OK:zfarm')
    await expect.poll(broken).toEqual({ AAPL: null, ES: null })
    expect(session.source.status().farms).toEqual([
      { name: 'ushmds', kind: 'history', state: 'broken' }, { name: 'secdefnj', kind: 'security-definition', state: 'broken' },
      { name: 'usfarm', kind: 'market', state: 'inactive' }, { name: 'zfarm', kind: 'market', state: 'ok' }
    ])
  })

  it('of the simulated gateway breaks and comes back with its quotes', async () => {
    const view = scriptedBrokerView()
    const simulated = await startGateway({ view })
    gateway = simulated
    session = startSession(simulated.port, hosts.launch)
    await session.until('live')
    await expect.poll(broken).toMatchObject({ AAPL: null, ES: null })
    simulated.faults.fire('farm-broken', { farm: 'usfuture' })
    await expect.poll(broken).toMatchObject({ AAPL: null, ES: 'usfuture' })
    simulated.faults.fire('farm-ok', { farm: 'usfuture' })
    await expect.poll(broken).toMatchObject({ AAPL: null, ES: null })
  })

  it('that is broken when the session opens is known to be', async () => {
    gateway = await startScriptedGateway({
      ...account,
      '71': (_message, client) => { client.say([15, 1, 'DU1,DU2'], [9, 1, 1], [4, 2, -1, 2103, 'Market data farm connection is broken:usfarm', '']) }
    })
    session = startSession(gateway.port, hosts.launch)
    await session.until('live')
    await expect.poll(broken).toEqual({ AAPL: 'usfarm', ES: null })
  })
})
