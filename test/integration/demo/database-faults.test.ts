import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isAlive } from '../../../src/demo/postgres/leftover.js'
import { startGateway } from '../../../src/demo/gateway/index.js'
import { DemoFaults, demoFaults } from '../../../src/demo/supervisor/demo-faults.js'
import { PostgresKeeper } from '../../../src/demo/supervisor/postgres-keeper.js'
import { scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'

const clients: Client[] = []
let folder: string
let keeper: PostgresKeeper
let gateway: Awaited<ReturnType<typeof startGateway>>
let faults: DemoFaults
const told: (readonly string[])[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-faults-'))
  keeper = await PostgresKeeper.start({ dataDir: folder, password: 'secret', port: undefined, log: () => undefined })
  gateway = await startGateway({ view: scriptedBrokerView() })
  faults = new DemoFaults(keeper, gateway.stage, (broken) => { told.push(broken) })
}, 60_000)
afterEach(async () => {
  await faults.clear(null)
  for (const client of clients.splice(0)) await client.end()
})
afterAll(async () => {
  await faults.stop()
  await gateway.close()
  await keeper.stop()
  await rm(folder, { recursive: true, force: true })
})

async function connect(patienceMs = 20_000): Promise<Client> {
  const { host, port, user, password } = keeper.cluster
  const client = new Client({ host, port, user, password, database: 'postgres', connectionTimeoutMillis: patienceMs })
  client.on('error', () => undefined)
  await client.connect()
  clients.push(client)
  return client
}
const seven = async (client: Client): Promise<unknown> => (await client.query<{ seven: number }>('select 7 as seven')).rows[0]?.seven

describe('the demo\'s database', () => {
  it('stops until it is cleared, and is not started again meanwhile', async () => {
    const client = await connect()
    const ended = new Promise((end) => client.once('end', end))
    await faults.stage('database:stop')
    await ended
    await expect(connect()).rejects.toThrow('ECONNREFUSED')
    expect(keeper.cluster.pid).toBeNull()
    expect(told.at(-1)).toEqual(['database:stop'])
    await faults.clear('database:stop')
    expect(await seven(await connect())).toBe(7)
    expect(told.at(-1)).toEqual([])
  })

  it('restarts, on the same port', async () => {
    const { pid, port } = keeper.cluster
    const client = await connect()
    const ended = new Promise((end) => client.once('end', end))
    await faults.stage('database:restart')
    await ended
    expect(keeper.cluster.port).toBe(port)
    expect(keeper.cluster.pid).not.toBe(pid)
    expect(await seven(await connect())).toBe(7)
  })

  it('answers nothing while it is frozen, and everything afterwards', async () => {
    const client = await connect()
    await faults.stage('database:freeze')
    let answered = false
    const answer = seven(client).finally(() => { answered = true })
    const opening = connect()
    await expect(connect(300)).rejects.toThrow('timeout')
    expect(answered).toBe(false)
    await faults.clear('database:freeze')
    expect(await answer).toBe(7)
    expect(await seven(await opening)).toBe(7)
  })

  it('answers slowly, and quickly again', async () => {
    const client = await connect()
    await faults.stage('database:slow')
    const answerMs = async (): Promise<number> => {
      const begun = performance.now()
      await seven(client)
      return performance.now() - begun
    }
    await expect.poll(answerMs, { interval: 10 }).toBeGreaterThan(150)
    await faults.stage('database:freeze')
    expect(told.at(-1)).toEqual(['database:freeze'])
    await faults.clear(null)
    expect(await seven(client)).toBe(7)
  })

  it('can be stopped for good while it is frozen', async () => {
    const another = await mkdtemp(join(tmpdir(), 'pitwall-frozen-'))
    const doomed = await PostgresKeeper.start({ dataDir: another, password: 'secret', port: undefined, log: () => undefined })
    const broken = new DemoFaults(doomed, gateway.stage, () => undefined)
    const pid = doomed.cluster.pid ?? expect.fail('a server')
    await broken.stage('database:freeze')
    // As when the process that froze it was killed: nobody thaws it but the stopping itself.
    await doomed.stop()
    expect(await isAlive(pid)).toBe(false)
    await broken.stop()
    await rm(another, { recursive: true, force: true })
  }, 60_000)
})

describe('the list', () => {
  it('names every fault once, and each with what it does', () => {
    expect(new Set(demoFaults.map(({ name }) => name)).size).toBe(demoFaults.length)
    expect(demoFaults.filter(({ name, title, does, group }) => !/^(gateway|database):/.test(name) || title === '' || does === '' || group === '')).toEqual([])
    expect(demoFaults.map(({ name }) => name)).toEqual(expect.arrayContaining(['database:stop', 'database:freeze', 'database:restart', 'database:slow', 'gateway:upstream-lost']))
  })

  it('reaches the gateway, and tells what goes on even when it ends by itself', async () => {
    await faults.stage('gateway:upstream-lost')
    expect(gateway.faults.upstream).toBe(false)
    expect(told.at(-1)).toEqual(['gateway:upstream-lost'])
    gateway.faults.fire('upstream-back')
    await expect.poll(() => told.at(-1)).toEqual([])
    await expect(faults.stage('gateway:nothing')).rejects.toThrow('unknown fault "nothing"')
    await expect(faults.stage('database:nothing')).rejects.toThrow('there is no fault "database:nothing"')
    await expect(faults.stage('nothing')).rejects.toThrow('there is no fault "nothing"')
  })
})
