import { join } from 'node:path'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LateBars } from '../../../src/main/bars/late-bars.js'
import type { SeriesKey } from '../../../src/main/bars/ports.js'
import { systemTimers } from '../../../src/main/ib/timers.js'
import type { SnapshotWorker } from '../../../src/main/snapshot/worker-link.js'
import type { Bar, BarUpdate } from '../../../src/shared/domain/bar.js'
import { systemClock } from '../../../src/shared/lib/clock.js'
import { apple, euro, mini } from '../../fixtures/scripted-broker-view.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
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
let workers: FileWorkers
let folder: Folder
let broker: TestGateway
let desk: BarDesk
const launched: SnapshotWorker[] = []

beforeAll(async () => {
  [hosts, workers] = await Promise.all([buildNodeHosts(), buildSnapshotWorker()])
})
afterAll(() => Promise.all([hosts.dispose(), workers.dispose()]))
beforeEach(async () => {
  folder = await temporaryFolder()
  broker = await pacedGateway()
  desk = await start()
  await desk.session.until('live')
})
afterEach(async () => {
  await desk.close()
  expect(broker.gateway.historyBreaches).toBe(0)
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
    const again = await desk.open({ ...week, mode: 'broker' })
    expect(again.sorted).toHaveLength(78)
    await again.until('done')
    expect(broker.requests()).toBe(2)
  })

  it('again at what was wrong sees it put right, and so does everybody after', async () => {
    const day = query(stock, october(7), october(8), { barSize: '5m' })
    const series: SeriesKey = { conId: stock.conId, barSize: '5m', whatToShow: 'TRADES', session: 'regular' }
    const wrong: Bar = { at: october(7) + 13.5 * 60 * MINUTE, open: 1, high: 2, low: 0.5, close: 1.5, volume: 3, average: 1, count: 1 }
    const stray: Bar = { ...wrong, at: october(7) + 14 * 60 * MINUTE }
    await desk.archive.save(series, { bars: [wrong, stray], settled: [{ from: october(7), to: october(8) }], streamed: [], asOf: 1 })
    const kept = await desk.open(day)
    expect(kept.first).toMatchObject({ bars: [wrong, stray], load: { state: 'done' } })
    expect(broker.requests()).toBe(0)
    const again = await desk.open({ ...day, mode: 'broker' })
    await again.until('done')
    const truth = broker.gateway.history.bars(apple, { from: october(7), to: october(8) }, 5 * MINUTE, true)
    const closes = (bars: readonly Bar[]): readonly (readonly number[])[] => bars.map(({ at, close, volume }) => [at, close, volume ?? NaN])
    const right = truth.map(({ start, close, volume }) => [start, close, volume])
    expect(closes(again.sorted)).toEqual(right)
    // Whoever looked at the wrong ones is told.
    await expect.poll(() => closes(kept.sorted)).toEqual(right)
    expect(closes((await desk.archive.read(series, { from: october(7), to: october(8) })).bars)).toEqual(right)
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

  it('before the code for bars has been read is answered, unless the page has gone since', async () => {
    const updates: BarUpdate[] = []
    const late = new LateBars({ archive: desk.archive, clock: systemClock, timers: systemTimers, logger: pino({ enabled: false }), send: (update) => { updates.push(update) } })
    late.attach(desk.session.source.history)
    const ofAnOlderPage = late.show(query(stock, Date.UTC(2025, 0, 6), october(4)))
    late.closeAll()
    const [older, view] = await Promise.all([ofAnOlderPage, late.show(query(stock, october(7), october(8)))])
    await expect.poll(() => updates.findLast(({ show }) => show === view.show)?.load.state, { timeout: 30_000 }).toBe('done')
    expect(updates.some(({ show }) => show === older.show)).toBe(false)
    expect(broker.requests()).toBe(1)
    late.end()
    await expect(late.show(query(stock, october(7), october(8)))).rejects.toThrow('have ended')
  })
})

describe('the pacing', () => {
  it('is kept, and told as what is waited for', async () => {
    const viewer = await desk.open(query(stock, Date.UTC(2025, 6, 7), october(4)))
    await viewer.until('done')
    expect(viewer.sorted).toHaveLength(TRADING_DAYS * 390)
    // The newest first: nobody has to wait for last summer to see yesterday.
    expect(viewer.arrivals.length).toBeGreaterThan(1)
    expect(viewer.arrivals).toEqual(viewer.arrivals.toSorted((a, b) => b - a))
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
    const viewer = await desk.open(query(stock, Date.UTC(2025, 7, 25), october(4)))
    // It falls silent with answers under way, is given up, and comes back.
    await expect.poll(() => viewer.loads.some(({ requested }) => requested >= 2), { interval: 5, timeout: 30_000 }).toBe(true)
    broker.gateway.faults.set('mute', true)
    await expect.poll(() => desk.session.phases.includes('backing-off'), { timeout: 20_000 }).toBe(true)
    broker.gateway.faults.set('mute', false)
    await viewer.until('done', 50_000)
    // Six weeks.
    expect(viewer.sorted).toHaveLength(30 * 390)
    // Three at most were under way when it went.
    expect(broker.requests()).toBeLessThanOrEqual(6 + 3)
  })

  it('of a desk that ends in the middle: the next goes on where it was', async () => {
    const long = query(stock, Date.UTC(2025, 6, 7), october(4))
    const viewer = await desk.open(long)
    await expect.poll(() => viewer.load?.requested, { interval: 5, timeout: 30_000 }).toBeGreaterThanOrEqual(3)
    const kept = viewer.load?.requested ?? 0
    await desk.close()
    // Another gateway: what the last process has used of the pacing would hold back the same requests for a while.
    await broker.gateway.close()
    broker = await pacedGateway()
    desk = await start()
    const next = await desk.open(long)
    expect(next.sorted.length).toBeGreaterThanOrEqual(3 * 5 * 390)
    await next.until('done', 50_000)
    expect(next.sorted).toHaveLength(TRADING_DAYS * 390)
    // The last answer may have come in the very moment of the end: what is not written by then is asked for again.
    expect(broker.requests()).toBeLessThanOrEqual(13 - (kept - 1))
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

  it('of data that the account may not see keeps its words, and ends with the permission', async () => {
    broker.gateway.faults.set('no-market-data', true)
    const viewer = await desk.open(query(stock, october(7), october(8)))
    await viewer.until('failed')
    expect(viewer.load?.error).toMatchObject({ code: '162', source: 'ib' })
    expect(viewer.load?.error?.message).toContain('No market data permissions for NASDAQ STK')
    expect(viewer.sorted).toEqual([])
    broker.gateway.faults.set('no-market-data', false)
    const again = await desk.open(query(stock, october(7), october(8)))
    await again.until('done')
    expect(again.sorted).toHaveLength(390)
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
