/** Bars in the real file behind the real worker. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ContractFacts, SeriesKey } from '../../../src/main/bars/ports.js'
import type { SnapshotWorker } from '../../../src/main/snapshot/worker-link.js'
import { migrations } from '../../../src/main/snapshot/worker/schema.js'
import { migrate, versionOf } from '../../../src/main/sqlite/worker/layout.js'
import { saveBars } from '../../../src/main/snapshot/worker/save-bars.js'
import { readBars } from '../../../src/main/snapshot/worker/read-bars.js'
import { BAR_COLUMNS, type BarColumns } from '../../../src/main/snapshot/messages.js'
import type { Bar } from '../../../src/shared/domain/bar.js'
import { buildSnapshotWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { alter, balance, keptAside, openDesk, temporaryFolder, truth, type Folder } from '../snapshot/harness.js'

let workers: FileWorkers
let folder: Folder
let file: string

beforeAll(async () => {
  workers = await buildSnapshotWorker()
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'snapshot.sqlite')
})
afterEach(() => folder.remove())

const series: SeriesKey = { conId: '265598', barSize: '1m', whatToShow: 'TRADES', session: 'regular' }
const bids: SeriesKey = { ...series, whatToShow: 'BID' }
const bar = (at: number, close = 10.25): Bar => ({ at, open: 10, high: 11, low: 9.5, close, volume: 1_200, average: 10.1, count: 7 })
const everything = { from: 0, to: Number.MAX_SAFE_INTEGER }
const facts: ContractFacts = { conId: '265598', exchange: 'SMART', minTick: 0.01, timeZone: 'US/Eastern', tradingHours: '20261109:0400-20261109:2000', liquidHours: '20261109:0930-20261109:1600', asOf: 5 }

describe('what is kept of bars', () => {
  it('comes back as it was, from the next run as well, and each series by itself', async () => {
    const quoted: Bar = { ...bar(120_000), volume: null, average: null, count: null }
    const first = await openDesk(file, workers.launch)
    expect(await first.store.bars.read(series, everything)).toEqual({ bars: [], settled: [], streamed: [], asOf: null, contract: null })
    await first.store.bars.save(series, { bars: [bar(60_000), bar(0)], settled: [{ from: 0, to: 120_000 }], streamed: [], asOf: 7 })
    await first.store.bars.save(bids, { bars: [quoted], settled: [{ from: 60_000, to: 180_000 }], streamed: [], asOf: 8 })
    await first.store.bars.saveContract(facts)
    await first.store.close()
    const second = await openDesk(file, workers.launch)
    expect(await second.store.bars.read(series, everything)).toEqual({ bars: [bar(0), bar(60_000)], settled: [{ from: 0, to: 120_000 }], streamed: [], asOf: 7, contract: facts })
    expect(await second.store.bars.read(bids, everything)).toMatchObject({ bars: [quoted], asOf: 8, contract: facts })
    expect(await second.store.bars.read(series, { from: 1, to: 60_000 })).toMatchObject({ bars: [], settled: [{ from: 0, to: 120_000 }] })
    await second.store.close()
  })

  it('is put right by what comes later', async () => {
    const { store } = await openDesk(file, workers.launch)
    await store.bars.save(series, { bars: [bar(0, 1), bar(60_000, 1)], settled: [], streamed: [{ from: 0, to: 120_000 }], asOf: 1 })
    await store.bars.save(series, { bars: [bar(60_000, 2)], settled: [{ from: 60_000, to: 120_000 }], streamed: [], asOf: 2 })
    expect(await store.bars.read(series, everything)).toMatchObject({
      bars: [{ at: 0, close: 1 }, { at: 60_000, close: 2 }], settled: [{ from: 60_000, to: 120_000 }], streamed: [{ from: 0, to: 60_000 }], asOf: 2
    })
    await store.close()
  })

  it('may be more than fits on a page', async () => {
    const bars = Array.from({ length: 20_000 }, (_, minute) => bar(minute * 60_000, minute))
    const { store } = await openDesk(file, workers.launch)
    await store.bars.save(series, { bars, settled: [], streamed: [], asOf: 1 })
    expect((await store.bars.read(series, everything)).bars).toEqual(bars)
    expect((await store.bars.read(series, { from: 600_000, to: 16_000 * 60_000 })).bars).toEqual(bars.slice(10, 16_000))
    await store.close()
  })

  it('stands beside the desk that is saved meanwhile', async () => {
    const { desk, store, balances } = await openDesk(file, workers.launch)
    desk.replace('balances', [balance('A', 1)], truth)
    const [, , kept] = await Promise.all([store.bars.save(series, { bars: [bar(0)], settled: [], streamed: [], asOf: 1 }), store.flush(), store.bars.read(series, everything)])
    expect(kept.bars).toEqual([bar(0)])
    expect(balances()).toEqual([balance('A', 1)])
    await store.close()
  })
})

describe('a file of the second layout', () => {
  it('gets its bars and keeps its desk', async () => {
    const metaText = JSON.stringify({ asOf: 7, origin: 'live', fetch: 'idle', error: null, attempt: 0, nextAttemptAt: null, rejected: { count: 0, samples: [] }, unavailable: null })
    alter(file, (database) => {
      migrate(database, migrations, 2)
      const columns = JSON.stringify(['account', 'venue', 'currency', 'total', 'available', 'updatedAt'])
      database.prepare("INSERT INTO slices (slice, meta, columns, shape) VALUES ('balances', ?, ?, '')").run(metaText, columns)
      database.prepare("INSERT INTO slice_rows (slice, key, json) VALUES ('balances', 'A|IB|USD', ?)").run(JSON.stringify(['A', 'IB', 'USD', '1', '1', 1]))
    })
    const { store, balances } = await openDesk(file, workers.launch)
    expect(balances()).toEqual([balance('A', 1)])
    await store.bars.save(series, { bars: [bar(0)], settled: [{ from: 0, to: 60_000 }], streamed: [], asOf: 1 })
    await store.close()
    alter(file, (database) => {
      expect(versionOf(database)).toBe(3)
      expect(database.prepare('SELECT count(*) FROM bars').pluck().get()).toBe(1)
    })
  })
})

describe('trouble with the file', () => {
  it('a worker that dies is replaced: nothing kept is lost, and the next question is answered', async () => {
    const launched: SnapshotWorker[] = []
    const launch = (): SnapshotWorker => {
      const worker = workers.launch()
      launched.push(worker)
      return worker
    }
    const { store } = await openDesk(file, launch)
    await store.bars.save(series, { bars: [bar(0)], settled: [{ from: 0, to: 60_000 }], streamed: [], asOf: 1 })
    await launched[0]?.terminate()
    await expect.poll(() => store.bars.read(series, everything)).toMatchObject({ bars: [bar(0)], settled: [{ from: 0, to: 60_000 }] })
    expect(launched).toHaveLength(2)
    await store.close()
  })

  it('a newer file is left as it is: the bars are not kept', async () => {
    alter(file, (database) => {
      migrate(database, migrations)
      database.pragma('user_version = 99')
    })
    const { store } = await openDesk(file, workers.launch)
    await expect(store.bars.read(series, everything)).rejects.toThrow('cannot be written')
    await expect(store.bars.save(series, { bars: [bar(0)], settled: [], streamed: [], asOf: 1 })).rejects.toThrow('cannot be written')
    await store.close()
    await expect(store.bars.read(series, everything)).rejects.toThrow('being closed')
  })

  it('facts of another version are not taken for facts', async () => {
    const { store } = await openDesk(file, workers.launch)
    await store.bars.saveContract(facts)
    alter(file, (database) => database.exec("UPDATE bar_contracts SET facts = '{\"conId\":5}'"))
    expect((await store.bars.read(series, everything)).contract).toBeNull()
    await store.close()
    expect(await keptAside(file)).toEqual([])
  })
})

describe('the most that is kept', () => {
  const columns = (starts: readonly number[]): BarColumns => {
    const made = new Float64Array(starts.length * BAR_COLUMNS)
    made.set(starts)
    return made
  }
  const starts = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index * 60_000)
  const read = (database: Database.Database, key: SeriesKey, now: number): number[] => {
    const found: number[] = []
    readBars(database, key, everything, now, (page) => found.push(...page.subarray(0, page.length / BAR_COLUMNS)))
    return found
  }

  it('is made room for by the series that was not used for longest', () => {
    const database = new Database(':memory:')
    migrate(database, migrations)
    const save = (conId: string, asOf: number): readonly SeriesKey[] =>
      saveBars(database, { series: { ...series, conId }, columns: columns(starts(4)), settled: [{ from: 0, to: 240_000 }], streamed: [], asOf, mostBars: 10 })
    expect(save('1', 1)).toEqual([])
    expect(save('2', 2)).toEqual([])
    expect(read(database, { ...series, conId: '1' }, 3)).toHaveLength(4)
    expect(save('3', 4)).toEqual([{ ...series, conId: '2' }])
    expect(read(database, { ...series, conId: '2' }, 5)).toEqual([])
    expect(database.prepare('SELECT count(*) FROM bar_segments').pluck().get()).toBe(2)
    database.close()
  })

  it('is left its newest bars where one series alone is more', () => {
    const database = new Database(':memory:')
    migrate(database, migrations)
    saveBars(database, { series, columns: columns(starts(15)), settled: [{ from: 0, to: 900_000 }], streamed: [], asOf: 1, mostBars: 10 })
    expect(read(database, series, 2)).toEqual(starts(15).slice(5))
    expect(database.prepare('SELECT begins, ends FROM bar_segments').raw().all()).toEqual([[300_000, 900_000]])
    database.close()
  })
})
