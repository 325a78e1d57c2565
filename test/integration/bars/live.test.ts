/** Bars that are kept current. */
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { apple, appleQuote } from '../../fixtures/scripted-broker-view.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { temporaryFolder, type Folder } from '../snapshot/harness.js'
import { named, openBarDesk, pacedGateway, query, type BarDesk, type TestGateway, type Viewer } from './harness.js'

const HOUR = 3_600_000
const CANCEL_HISTORY = 25
const patience = { timeout: 30_000, interval: 20 }

let hosts: NodeHosts
let workers: FileWorkers
let folder: Folder
let broker: TestGateway
let desk: BarDesk

beforeAll(async () => {
  [hosts, workers] = await Promise.all([buildNodeHosts(), buildSnapshotWorker()])
})
afterAll(() => Promise.all([hosts.dispose(), workers.dispose()]))
beforeEach(async () => {
  folder = await temporaryFolder()
  broker = await pacedGateway()
  desk = await openBarDesk({
    file: join(folder.path, 'snapshot.sqlite'), port: broker.gateway.port, launchHost: hosts.launch, launchWorker: workers.launch, tail: { againAfterMs: 100 }
  })
  await desk.session.until('live')
})
afterEach(async () => {
  await desk.close()
  expect(broker.gateway.historyBreaches).toBe(0)
  await broker.gateway.close()
  await folder.remove()
})

const lastClose = (viewer: Viewer): number | undefined => viewer.sorted.at(-1)?.close
const trade = (last: number): void => { broker.view.setQuote(apple.conId, { ...appleQuote, last, volume: appleQuote.volume + last }) }

describe('the newest bar', () => {
  it('follows the trades by one request, and a second look adds none but its own', async () => {
    const viewer = await desk.open(query(named(apple), Date.now() - 4 * HOUR, null, { session: 'all' }))
    await viewer.until('done')
    trade(251.25)
    await expect.poll(() => lastClose(viewer), patience).toBe(251.25)
    trade(250.75)
    await expect.poll(() => lastClose(viewer), patience).toBe(250.75)
    expect(viewer.sorted.at(-1)?.high).toBeGreaterThanOrEqual(251.25)
    expect(broker.requests()).toBe(1)
    const other = await desk.open(query(named(apple), Date.now() - HOUR, null, { session: 'all' }))
    expect(lastClose(other)).toBe(250.75)
    desk.bars.close(viewer.show)
    trade(251)
    await expect.poll(() => lastClose(other), patience).toBe(251)
    expect(broker.requests()).toBe(1)
    desk.bars.close(other.show)
    await expect.poll(() => broker.seen(CANCEL_HISTORY), patience).toBe(1)
  })

  it('goes on after its stream has died with the farm, and after the gateway was away', async () => {
    const viewer = await desk.open(query(named(apple), Date.now() - 4 * HOUR, null, { session: 'all' }))
    await viewer.until('done')
    broker.gateway.faults.fire('farm-broken', { farm: 'ushmds' })
    broker.gateway.faults.fire('farm-ok', { farm: 'ushmds' })
    await expect.poll(() => broker.requests(), patience).toBeGreaterThanOrEqual(2)
    trade(249.5)
    await expect.poll(() => lastClose(viewer), patience).toBe(249.5)
    broker.gateway.faults.fire('reset')
    await viewer.until('waiting')
    await viewer.until('done', 50_000)
    trade(248.5)
    await expect.poll(() => lastClose(viewer), patience).toBe(248.5)
  })
})
