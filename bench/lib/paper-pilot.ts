/** A paper pilot of any size, a desk without a window that watches it, and what a person would write to know its figures. */
import type pg from 'pg'
import pino from 'pino'
import { createPostgresSource } from '../../src/main/postgres/index.js'
import type { SliceWriter } from '../../src/main/desk/ports.js'
import type { Tuning } from '../../src/main/postgres/tuning.js'
import { postgresSettings } from '../../src/shared/config/settings.js'
import type { PilotTallyRow } from '../../src/shared/domain/pilot-rows.js'
import { systemClock } from '../../src/shared/lib/clock.js'
import type { SliceKey, SliceRow } from '../../src/shared/state/slices.js'
import type { TempDatabase } from '../../test/fixtures/temp-postgres.js'

/**
 * Trades numbered from `first` on, one every so many seconds up to now: eight strategies, three venues, sixty symbols, two currencies; one in
 * fifty was cancelled, one in four hundred has no result, one in five no expected edge.
 */
export async function insertTrades(admin: pg.Client, first: number, count: number, everySeconds = 31): Promise<void> {
  const last = String(first + count - 1)
  const moment = `now() - (${last} - i) * interval '${String(everySeconds)} seconds'`
  await admin.query(`
    INSERT INTO pitwall.paper_trades
    SELECT 't' || i, 'strategy ' || i % 8, 'venue ' || i % 3, 'SYM' || (i * 7919) % 60, CASE WHEN i % 2 = 0 THEN 'buy' ELSE 'sell' END, 1 + i % 50, 100 + (i % 1000) / 8.0,
           round((i % 97) / 50.0, 2), CASE WHEN i % 5 = 0 THEN NULL ELSE round((i % 31) / 100.0, 4) END, CASE WHEN i % 50 = 0 THEN 'cancelled' ELSE 'closed' END,
           ${moment}, ${moment}, 101,
           CASE WHEN i % 400 = 0 OR i % 50 = 0 THEN NULL ELSE round(((i * 48271) % 20011 - 9800) / 37.0, 2) END, CASE WHEN i % 9 = 0 THEN 'EUR' ELSE 'USD' END, NULL,
           ${moment}
      FROM generate_series(${String(first)}::bigint, ${last}) i`)
}

const SUMS = `count(*) AS closed, count(realized_pnl) AS known,
  count(*) FILTER (WHERE realized_pnl > 0) AS wins, count(*) FILTER (WHERE realized_pnl < 0) AS losses,
  sum(realized_pnl) FILTER (WHERE realized_pnl > 0) AS profit, sum(realized_pnl) FILTER (WHERE realized_pnl < 0) AS loss,
  sum(fees) FILTER (WHERE realized_pnl IS NOT NULL) AS fees, sum(expected_edge * quantity) FILTER (WHERE realized_pnl IS NOT NULL) AS expected`

/** The pilot's figures by currency, strategy, venue, symbol and day in one statement, as one writes it by hand. */
export const HAND_WRITTEN = `
  SELECT currency, strategy, venue, symbol, (closed_at AT TIME ZONE 'UTC')::date AS day, ${SUMS}
    FROM pitwall.paper_trades WHERE status = 'closed'
   GROUP BY GROUPING SETS ((currency), (strategy, currency), (venue, currency), (symbol, currency), ((closed_at AT TIME ZONE 'UTC')::date, currency))`

/** The totals by currency alone: the least that any answer costs. */
export const TOTALS = `SELECT currency, ${SUMS} FROM pitwall.paper_trades WHERE status = 'closed' GROUP BY currency`

const nothing = (): void => undefined

/** The tallies as the desk holds them. */
class PilotSlices implements SliceWriter {
  readonly tallies = new Map<string, PilotTallyRow>()
  trades = 0
  onReview = nothing

  replace<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[]): void {
    if (key === 'pilotTallies') this.tallies.clear()
    this.merge(key, rows)
  }

  merge<K extends SliceKey>(key: K, rows: readonly SliceRow<K>[]): void {
    if (key === 'pilotTallies') for (const row of rows as readonly PilotTallyRow[]) this.tallies.set(`${row.dimension}|${row.key}|${row.currency}`, row)
    if (key !== 'pilotReview') return
    this.trades = (rows as readonly SliceRow<'pilotReview'>[])[0]?.trades ?? 0
    this.onReview()
  }

  remove(key: SliceKey, keys: readonly string[]): void {
    if (key === 'pilotTallies') for (const each of keys) this.tallies.delete(each)
  }

  forget = nothing
  fetching = nothing
  failed = nothing
  pause = nothing
  unavailable = nothing
}

export interface PilotDesk {
  readonly slices: PilotSlices
  /** Settles when the tallies have come for the first time. */
  readonly loaded: Promise<void>
  readonly refresh: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Connects as the app does. */
export function openPilotDesk({ host, port, user, password, database }: TempDatabase, tuning: Partial<Tuning> = {}): PilotDesk {
  const slices = new PilotSlices()
  const loaded = new Promise<void>((resolve) => {
    slices.onReview = resolve
  })
  const source = createPostgresSource({
    settings: postgresSettings.parse({ host, port, user, database }),
    password: () => Promise.resolve(password),
    slices, clock: systemClock, random: Math.random, logger: pino({ level: 'silent' }), onStatus: nothing, tuning
  })
  source.start()
  return { slices, loaded, refresh: () => source.refresh(AbortSignal.timeout(60_000)), stop: () => source.stop() }
}
