/** What a steady refresh of the whole desk costs with ten thousand and with a million paper trades, a hundred new ones before each. */
import type pg from 'pg'
import { tempPostgres, type TempDatabase } from '../test/fixtures/temp-postgres.js'
import { median, percentile, rounded, type BenchResult } from './lib/figures.js'
import { insertTrades, openPilotDesk, type PilotDesk } from './lib/paper-pilot.js'

const SMALL = 10_000
const LARGE = 1_000_000
const NEW = 100
const WARM_UP = 5
const ROUNDS = 60
/** A refresh answers who asks within this time of the last one. */
const APART_MS = 220

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

class Watched {
  readonly took: number[] = []
  #trades: number

  private constructor(private readonly admin: pg.Client, private readonly desk: PilotDesk, trades: number) {
    this.#trades = trades
  }

  static async open(database: TempDatabase, trades: number): Promise<Watched> {
    const admin = await database.admin()
    // A notice would have the desk refreshed before it is asked to.
    await admin.query('DROP TRIGGER announce_change ON pitwall.paper_trades')
    await insertTrades(admin, 1, trades)
    await admin.query('VACUUM ANALYZE pitwall.paper_trades')
    const desk = openPilotDesk(database, { intervalFactor: 1_000 })
    await desk.loaded
    return new Watched(admin, desk, trades)
  }

  async round(counts: boolean): Promise<void> {
    await insertTrades(this.admin, this.#trades + 1, NEW, 0.001)
    this.#trades += NEW
    await pause(APART_MS)
    const startedAt = performance.now()
    await this.desk.refresh()
    if (counts) this.took.push(performance.now() - startedAt)
    if (this.desk.slices.trades !== this.#trades) throw new Error(`${String(this.desk.slices.trades)} of ${String(this.#trades)} trades are counted`)
  }

  stop(): Promise<void> {
    return this.desk.stop()
  }
}

export async function run(): Promise<BenchResult> {
  const server = await tempPostgres()
  try {
    const small = await Watched.open(await server.freshDatabase(), SMALL)
    const large = await Watched.open(await server.freshDatabase(), LARGE)
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      await small.round(round >= 0)
      await large.round(round >= 0)
    }
    await Promise.all([small.stop(), large.stop()])
    return {
      figures: {
        small_trades: SMALL,
        large_trades: LARGE,
        new_trades: NEW,
        small_median_ms: rounded(median(small.took)),
        small_p90_ms: rounded(percentile(small.took, 0.9)),
        large_median_ms: rounded(median(large.took)),
        large_p90_ms: rounded(percentile(large.took, 0.9)),
        ratio: rounded(median(large.took) / median(small.took))
      },
      runs: ROUNDS
    }
  } finally {
    await server.stop()
  }
}
