import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { decimal } from '../../shared/lib/decimal.js'
import { rowKey, type SliceRow } from '../../shared/state/slices.js'
import { ChangeLog } from './change-log.js'
import { DeskStore } from './desk-store.js'
import { PatchPublisher } from './patch-publisher.js'
import type { SliceChange } from './ports.js'

const NOW = 1_000_000
const clock = { now: () => NOW }
const error = { code: '57P01', message: 'terminating connection', source: 'postgres', remedy: null, at: NOW }

function balance(account: string, total: number): SliceRow<'balances'> {
  return { account, venue: 'IB', currency: 'USD', total: decimal(total), available: decimal(total), updatedAt: 1 }
}

/** A reader that holds only what changes told it. */
class Reader {
  readonly rows = new Map<string, unknown>()
  apply(change: SliceChange): void {
    if (change.key !== 'balances') return
    if (change.reset) this.rows.clear()
    for (const id of change.remove) this.rows.delete(id)
    for (const [id, row] of change.upsert) this.rows.set(id, row)
  }
}

describe('the desk store', () => {
  it('keeps rows through a failure, a pause and a missing relation', () => {
    const store = new DeskStore(clock)
    store.replace('balances', [balance('A', 1)], { asOf: NOW })
    store.failed('balances', error, 3, NOW + 4_000)
    store.pause('postgres')
    store.unavailable('balances', 'this database does not provide balances')
    expect([...store.rows('balances').values()]).toEqual([balance('A', 1)])
    expect(store.meta('balances')).toMatchObject({ asOf: NOW, origin: 'live', fetch: 'paused', error, attempt: 3, nextAttemptAt: NOW + 4_000 })
  })

  it('clears the error with the next success', () => {
    const store = new DeskStore(clock)
    store.failed('balances', error, 1, NOW)
    store.merge('balances', [], { asOf: NOW })
    expect(store.meta('balances')).toMatchObject({ error: null, attempt: 0, fetch: 'idle', asOf: NOW })
  })

  it('pauses only the slices of the source that is gone', () => {
    const store = new DeskStore(clock)
    store.fetching('balances')
    store.fetching('fills')
    store.pause('ib')
    expect(store.meta('balances').fetch).toBe('fetching')
    expect(store.meta('fills').fetch).toBe('paused')
  })

  it('shows a saved desk as a snapshot, and never over live rows', () => {
    const saved = new DeskStore(clock)
    saved.replace('balances', [balance('A', 1)], { asOf: 5 })
    const table = { meta: saved.meta('balances'), rows: [...saved.rows('balances').values()] }
    const fresh = new DeskStore(clock)
    fresh.restore({ balances: table })
    expect(fresh.meta('balances')).toMatchObject({ origin: 'snapshot', asOf: 5, fetch: 'paused' })
    fresh.replace('balances', [balance('A', 2)], { asOf: NOW })
    fresh.restore({ balances: table })
    expect([...fresh.rows('balances').values()]).toEqual([balance('A', 2)])
  })

  it('does not believe an as-of time from the future', () => {
    const store = new DeskStore(clock)
    store.replace('balances', [], { asOf: NOW + 60_000 })
    expect(store.meta('balances').asOf).toBe(NOW)
  })

  it('forgets rows that are over, and believes the others no more for it', () => {
    const store = new DeskStore(clock)
    const reader = new Reader()
    store.onChange((change) => { reader.apply(change) })
    store.merge('balances', [balance('A', 1), balance('B', 2)], { asOf: NOW - 500 })
    store.failed('balances', error, 1, null)
    store.forget('balances', ({ account }) => account === 'A')
    store.forget('balances', () => false)
    expect([...reader.rows.values()]).toEqual([balance('B', 2)])
    expect(store.meta('balances')).toMatchObject({ asOf: NOW - 500, error })
  })

  it('announces only rows that changed', () => {
    const store = new DeskStore(clock)
    store.replace('balances', [balance('A', 1), balance('B', 1), balance('C', 1)], { asOf: NOW })
    const seen: SliceChange[] = []
    store.onChange((change) => seen.push(change))
    store.replace('balances', [balance('A', 1), balance('B', 2)], { asOf: NOW })
    expect(seen.map((change) => [[...change.upsert.keys()], [...change.remove]])).toEqual([[['B|IB|USD'], ['C|IB|USD']]])
  })
})

const step = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), rows: fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 0, max: 3 })), { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('merge' as const), rows: fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 0, max: 3 })), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('remove' as const), rows: fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.constant(0)), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('take' as const), rows: fc.constant([]) })
)

describe('gathered changes', () => {
  it('bring a reader to the same rows, however they are batched', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const store = new DeskStore(clock)
        const log = new ChangeLog()
        const reader = new Reader()
        store.onChange((change) => {
          log.record(change)
        })
        for (const { kind, rows } of steps) {
          const made = [...new Map(rows.map(([account, total]) => [account, balance(account, total)])).values()]
          if (kind === 'replace') store.replace('balances', made, { asOf: NOW })
          if (kind === 'merge') store.merge('balances', made, { asOf: NOW })
          if (kind === 'remove') store.remove('balances', made.map((row) => rowKey('balances', row)), { asOf: NOW })
          if (kind === 'take') for (const change of log.take()) reader.apply(change)
        }
        for (const change of log.take()) reader.apply(change)
        expect(new Map(reader.rows)).toEqual(new Map(store.rows('balances')))
      })
    )
  })
})

describe('publishing to a page', () => {
  it('sends the whole, then one patch for a burst, counted on without a gap', () => {
    vi.useFakeTimers()
    const store = new DeskStore(clock)
    const sent: { sequence: number; accounts: number }[] = []
    const publisher = new PatchPublisher({ store, desk: 4, send: (patch) => sent.push({ sequence: patch.sequence, accounts: patch.slices.balances?.upsert.length ?? 0 }) })
    store.merge('balances', [balance('A', 1)], { asOf: NOW })
    expect(publisher.open()).toMatchObject({ desk: 4, sequence: 0, slices: { balances: { reset: true, upsert: [balance('A', 1)] } } })
    for (let total = 0; total < 500; total += 1) store.merge('balances', [balance('A', total), balance('B', total)], { asOf: NOW })
    // The page does not say that it has painted: the first leaves all the same.
    vi.advanceTimersByTime(1_000)
    store.merge('balances', [balance('C', 1)], { asOf: NOW })
    vi.advanceTimersByTime(100)
    expect(sent).toEqual([{ sequence: 1, accounts: 2 }, { sequence: 2, accounts: 1 }])
    publisher.stop()
    store.merge('balances', [balance('D', 1)], { asOf: NOW })
    vi.advanceTimersByTime(1_000)
    expect(sent).toHaveLength(2)
    vi.useRealTimers()
  })

  it('lets the rows that nobody reads first follow when the page has painted, once, with what changed since', () => {
    vi.useFakeTimers()
    const store = new DeskStore(clock)
    const sent: { sequence: number; reset: boolean | undefined; points: number | undefined }[] = []
    const point = (account: string): SliceRow<'equity'> => ({ account, asOf: NOW, equity: decimal('1'), realizedPnl: null, currency: 'USD' })
    const publisher = new PatchPublisher({
      store, desk: 4, send: ({ sequence, slices: { equity } }) => sent.push({ sequence, reset: equity?.reset, points: equity?.upsert.length })
    })
    store.merge('equity', [point('A')], { asOf: NOW })
    expect(publisher.open()).toMatchObject({ sequence: 0, slices: { equity: { meta: { asOf: NOW }, reset: true, upsert: [] } } })
    store.merge('equity', [point('B')], { asOf: NOW })
    publisher.painted()
    expect(sent).toEqual([{ sequence: 1, reset: true, points: 2 }])
    vi.advanceTimersByTime(1_000)
    publisher.painted()
    expect(sent).toHaveLength(1)
    // A page that never says that it has painted gets them too.
    publisher.open()
    vi.advanceTimersByTime(1_000)
    expect(sent).toHaveLength(2)
    publisher.stop()
    vi.useRealTimers()
  })
})
