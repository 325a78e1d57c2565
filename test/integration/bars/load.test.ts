import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SnapshotWorker } from '../../../src/main/snapshot/worker-link.js'
import { apple, euro, mini } from '../../fixtures/scripted-broker-view.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { buildSnapshotWorker, type SnapshotWorkers } from '../../fixtures/snapshot-worker.js'
import { temporaryFolder, type Folder } from '../snapshot/harness.js'
import { named, openBarDesk, pacedGateway, query, type BarDesk, type TestGateway } from './harness.js'

const MINUTE = 60_000
const CANCEL_HISTORY = 25
/** A Monday, and days of that October and November. */
const monday = Date.UTC(2025, 9, 6)
const october = (day: number): number => Date.UTC(2025, 9, day)
/** From the seventh of July to the third of October: thirteen requests. */
const TRADING_DAYS = 65
const november = (day: number): number => Date.UTC(2025, 10, day)

let hosts: NodeHosts
let workers: SnapshotWorkers
let folder: Folder
let broker: TestGateway
let desk: BarDesk
const launched: SnapshotWorker[] = []
let allowedBreaches = 0

beforeAll(async () => {
  [hosts, workers] = await Promise.all([buildNodeHosts(), buildSnapshotWorker()])
})
afterAll(() => Promise.all([hosts.dispose(), workers.dispose()]))
beforeEach(async () => {
  allowedBreaches = 0
  folder = await temporaryFolder()
  broker = await pacedGateway()
  desk = await start()
  await desk.session.until('live')
})
afterEach(async () => {
  await desk.close()
  expect(broker.gateway.historyBreaches).toBeLessThanOrEqual(allowedBreaches)
  await broker.gateway.close()
  await folder.remove()
})

function start(port = broker.gateway.port): Promise<BarDesk> {
  return openBarDesk({
    file: join(folder.path, 'snapshot.sqlite'), port, launchHost: hosts.launch,
    launchWorker: () => {
      const worker = workers.launch()
      launched.push(worker)
      return worker
    }
  })
}

const stock = named(apple)

describe('bars', () => {
  it('come from the broker once, and from the file ever after', async () => {
    const twoWeeks = query(stock, monday, october(18))
    const cold = await desk.open(twoWeeks)
    expect(cold.first).toMatchObject({ timeZone: 'US/Eastern', minTick: 0.01 })
    await cold.until('done')
    const truth = broker.gateway.history.bars(apple, { from: monday, to: october(18) }, MINUTE, true)
    expect(truth).toHaveLength(10 * 390)
    expect(cold.sorted.map(({ at, open, high, low, close, volume }) => ({ start: at, open, high, low, close, volume }))).toEqual(truth)
    expect(new Set(cold.spans.map(({ kind }) => kind))).toEqual(new Set(['have', 'closed']))
    expect(cold.load).toMatchObject({ requested: 2, total: 2, error: null })
    expect(broker.requests()).toBe(2)

    desk.bars.close(cold.show)
    const warm = await desk.open(twoWeeks)
    expect(warm.first.load.state).toBe('done')
    expect(warm.sorted).toEqual(cold.sorted)
    expect(warm.spans).toEqual(cold.spans)

    await desk.close()
    desk = await start()
    await desk.session.until('live')
    const restarted = await desk.open(twoWeeks)
    expect(restarted.first.load.state).toBe('done')
    expect(restarted.sorted).toEqual(cold.sorted)
    expect(broker.requests()).toBe(2)
  })

  it('that are missing in the middle are asked for alone', async () => {
    for (const [from, to] of [[7, 8], [9, 10]] as const) await (await desk.open(query(stock, october(from), october(to)))).until('done')
    expect(broker.requests()).toBe(2)
    const whole = await desk.open(query(stock, october(7), october(10)))
    expect(whole.sorted).toHaveLength(2 * 390)
    await whole.until('done')
    expect(broker.requests()).toBe(3)
    expect(whole.sorted).toHaveLength(3 * 390)
  })

  it('of the week in which clocks change are at the exchange\'s hours', async () => {
    const viewer = await desk.open(query(stock, october(30), november(5), { barSize: '30m' }))
    await viewer.until('done')
    const starts = viewer.sorted.map(({ at }) => new Date(at).toISOString().slice(5, 16))
    expect(starts.filter((_, index) => index % 13 === 0)).toEqual(['10-30T13:30', '10-31T13:30', '11-03T14:30', '11-04T14:30'])
    const days = await desk.open(query(stock, october(29), november(5), { barSize: '1d' }))
    await days.until('done')
    expect(days.sorted.map(({ at }) => new Date(at).toISOString().slice(5, 16))).toEqual(['10-29T04:00', '10-30T04:00', '10-31T04:00', '11-03T05:00', '11-04T05:00'])
    expect(days.spans.map(({ kind }) => kind)).toEqual(['closed', 'have', 'closed', 'have'])
  })

  it('of a holiday are none, and nobody asks twice', async () => {
    const christmas = query(stock, Date.UTC(2025, 11, 24, 12), Date.UTC(2025, 11, 27), { session: 'all', barSize: '15m' })
    const viewer = await desk.open(christmas)
    await viewer.until('done')
    expect(viewer.spans.map(({ from, kind }) => `${new Date(from).toISOString().slice(8, 13)} ${kind}`)).toEqual(['24T12 have', '25T01 closed', '26T09 have'])
    const asked = broker.requests()
    await (await desk.open(christmas)).until('done')
    expect(broker.requests()).toBe(asked)
  })

  it('of futures are there around the clock, but for the break', async () => {
    const viewer = await desk.open(query(named(mini), october(7), october(9), { session: 'all', barSize: '1h' }))
    await viewer.until('done')
    expect(viewer.sorted).toHaveLength(46)
    expect(viewer.spans.map(({ kind }) => kind)).toEqual(['have', 'closed', 'have', 'closed', 'have'])
  })

  it('that nothing is traded of have no volume', async () => {
    const viewer = await desk.open(query(named(euro), october(7), october(8), { session: 'all', barSize: '1h', whatToShow: 'MIDPOINT' }))
    await viewer.until('done')
    expect(viewer.sorted.every(({ volume, average, count }) => volume === null && average === null && count === null)).toBe(true)
  })
})

describe('who looks', () => {
  it('twice at the same asks once', async () => {
    const [one, other] = await Promise.all([desk.open(query(stock, monday, october(18))), desk.open(query(stock, october(7), october(14)))])
    await Promise.all([one.until('done'), other.until('done')])
    expect(broker.requests()).toBe(2)
    expect(other.sorted).toEqual(one.sorted.filter(({ at }) => at >= october(7) && at < october(14)))
  })

  it('only at what is kept asks nothing', async () => {
    const viewer = await desk.open(query(stock, monday, october(18), { mode: 'local' }))
    expect(viewer.first).toMatchObject({ bars: [], load: { state: 'idle' } })
    await (await desk.open(query(stock, october(7), october(8)))).until('done')
    expect(viewer.sorted).toHaveLength(390)
    expect(broker.requests()).toBe(1)
  })

  it('for all of it again gets it again', async () => {
    const week = query(stock, october(7), october(8), { barSize: '5m' })
    await (await desk.open(week)).until('done')
    // The same request is not made twice within 15 seconds: the other is a little longer.
    const again = await desk.open({ ...week, from: october(6), mode: 'broker' })
    expect(again.sorted).toHaveLength(78)
    await again.until('done')
    expect(broker.requests()).toBe(2)
  })

  it('no more gets nothing more: what is under way is cancelled', async () => {
    const first = await desk.open(query(stock, october(7), october(8)))
    await first.until('done')
    broker.gateway.faults.set('mute', true)
    const viewer = await desk.open(query(stock, Date.UTC(2025, 0, 6), october(4)))
    await viewer.until('loading')
    await expect.poll(() => broker.requests(), { timeout: 30_000 }).toBe(4)
    desk.bars.close(viewer.show)
    await expect.poll(() => broker.seen(CANCEL_HISTORY), { timeout: 30_000 }).toBe(3)
    broker.gateway.faults.set('mute', false)
    const told = viewer.loads.length
    const other = await desk.open(query(stock, october(8), october(9)))
    await other.until('done')
    expect(viewer.loads).toHaveLength(told)
    expect(broker.requests()).toBe(5)
  })

  it('from a page that has gone looks at nothing any more', async () => {
    const [one, other] = await Promise.all([desk.open(query(stock, Date.UTC(2025, 0, 6), october(4))), desk.open(query(named(mini), monday, october(18)))])
    desk.bars.closeAll()
    const told = [one.loads.length, other.loads.length]
    const next = await desk.open(query(stock, october(7), october(8)))
    await next.until('done')
    expect([one.loads.length, other.loads.length]).toEqual(told)
  })
})

describe('the pacing', () => {
  it('is kept, and told as what is waited for', async () => {
    const viewer = await desk.open(query(stock, Date.UTC(2025, 6, 7), october(4)))
    await viewer.until('done')
    expect(viewer.sorted).toHaveLength(TRADING_DAYS * 390)
    expect(viewer.loads.some(({ state, waitingUntil }) => state === 'waiting' && waitingUntil !== null)).toBe(true)
    expect(broker.requests()).toBe(13)
    expect(desk.session.source.readHistoryBudget()).toMatchObject({ used: 13, limit: 60, open: 0 })
  })

  it('that the gateway sees broken by somebody else makes a request wait, not fail', async () => {
    broker.gateway.faults.set('history-pacing', true)
    const viewer = await desk.open(query(stock, october(7), october(8)))
    await viewer.until('waiting')
    broker.gateway.faults.set('history-pacing', false)
    await viewer.until('done', 40_000)
    expect(viewer.sorted).toHaveLength(390)
  })
})

describe('trouble', () => {
  it('of a lost gateway: what is missing is asked for once it is back, and nothing else', async () => {
    const viewer = await desk.open(query(stock, Date.UTC(2025, 6, 7), october(4)))
    // It falls silent with answers under way, is given up, and comes back.
    await expect.poll(() => viewer.loads.some(({ requested }) => requested >= 2), { interval: 5, timeout: 30_000 }).toBe(true)
    broker.gateway.faults.set('mute', true)
    await expect.poll(() => desk.session.phases.includes('backing-off'), { timeout: 20_000 }).toBe(true)
    broker.gateway.faults.set('mute', false)
    await viewer.until('done', 50_000)
    expect(viewer.sorted).toHaveLength(TRADING_DAYS * 390)
    // Three at most were under way when it went.
    expect(broker.requests()).toBeLessThanOrEqual(13 + 3)
  })

  it('of a desk that ends in the middle: the next goes on where it was', async () => {
    const long = query(stock, Date.UTC(2025, 6, 7), october(4))
    const viewer = await desk.open(long)
    await expect.poll(() => viewer.load?.requested, { interval: 5, timeout: 30_000 }).toBeGreaterThanOrEqual(3)
    await desk.close()
    const kept = viewer.load?.requested ?? 0
    const asked = broker.requests()
    // The pacing that another process has used is not known to this one: the gateway may hold a request back, and does not fail it.
    allowedBreaches = 3
    desk = await start()
    const next = await desk.open(long)
    expect(next.sorted.length).toBeGreaterThanOrEqual(3 * 5 * 390)
    await next.until('done', 50_000)
    expect(next.sorted).toHaveLength(TRADING_DAYS * 390)
    expect(broker.requests() - asked).toBeLessThanOrEqual(13 - kept + allowedBreaches)
  })

  it('of a dead worker: what is kept is still there', async () => {
    const week = query(stock, october(7), october(8))
    const first = await desk.open(week)
    await first.until('done')
    await launched.at(-1)?.terminate()
    desk.bars.close(first.show)
    const second = await desk.open(week)
    expect(second.sorted).toEqual(first.sorted)
    expect(broker.requests()).toBe(1)
  })

  it('of a contract that is not known keeps the broker\'s code and words', async () => {
    const viewer = await desk.open(query({ ...stock, conId: '1' }, october(7), october(8)))
    await viewer.until('failed')
    expect(viewer.load?.error).toMatchObject({ code: '200', message: 'No security definition has been found for the request', source: 'ib' })
  })

  it('of data that the broker does not have keeps its words, and is tried again by who looks again', async () => {
    const trades = query(named(euro), october(7), october(8), { session: 'all', barSize: '1h' })
    const viewer = await desk.open(trades)
    await viewer.until('failed')
    expect(viewer.load?.error).toMatchObject({ code: '162', source: 'ib' })
    expect(viewer.load?.error?.message).toContain('No historical market data for EUR/CASH@IDEALPRO')
    expect(viewer.spans.map(({ kind }) => kind)).toContain('failed')
  })

  it('of the farm of the past passes with it', async () => {
    broker.gateway.faults.fire('farm-broken', { farm: 'ushmds' })
    const viewer = await desk.open(query(stock, october(7), october(8)))
    await viewer.until('failed')
    expect(viewer.load?.error?.message).toContain('HMDS connection attempt failed')
    broker.gateway.faults.fire('farm-ok', { farm: 'ushmds' })
    await viewer.until('done', 40_000)
    expect(viewer.sorted).toHaveLength(390)
  })

  it('of no gateway at all: what is kept is shown, and the rest is waited for', async () => {
    const week = query(stock, october(7), october(8))
    const first = await desk.open(week)
    await first.until('done')
    await desk.close()
    desk = await start(9)
    const kept = await desk.open(week)
    expect(kept.first).toMatchObject({ load: { state: 'done' }, timeZone: 'US/Eastern' })
    expect(kept.sorted).toEqual(first.sorted)
    const more = await desk.open(query(stock, october(7), october(9)))
    expect(more.first.load).toMatchObject({ state: 'waiting', waitingUntil: null })
    expect(more.sorted).toEqual(first.sorted)
    expect(await desk.bars.search('apple')).toEqual({ kind: 'gone' })
  })
})

describe('a search', () => {
  it('finds stocks by symbol and name, and the futures on an index', async () => {
    expect(await desk.bars.search('app')).toMatchObject({ kind: 'answered', value: [{ conId: String(apple.conId), symbol: 'AAPL', exchange: 'SMART', secType: 'STK', description: 'APPLE INC' }] })
    const futures = await desk.bars.search('ES')
    expect(futures).toMatchObject({ kind: 'answered' })
    expect(futures.kind === 'answered' ? futures.value.map(({ secType, localSymbol, exchange }) => [secType, localSymbol, exchange]) : []).toEqual([['FUT', 'ESZ6', 'CME'], ['IND', 'ES', 'CME']])
    expect(await desk.bars.search('no such thing')).toEqual({ kind: 'answered', value: [] })
  })
})
