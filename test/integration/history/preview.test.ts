/** What rules would have raised, by moments in a real file, judged by the real thread. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { initialStatus } from '../../../src/main/app/initial-status.js'
import type { DeskHistory } from '../../../src/main/history/desk-history.js'
import type { PreviewQuestion } from '../../../src/main/history/messages.js'
import type { RulePreview } from '../../../src/shared/domain/alerts/preview.js'
import type { RuleKind, RuleOf } from '../../../src/shared/domain/alerts/rule-schema.js'
import type { MarketSessions } from '../../../src/shared/domain/market-sessions.js'
import { decimal } from '../../../src/shared/lib/decimal.js'
import { accountPnl, brokerOrder, brokerPosition, heartbeat, quote } from '../../fixtures/domain-rows.js'
import { buildHistoryWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { alter, temporaryFolder, type Folder } from '../snapshot/harness.js'
import { historyFile, openHistory } from './harness.js'
import { Past } from './past.js'

const BEGIN = Date.UTC(2026, 10, 18, 15)
const SECOND = 1_000
const STEP = 10 * SECOND

let histories: FileWorkers
let folder: Folder
let past: Past
let history: DeskHistory | null

beforeAll(async () => {
  histories = await buildHistoryWorker()
}, 60_000)
afterAll(() => histories.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
  past = new Past(folder.path, BEGIN)
  history = null
})
afterEach(async () => {
  await history?.close()
  await folder.remove()
})

/** Nothing of it is connected: what the thread says of then is by the moments alone. */
const status = { ...initialStatus('own', 4, BEGIN), postgres: { ...initialStatus('own', 4, BEGIN).postgres, phase: 'backing-off' as const }, ib: { ...initialStatus('own', 4, BEGIN).ib, phase: 'backing-off' as const } }

function ruleOf<K extends RuleKind>(kind: K, limits: RuleOf<K>['limits'], over: Partial<RuleOf<K>> = {}): RuleOf<K> {
  return {
    id: 'r', name: 'r', kind, limits, isEnabled: true, severity: 'warning', holdMs: 0, recoverMs: 0, scope: { accounts: [], instruments: [], strategies: [] },
    quietHours: null, activeHours: null, escalateEveryMs: null, groupMs: 0, since: 0, ...over
  }
}

const only = (over: Partial<RuleOf<RuleKind>['scope']>): RuleOf<RuleKind>['scope'] => ({ accounts: [], instruments: [], strategies: [], ...over })

function opened(): DeskHistory {
  if (history === null) {
    past.close()
    history = openHistory(folder.path, histories.launch, () => Promise.resolve())
  }
  return history
}

function questionOf(rule: PreviewQuestion['rule'], over: Partial<PreviewQuestion> = {}): PreviewQuestion {
  return { rule, from: BEGIN, until: BEGIN + 86_400_000, most: 400, status, markets: [], localZone: 'UTC', ...over }
}

const preview = (rule: PreviewQuestion['rule'], over: Partial<PreviewQuestion> = {}): Promise<RulePreview> => opened().preview(questionOf(rule, over))

/** The n-th moment, counted from 0. */
const at = (moment: number): number => BEGIN + moment * STEP
const spans = ({ alerts }: RulePreview): readonly (readonly [subject: string, at: number, until: number | null])[] => [...alerts].reverse().map((alert) => [alert.subject, alert.at, alert.until])

/** Daily P&L of two accounts at each moment. */
function keepPnl(figures: readonly (readonly [number, number])[], reason: 'pace' | 'alert' = 'pace'): void {
  for (const [index, [first, second]] of figures.entries()) {
    past.keep(at(index), (store) => { store.replace('accountPnl', [accountPnl({ dailyPnl: decimal(first) }), accountPnl({ account: 'DU2', dailyPnl: decimal(second) })], { asOf: at(index) }) }, reason)
  }
}

const loss = (over: Partial<RuleOf<'daily-loss'>> = {}): RuleOf<'daily-loss'> => ruleOf('daily-loss', { amount: decimal(500), share: null, clearShare: 0.8 }, over)

describe('a preview by kept moments', () => {
  it('has each loss from the moment at which it began to the one at which it was over, the band included', async () => {
    keepPnl([[0, 0], [-600, 0], [-450, 0], [-100, -900], [0, 0], [-501, 0]])
    const found = await preview(loss())
    expect(spans(found)).toEqual([['DU1', at(1), at(3)], ['DU2', at(3), at(4)], ['DU1', at(5), null]])
    expect(found).toMatchObject({ total: 3, covered: 'partly', from: BEGIN, reach: { from: at(0), until: at(5) } })
    expect(found.alerts[0]).toMatchObject({ title: 'DU1: daily loss limit reached', detail: 'Daily P&L −501.00, limit 500.00' })
    expect(found.note).toContain('By 6 kept moments of the desk, at most 10 s apart')
  })

  it('respects how long it has to hold and to be gone, and the scope', async () => {
    keepPnl([[-600, -900], [0, -900], [-600, -900], [-600, -900], [0, -900], [-600, -900], [0, 0], [0, 0], [0, 0]])
    const timed = await preview(loss({ holdMs: 15 * SECOND, recoverMs: 12 * SECOND, scope: only({ accounts: ['DU1'] }) }))
    // Ten seconds at the first moment are too short; those after the fourth are not long enough to end it.
    expect(spans(timed)).toEqual([['DU1', at(2) + 15 * SECOND, at(6) + 12 * SECOND]])
    expect(spans(await preview(loss({ scope: only({ accounts: ['DU2'] }) })))).toEqual([['DU2', at(0), at(6)]])
  })

  it('finds a position that loses its stop, by orders and books of then', async () => {
    const stop = brokerOrder({ side: 'sell', orderType: 'STP', auxPrice: decimal(95) })
    for (const [index, orders] of [[stop], [stop], [], [], [stop]].entries()) {
      past.keep(at(index), (store) => {
        store.replace('brokerPositions', [brokerPosition()], { asOf: at(index) })
        store.replace('quotes', [quote({ at: at(index), last: decimal(100 + index) })], { asOf: at(index) })
        store.replace('brokerOrders', orders, { asOf: at(index) })
      })
    }
    const found = await preview(ruleOf('position-unprotected', {}))
    expect(spans(found)).toEqual([['DU1|265598', at(2), at(4)]])
    expect(found.alerts[0]?.title).toBe('AAPL: no stop for 100 of 100')
    expect(spans(await preview(ruleOf('position-unprotected', {}, { scope: only({ instruments: ['MSFT'] }) })))).toEqual([])
  })

  it('follows a price over its level, and the P&L of the position with it', async () => {
    for (const [index, price] of [100, 109, 111, 110, 104].entries()) {
      past.keep(at(index), (store) => {
        store.replace('brokerPositions', [brokerPosition()], { asOf: at(index) })
        store.replace('quotes', [quote({ bid: decimal(price), ask: decimal(price), at: at(index) }), quote({ conId: '1', symbol: 'OTHER', localSymbol: 'OTHER', at: at(index) })], { asOf: at(index) })
      })
    }
    const level = ruleOf('price-level', { conId: '265598', symbol: 'AAPL', direction: 'above', level: decimal(111), clearBy: decimal(5) })
    expect(spans(await preview(level))).toEqual([['265598', at(2), at(4)]])
    const gain = ruleOf('position-pnl', { figure: 'unrealized', below: null, above: decimal(900), clearBy: null })
    expect(spans(await preview(gain))).toEqual([['DU1|265598', at(1), at(4)]])
    expect(await preview(ruleOf('price-level', { conId: '7', symbol: 'GONE', direction: 'above', level: decimal(1), clearBy: null }))).toMatchObject({ covered: 'none', total: 0 })
  })

  it('judges services and clocks by the bearings of then, and takes what was not connected for unknown', async () => {
    const kept = { brokerAccounts: [] }
    const beat = (index: number, ago: number, skew: number | null): void => {
      past.keep(at(index), (store) => { store.replace('services', [heartbeat({ lastBeatAt: at(index) + (skew ?? 0) - ago })], { asOf: at(index) }) }, 'pace', { ...kept, clockSkewMs: skew })
    }
    beat(0, 5_000, 60_000)
    beat(1, 95_000, 60_000)
    // The database was lost, and its rows say nothing.
    past.keep(at(2), (store) => { store.pause('postgres') }, 'pace', { ...kept, clockSkewMs: null })
    beat(3, 5_000, 1_000)
    const dead = await preview(ruleOf('service-silent', { states: ['dead'] }))
    expect(spans(dead)).toEqual([['feed', at(1), at(3)]])
    expect(dead.note).toContain('At 1 of them nothing can be said (Services: Postgres is not connected)')
    expect(spans(await preview(ruleOf('clock-skew', { overMs: 30_000, clearMs: 10_000 })))).toEqual([['database', at(0), at(3)]])
  })

  it('tells stale data by when they were known true then', async () => {
    const keepAt = (index: number, servicesAsOf: number): void => {
      past.now = servicesAsOf
      past.store.merge('services', [], { asOf: servicesAsOf })
      past.keep(at(index), (store) => { store.replace('services', [], { asOf: servicesAsOf }) })
    }
    keepAt(0, at(0))
    keepAt(1, at(0))
    keepAt(2, at(0))
    keepAt(3, at(3))
    expect(spans(await preview(ruleOf('data-stale', { slices: ['services'] })))).toEqual([['services', at(2), at(3)]])
  })

  it('takes quotes that stand still for unknown where nobody knows whether their market was open', async () => {
    for (const index of [0, 1, 2]) past.keep(at(index), (store) => { store.replace('quotes', [], { asOf: at(0) }) })
    const silent = ruleOf('data-stale', { slices: ['quotes', 'services'] })
    const found = await preview(silent)
    expect(found).toMatchObject({ total: 0, covered: 'partly' })
    expect(found.note).toContain('At 1 of them not of all that it is about (Quotes: the broker has not told')
    expect(spans(await preview({ ...silent, activeHours: { zone: 'UTC', days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '23:59' } }))).toEqual([['quotes', at(2), null]])
  })

  it('says of a silence nothing where the hours of the market then are not known', async () => {
    for (const index of [0, 1, 2, 3]) past.keep(at(index))
    const rule = ruleOf('no-activity', { activity: 'signals', withinMs: 15_000 })
    expect(spans(await preview(rule))).toEqual([['signals', at(2), null]])
    const session = { from: at(2), to: at(2) + 3_600_000 }
    const market: MarketSessions = { exchange: 'X', timeZone: 'UTC', conIds: ['265598'], regular: [session], all: [session], holidays: [], lastDay: '2026-11-19' }
    const known = await preview(rule, { markets: [market] })
    expect(spans(known)).toEqual([])
    expect(known.note).toContain('At 2 of them nothing can be said (when the markets traded then is not known)')
  })

  it('leaves out a moment that is damaged, and says so', async () => {
    keepPnl([[0, 0], [-600, 0], [-900, 0], [0, 0]])
    opened()
    alter(historyFile(folder.path), (database) => {
      const chunk = "SELECT chunk FROM slice_chunks JOIN moment_slices USING (kept) WHERE at = ? AND slice = 'accountPnl'"
      database.prepare(`UPDATE chunks SET rows = x'00' WHERE id IN (${chunk})`).run(at(1))
    })
    const found = await preview(loss())
    expect(spans(found)).toEqual([['DU1', at(2), at(3)]])
    expect(found.note).toContain('1 kept moment could not be read and is left out (HISTORY_DAMAGED')
  })

  it('lets nothing last over a time in which nobody looked', async () => {
    past.keep(at(0), (store) => { store.replace('accountPnl', [accountPnl({ dailyPnl: decimal(-900) })], { asOf: at(0) }) })
    const later = at(0) + 9 * 3_600_000
    past.keep(later)
    past.keep(later + STEP, (store) => { store.replace('accountPnl', [accountPnl({ dailyPnl: decimal(0) })], { asOf: past.now }) })
    expect(spans(await preview(loss({ holdMs: 60_000 }), { most: 400 }))).toEqual([])
    expect(spans(await preview(loss()))).toEqual([['DU1', at(0), later + STEP]])
  })

  it('is ended by a newer one, and keeps nothing else waiting', async () => {
    keepPnl(Array.from({ length: 300 }, (_, index) => [index % 2 === 0 ? -600 : 0, 0] as const))
    const kept = opened()
    await kept.moments(0, at(300), 1)
    const [first, second, moments] = await Promise.allSettled([kept.preview(questionOf(loss())), kept.preview(questionOf(loss())), kept.moments(0, at(300), 10)])
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'SUPERSEDED' } })
    expect(second).toMatchObject({ status: 'fulfilled', value: { total: 150 } })
    expect(moments).toMatchObject({ status: 'fulfilled', value: { total: 300 } })
  })

  it('looks at moments of alerts before all others', async () => {
    keepPnl(Array.from({ length: 40 }, () => [0, 0] as const))
    past.keep(at(40) + 1, (store) => { store.replace('accountPnl', [accountPnl({ dailyPnl: decimal(-600) })], { asOf: past.now }) }, 'alert')
    past.keep(at(41), (store) => { store.replace('accountPnl', [accountPnl({ dailyPnl: decimal(0) })], { asOf: past.now }) })
    const found = await preview(loss(), { most: 5 })
    expect(spans(found)[0]?.slice(0, 2)).toEqual(['DU1', at(40) + 1])
    expect(found.note).toMatch(/By [2-5] of 42 kept moments/)
  })

  it('says that nothing is kept where nothing is', async () => {
    expect(await preview(loss())).toMatchObject({ covered: 'none', reach: null, total: 0, note: 'No moment of the desk is kept of these days.' })
  })
})
