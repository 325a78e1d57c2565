import { describe, expect, it, vi } from 'vitest'
import { decimal } from '../../shared/lib/decimal.js'
import { emptyMeta } from '../../shared/state/empty-meta.js'
import { Desk, type Feeds } from './desk.js'
import { DeskStore } from './desk-store.js'
import { PatchPublisher } from './patch-publisher.js'
import type { SavedDesk, SnapshotStore, Source } from './ports.js'

const clock = { now: () => 1_000 }
const saved: SavedDesk = {
  balances: {
    meta: { ...emptyMeta, asOf: 500, origin: 'live' },
    rows: [{ account: 'A', venue: 'IB', currency: 'USD', total: decimal(1), available: decimal(1), updatedAt: 1 }]
  }
}

/** Writes down what happens to it, in order. */
function setUp(options: { readonly open?: () => Promise<SavedDesk>; readonly connect?: (signal: AbortSignal) => Promise<Feeds> } = {}) {
  const happened: string[] = []
  const note = (what: string) => (): Promise<void> => {
    happened.push(what)
    return Promise.resolve()
  }
  const snapshot: SnapshotStore = {
    open: options.open ?? (() => { happened.push('snapshot opened'); return Promise.resolve(saved) }),
    save: (changes) => { if (changes.length > 0) happened.push(`saved ${changes.map((change) => change.key).join()}`) },
    flush: note('flushed'),
    close: note('snapshot closed')
  }
  const source = (name: string): Source => ({ start: () => { happened.push(`${name} started`) }, refresh: note(`${name} refreshed`), stop: note(`${name} stopped`) })
  const feeds: Feeds = {
    sources: new Map([['postgres', source('postgres')], ['ib', source('ib')]]),
    watch: (instruments) => { happened.push(`watching ${instruments.map(({ symbol }) => symbol).join()}`) },
    guest: () => Promise.resolve(() => undefined),
    suspend: () => { happened.push('suspended') },
    resume: () => { happened.push('resumed') },
    close: note('backends closed')
  }
  const store = new DeskStore(clock)
  const faults: string[] = []
  const desk = new Desk({
    store,
    publisher: new PatchPublisher({ store, desk: 1, send: vi.fn() }),
    snapshot,
    connect: options.connect ?? (() => { happened.push('connecting'); return Promise.resolve(feeds) }),
    onFault: (what) => faults.push(what)
  })
  return { desk, store, happened, faults }
}

describe('one desk', () => {
  it('shows the snapshot before any backend is tried', async () => {
    const { desk, happened } = setUp()
    const patch = await desk.openPage()
    expect(patch.slices.balances).toMatchObject({ reset: true, meta: { origin: 'snapshot', asOf: 500 }, upsert: saved.balances?.rows })
    expect(happened).toEqual(['snapshot opened'])
    desk.pagePainted()
    await vi.waitFor(() => { expect(happened).toContain('ib started') })
    expect(happened).toEqual(['snapshot opened', 'connecting', 'postgres started', 'ib started'])
    await desk.close()
  })

  it('passes a watch list on to sources that run, and to those still to come', async () => {
    const { desk, happened } = setUp()
    const watched = (symbol: string) => [{ conId: '1', symbol, localSymbol: '', secType: 'STK', exchange: '', primaryExchange: '', currency: 'USD', multiplier: '1', description: '' }]
    await desk.watch(watched('early'))
    expect(happened).not.toContain('watching early')
    await desk.openPage()
    desk.pagePainted()
    await vi.waitFor(() => { expect(happened).toContain('ib started') })
    expect(happened.indexOf('watching early')).toBeLessThan(happened.indexOf('ib started'))
    await desk.watch(watched('late'))
    expect(happened.at(-1)).toBe('watching late')
    await desk.close()
  })

  it('starts its sources once, however often a page opens', async () => {
    const { desk, happened } = setUp()
    for (let reload = 0; reload < 20; reload += 1) {
      await desk.openPage()
      desk.pagePainted()
    }
    await vi.waitFor(() => { expect(happened).toContain('ib started') })
    desk.pagePainted()
    expect(happened.filter((what) => what === 'connecting')).toHaveLength(1)
    await desk.close()
  })

  it('closes backwards: sources, their backends, the file', async () => {
    const { desk, happened } = setUp()
    await desk.openPage()
    desk.pagePainted()
    await vi.waitFor(() => { expect(happened).toContain('ib started') })
    happened.length = 0
    await desk.close()
    expect(happened).toEqual(['postgres stopped', 'ib stopped', 'backends closed', 'snapshot closed'])
  })

  it('saves what sources say, and not what came out of the file', async () => {
    const { desk, store, happened } = setUp()
    await desk.openPage()
    expect(happened.filter((what) => what.startsWith('saved'))).toEqual([])
    store.replace('fills', [], { asOf: 900 })
    expect(happened).toContain('saved fills')
    await desk.close()
  })

  it('opens an empty desk when the file cannot be read, and says so', async () => {
    const { desk, faults } = setUp({ open: () => Promise.reject(new Error('no file')) })
    expect((await desk.openPage()).slices.balances).toMatchObject({ upsert: [], meta: { origin: 'none' } })
    expect(faults).toEqual(['reading the snapshot'])
    await desk.close()
  })

  it('gives up connecting when it is closed meanwhile, and starts nothing after', async () => {
    let signal: AbortSignal | null = null
    const { desk, happened, faults } = setUp({
      connect: (given) => {
        signal = given
        return new Promise((_resolve, reject) => { given.addEventListener('abort', () => { reject(new Error('closed')) }) })
      }
    })
    await desk.openPage()
    desk.pagePainted()
    await vi.waitFor(() => { expect(signal).not.toBeNull() })
    await desk.close()
    await desk.refresh(null, new AbortController().signal)
    expect(happened).toEqual(['snapshot opened', 'snapshot closed'])
    expect(faults).toEqual([])
  })
})
