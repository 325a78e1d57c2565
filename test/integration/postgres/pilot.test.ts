import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from 'pg'
import type { PilotReview, PilotTallyRow } from '../../../src/shared/domain/pilot-rows.js'
import { PilotRepository } from '../../../src/main/postgres/pilot/pilot-repository.js'
import type { Answer } from '../../../src/main/postgres/reader.js'
import { paperTrades } from '../../../src/main/postgres/relations/paper-trades.js'
import type { RawRow } from '../../../src/main/postgres/row-reader.js'
import { tempPostgres, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { quiet, RecordingSlices } from './harness.js'

let server: TempPostgres
beforeAll(async () => {
  server = await tempPostgres()
})
afterAll(() => server.stop())

const plan = { overlapMs: 10_000, sweepEveryMs: 30_000, fullEveryMs: 600_000 }
const asText = { getTypeParser: () => (value: unknown) => value } as never

/** The repository of the paper pilot on one database, with the clock in the test's hands. */
class Pilot {
  readonly slices = new RecordingSlices()
  readonly repository: PilotRepository
  reads = 0
  now = Date.now()
  zone = 'UTC'

  constructor(
    readonly admin: Client,
    keep = 2_000
  ) {
    this.repository = new PilotRepository({
      reader: { read: (select: string) => this.#read(select) },
      slices: this.slices, clock: { now: () => this.now }, logger: quiet, plan, zone: () => this.zone, keep
    })
  }

  /** What the refresh did. */
  async refresh(absent: readonly string[] = []): Promise<readonly string[]> {
    const costs = await this.repository.refresh({ schema: 'pitwall', relation: paperTrades, absent: new Set(absent) }, { signal: new AbortController().signal, at: this.now + 10_000 })
    return costs.map(({ kind }) => kind)
  }

  get tallies(): readonly PilotTallyRow[] {
    return [...this.slices.rows('pilotTallies')].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  }

  get review(): PilotReview {
    const [review] = this.slices.rows('pilotReview')
    if (review === undefined) throw new Error('no review yet')
    return review
  }

  all(currency = 'USD'): PilotTallyRow {
    const found = this.tallies.find((row) => row.dimension === 'all' && row.currency === currency)
    if (found === undefined) throw new Error(`no trades in ${currency}`)
    return found
  }

  async #read(select: string): Promise<Answer> {
    this.reads += 1
    await this.admin.query("SET timezone = 'UTC'")
    const serverTime = Date.now()
    const { rows } = await this.admin.query({ text: select, rowMode: 'array', types: asText })
    return { rows: rows as RawRow[], asOf: this.now, serverTime, lagMs: 0, serverMs: 1, processId: null }
  }
}

const key = (row: PilotTallyRow): string => `${row.dimension}|${row.key}|${row.currency}`

async function started(keep?: number): Promise<{ readonly pilot: Pilot; readonly sql: (text: string) => Promise<void>; readonly counted: () => Promise<readonly PilotTallyRow[]> }> {
  const database = await server.freshDatabase()
  const admin = await database.admin()
  const sql = async (text: string): Promise<void> => {
    await admin.query(text)
  }
  const counted = async (): Promise<readonly PilotTallyRow[]> => {
    const other = new Pilot(admin)
    await other.refresh()
    return other.tallies
  }
  return { pilot: new Pilot(admin, keep), sql, counted }
}

interface Row {
  readonly id: string
  readonly strategy?: string
  readonly symbol?: string
  readonly status?: string
  readonly pnl?: string | null
  readonly edge?: string | null
  readonly fees?: string
  readonly currency?: string
  readonly opened?: string
  readonly closed?: string | null
  readonly updated?: string
}

const text = (value: string | null): string => (value === null ? 'NULL' : `'${value}'`)

/** Closed an hour ago with a gain of 10, unless it says otherwise. */
function insert({ id, strategy = 'momentum', symbol = 'AAPL', status = 'closed', pnl = '10', edge = '2', fees = '0.35', currency = 'USD', opened = "now() - interval '2 hours'", closed = "now() - interval '1 hour'", updated = closed ?? opened }: Row): string {
  return `INSERT INTO pitwall.paper_trades (trade_id, strategy, venue, symbol, side, quantity, price, fees, expected_edge, status, opened_at, closed_at, realized_pnl, currency, updated_at)
    VALUES ('${id}', '${strategy}', 'PAPER', '${symbol}', 'buy', 3, 100, ${fees === 'NULL' ? fees : `'${fees}'`}, ${text(edge)}, '${status}', ${opened}, ${closed ?? 'NULL'}, ${text(pnl)}, '${currency}', ${updated});`
}

describe('a count of all trades', () => {
  it('tells states, sums, edges and extremes by group, exactly, and keeps currencies apart', async () => {
    const { pilot, sql } = await started()
    await sql([
      insert({ id: 'a', pnl: '123456789012345678.000000000001' }), insert({ id: 'b', pnl: '-0.1', edge: null }), insert({ id: 'c', pnl: '0', strategy: 'carry' }),
      insert({ id: 'd', pnl: null }), insert({ id: 'e', status: 'open', pnl: null, closed: null }), insert({ id: 'f', status: 'CANCELED', pnl: null }),
      insert({ id: 'g', status: 'rejected', pnl: null }), insert({ id: 'h', status: 'a word of tomorrow', pnl: null }), insert({ id: 'i', currency: 'EUR', pnl: '5', status: 'Closed' })
    ].join(' '))
    expect(await pilot.refresh()).toEqual(['full'])
    expect(pilot.all()).toMatchObject({
      open: 1, closed: 3, withoutResult: 1, cancelled: 1, rejected: 1, other: 1, unreadable: 0, wins: 1, losses: 1, edgeTrades: 2,
      profit: '123456789012345678.000000000001', loss: '-0.1', fees: '1.05', expected: '12', achieved: '123456789012345678.000000000001', best: '123456789012345678.000000000001', worst: '-0.1'
    })
    expect(pilot.all('EUR')).toMatchObject({ closed: 1, profit: '5' })
    expect(pilot.tallies.map(key).filter((each) => !/^(day|strategyDay)\|/.test(each))).toEqual([
      'all||EUR', 'all||USD', 'strategy|carry|USD', 'strategy|momentum|EUR', 'strategy|momentum|USD', 'symbol|AAPL|EUR', 'symbol|AAPL|USD', 'venue|PAPER|EUR', 'venue|PAPER|USD'
    ])
    expect(pilot.review).toMatchObject({ trades: 9, pending: null, off: null, zone: 'UTC' })
  })

  it('cuts days in the zone that is asked for, across changes of the clock', async () => {
    const { pilot, sql } = await started()
    const moments = ['2026-01-10 04:59:59.999+00', '2026-01-10 05:00+00', '2026-07-10 03:59:59+00', '2026-07-10 04:00+00', '2026-03-08 06:59+00', '2026-03-08 07:00+00', '2026-03-09 03:59+00', '2026-03-09 04:00+00', '2026-11-01 03:59+00', '2026-11-02 04:59+00', '2026-11-02 05:00+00', '1999-06-01 12:00+00']
    await sql(moments.map((moment, index) => insert({ id: String(index), closed: `'${moment}'`, opened: `'${moment}'` })).join(' '))
    const days = (): readonly string[] => pilot.tallies.filter(({ dimension }) => dimension === 'day').map((row) => `${row.key} ${String(row.closed)}`)
    pilot.zone = 'America/New_York'
    await pilot.refresh()
    const { rows } = await pilot.admin.query<{ day: string }>("SELECT (closed_at AT TIME ZONE 'America/New_York')::date::text || ' ' || count(*) AS day FROM pitwall.paper_trades GROUP BY (closed_at AT TIME ZONE 'America/New_York')::date ORDER BY 1")
    expect(days()).toEqual(rows.map(({ day }) => day))
    pilot.zone = 'Asia/Kathmandu'
    expect(await pilot.refresh()).toEqual(['full'])
    const nepal = await pilot.admin.query<{ day: string }>("SELECT (closed_at AT TIME ZONE 'Asia/Kathmandu')::date::text || ' ' || count(*) AS day FROM pitwall.paper_trades GROUP BY (closed_at AT TIME ZONE 'Asia/Kathmandu')::date ORDER BY 1")
    expect(days()).toEqual(nepal.rows.map(({ day }) => day))
    expect(pilot.review.zone).toBe('Asia/Kathmandu')
  })

  it('leaves out of every sum what has no finite value, and counts it', async () => {
    const { pilot, sql } = await started()
    await sql([
      insert({ id: 'a' }), insert({ id: 'b', pnl: 'NaN' }), insert({ id: 'c', fees: 'Infinity' }), insert({ id: 'd', edge: '-Infinity' }), insert({ id: 'e', closed: "'infinity'", updated: 'now()' }),
      insert({ id: 'f', closed: null, opened: "'-infinity'", updated: "'infinity'", status: 'open', pnl: null })
    ].join(' '))
    expect(await pilot.refresh()).toEqual(['full'])
    expect(pilot.all()).toMatchObject({ closed: 1, unreadable: 5, open: 0, profit: '10', fees: '0.35' })
    expect(pilot.review.trades).toBe(6)
    // One that is mended counts from then on.
    await sql("UPDATE pitwall.paper_trades SET realized_pnl = 7, updated_at = now() WHERE trade_id = 'b'")
    expect(await pilot.refresh()).toEqual(['since'])
    expect(pilot.all()).toMatchObject({ closed: 2, unreadable: 4, profit: '17' })
  })

  it('does without the columns that may be missing', async () => {
    const { pilot, sql } = await started()
    await sql(insert({ id: 'a' }))
    await sql('ALTER TABLE pitwall.paper_trades DROP COLUMN expected_edge, DROP COLUMN realized_pnl, DROP COLUMN closed_at')
    await pilot.refresh(['expected_edge', 'realized_pnl', 'closed_at'])
    expect(pilot.all()).toMatchObject({ closed: 0, withoutResult: 1, edgeTrades: 0 })
  })

  it('of nothing is nothing', async () => {
    const { pilot, sql, counted } = await started()
    await pilot.refresh()
    expect(pilot.tallies).toEqual([])
    expect(pilot.review).toMatchObject({ trades: 0, pending: null })
    await sql(insert({ id: 'a', opened: 'now()', closed: 'now()' }))
    expect(await pilot.refresh()).toEqual(['since'])
    expect(pilot.tallies).toEqual(await counted())
  })
})

describe('a refresh', () => {
  it('counts a trade that opens, closes and is corrected once, however often it is seen', async () => {
    const { pilot, sql, counted } = await started()
    await sql(insert({ id: 'old' }))
    await pilot.refresh()
    await sql(insert({ id: 'new', status: 'open', pnl: null, opened: 'now()', closed: null }))
    await pilot.refresh()
    expect(pilot.all()).toMatchObject({ open: 1, closed: 1 })
    await sql("UPDATE pitwall.paper_trades SET status = 'closed', closed_at = now(), realized_pnl = 4, updated_at = now() WHERE trade_id = 'new'")
    await pilot.refresh()
    await pilot.refresh()
    expect(pilot.all()).toMatchObject({ open: 0, closed: 2, profit: '14' })
    await sql("UPDATE pitwall.paper_trades SET realized_pnl = -4, strategy = 'carry', updated_at = now() WHERE trade_id = 'new'")
    expect(await pilot.refresh()).toEqual(['since'])
    expect(pilot.all()).toMatchObject({ closed: 2, wins: 1, losses: 1, profit: '10', loss: '-4' })
    // It was the worst and the latest trade of its strategy: which is now, only a count can tell.
    pilot.now += 3_000
    expect(await pilot.refresh()).toEqual(['full'])
    expect(pilot.tallies).toEqual(await counted())
  })

  it('finds a trade that was stamped before the watermark and committed after it', async () => {
    const { pilot, sql, counted } = await started(2)
    await sql([1, 2, 3, 4, 5].map((n) => insert({ id: String(n) })).join(' ') + insert({ id: 'mark', opened: 'now()', closed: 'now()' }))
    await pilot.refresh()
    await sql(insert({ id: 'late', opened: "now() - interval '8 seconds'", closed: "now() - interval '8 seconds'" }))
    expect(await pilot.refresh()).toEqual(['since'])
    expect(pilot.tallies).toEqual(await counted())
  })

  it('tells that a delete put the figures off, and counts anew', async () => {
    const { pilot, sql, counted } = await started(2)
    await sql(['1', '2', '3', '4', '5'].map((id) => insert({ id, pnl: id })).join(' '))
    await pilot.refresh()
    await sql("DELETE FROM pitwall.paper_trades WHERE trade_id = '1'")
    expect(await pilot.refresh()).toEqual(['since'])
    pilot.now += 31_000
    expect(await pilot.refresh()).toEqual(['since', 'full'])
    expect(pilot.tallies).toEqual(await counted())
    expect(pilot.review.off?.what).toBe('closed 5 instead of 4 (USD)')
    expect(pilot.review.pending).toBeNull()
    // The next count that finds nothing takes the mark away.
    pilot.now += 600_000
    expect(await pilot.refresh()).toEqual(['full'])
    expect(pilot.review.off).toBeNull()
  })

  it('finds at once that a trade from before all that it remembers has been corrected', async () => {
    const { pilot, sql, counted } = await started(2)
    await sql(['1', '2', '3', '4', '5'].map((id) => insert({ id, pnl: id, closed: `now() - interval '${id} hours'`, opened: "now() - interval '9 hours'" })).join(' '))
    await pilot.refresh()
    await sql("UPDATE pitwall.paper_trades SET realized_pnl = -50, updated_at = now() WHERE trade_id = '5'")
    pilot.now += 3_000
    expect(await pilot.refresh()).toEqual(['since', 'full'])
    expect(pilot.all()).toMatchObject({ closed: 5, loss: '-50', profit: '10' })
    expect(pilot.tallies).toEqual(await counted())
  })

  it('takes a trade that is written when it closes for a new one, without counting all', async () => {
    const { pilot, sql, counted } = await started(2)
    await sql(['1', '2', '3', '4', '5'].map((id) => insert({ id })).join(' '))
    await pilot.refresh()
    await sql(insert({ id: 'written late', opened: "now() - interval '5 hours'", closed: 'now()' }))
    pilot.now += 3_000
    expect(await pilot.refresh()).toEqual(['since'])
    expect(pilot.tallies).toEqual(await counted())
    expect(pilot.review.pending).toBeNull()
  })

  it('says what is pending while another count would cost the server too much', async () => {
    const { pilot, sql } = await started(2)
    await sql(['1', '2', '3', '4', '5'].map((id) => insert({ id, pnl: id, closed: `now() - interval '${id} hours'`, opened: "now() - interval '9 hours'" })).join(' '))
    await pilot.refresh()
    await sql("UPDATE pitwall.paper_trades SET realized_pnl = -50, updated_at = now() WHERE trade_id = '5'")
    expect(await pilot.refresh()).toEqual(['since'])
    expect(pilot.review.pending).toBe('the database has 5 trades where 6 are counted')
    pilot.now += 3_000
    expect(await pilot.refresh()).toEqual(['full'])
    expect(pilot.review).toMatchObject({ pending: null, off: { what: 'closed 6 instead of 5 (USD)' } })
  })

  it('counts anew when what was the best trade is no longer', async () => {
    const { pilot, sql, counted } = await started()
    await sql(['1', '2', '30'].map((id) => insert({ id, pnl: id })).join(' '))
    await pilot.refresh()
    await sql("UPDATE pitwall.paper_trades SET realized_pnl = 1, updated_at = now() WHERE trade_id = '30'")
    pilot.now += 3_000
    expect(await pilot.refresh()).toEqual(['since', 'full'])
    expect(pilot.all().best).toBe('2')
    expect(pilot.tallies).toEqual(await counted())
  })

  it('reads little though all trades bear the same time', async () => {
    const { pilot, sql, counted } = await started(5)
    await sql(`INSERT INTO pitwall.paper_trades (trade_id, strategy, venue, symbol, side, quantity, price, status, opened_at, closed_at, realized_pnl, currency, updated_at)
      SELECT 't' || i, 's', 'v', 'X', 'buy', 1, 1, 'closed', now(), now(), i, 'USD', now() FROM generate_series(1, 1000) i`)
    await pilot.refresh()
    await sql(insert({ id: 'next', opened: 'now()', closed: 'now()' }))
    pilot.slices.of('pilotTallies').batches.length = 0
    expect(await pilot.refresh()).toEqual(['since'])
    expect(pilot.tallies).toEqual(await counted())
  })
})

it('whatever happens to the trades, the tallies are those of a count, or say that they are not', { timeout: 30_000 }, async () => {
  let seed = 20_261_121
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  const { pilot, sql, counted } = await started(12)
  const pick = (...words: readonly string[]): string => words[random(words.length)] ?? ''
  const pnl = (): string => (random(9) === 0 ? 'NULL' : `${String(random(20_001) - 10_000)}e-${String(random(4))}`)
  const ago = (seconds: number): string => `now() - interval '${String(seconds)} seconds'`
  let next = 0
  const some = (): string => `(SELECT trade_id FROM pitwall.paper_trades ORDER BY md5(trade_id || '${String(random(1_000_000))}') LIMIT 1)`
  const acts: readonly (() => string)[] = [
    () => insert({ id: `n${String(next++)}`, status: 'open', pnl: null, opened: 'now()', closed: null, strategy: pick('a', 'b', 'c'), currency: pick('USD', 'EUR') }),
    () => insert({ id: `n${String(next++)}`, pnl: String(random(2_001) - 1_000), opened: ago(random(9)), closed: 'now()', symbol: pick('X', 'Y', 'Z'), edge: pick('1', '-0.25') }),
    () => insert({ id: `n${String(next++)}`, pnl: String(random(99) / 7), opened: ago(random(90_000)), closed: 'now()', status: pick('closed', 'cancelled', 'odd') }),
    () => insert({ id: `n${String(next++)}`, opened: ago(random(9)), closed: ago(random(8)) }),
    () => `UPDATE pitwall.paper_trades SET status = 'closed', closed_at = now(), realized_pnl = ${pnl()}, updated_at = now() WHERE trade_id = (SELECT trade_id FROM pitwall.paper_trades WHERE status = 'open' LIMIT 1)`,
    () => `UPDATE pitwall.paper_trades SET realized_pnl = ${pnl()}, strategy = '${pick('a', 'b', 'c')}', updated_at = now() WHERE trade_id = ${some()}`,
    () => `UPDATE pitwall.paper_trades SET realized_pnl = ${pnl()} WHERE trade_id = ${some()}`, // Without a new time: only a count finds it.
    () => `DELETE FROM pitwall.paper_trades WHERE trade_id = ${some()}`
  ]
  await sql(Array.from({ length: 60 }, (_, n) => insert({ id: `o${String(n)}`, pnl: String(n - 30), closed: ago(100 + n * 3_000), opened: ago(400_000) })).join(' '))
  await pilot.refresh()
  const kinds = { since: 0, full: 0 }
  for (let step = 0; step < 150; step += 1) {
    await sql((acts[random(acts.length)] ?? acts[0])?.() ?? '')
    pilot.now += random(4_000)
    for (const kind of await pilot.refresh()) kinds[kind === 'full' ? 'full' : 'since'] += 1
    if (step % 15 !== 14) continue
    // Enough for a number of all trades; and then enough for a count of them.
    pilot.now += 31_000
    await pilot.refresh()
    const { trades, pending } = pilot.review
    const truth = await counted()
    if (pending === null) expect(trades).toBe(truth.filter(({ dimension }) => dimension === 'all').reduce((sum, row) => sum + row.open + row.closed + row.withoutResult + row.cancelled + row.rejected + row.other + row.unreadable, 0))
    pilot.now += 600_000
    await pilot.refresh()
    expect(pilot.tallies).toEqual(truth)
    expect(pilot.review.pending).toBeNull()
  }
  expect(kinds.since).toBeGreaterThan(kinds.full)
})
