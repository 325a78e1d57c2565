/**
 * A million paper trades from connecting to the pilot's figures, and beside it, interleaved, one hand-written aggregate over
 * the same table that gives the same figures: on an open connection, its rows not even read.
 */
import { paperPilot } from '../src/shared/domain/paper-pilot.js'
import { tempPostgres } from '../test/fixtures/temp-postgres.js'
import { median, rounded, type BenchResult } from './lib/figures.js'
import { HAND_WRITTEN, insertTrades, openPilotDesk, TOTALS } from './lib/paper-pilot.js'

const TRADES = 1_000_000
const ROUNDS = 5

export async function run(): Promise<BenchResult> {
  const server = await tempPostgres()
  try {
    const admin = await server.admin()
    await insertTrades(admin, 1, TRADES)
    await admin.query('VACUUM ANALYZE pitwall.paper_trades')
    const [ours, figured, hand, totals]: [number[], number[], number[], number[]] = [[], [], [], []]
    const timed = async (into: number[], work: () => Promise<unknown>): Promise<void> => {
      const startedAt = performance.now()
      await work()
      into.push(performance.now() - startedAt)
    }
    let shown = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      await timed(hand, () => admin.query(HAND_WRITTEN))
      await timed(totals, () => admin.query(TOTALS))
      const startedAt = performance.now()
      const desk = openPilotDesk(server)
      await desk.loaded
      const loadedAt = performance.now()
      shown = paperPilot([...desk.slices.tallies.values()]).counts.total
      ours.push(performance.now() - startedAt)
      figured.push(performance.now() - loadedAt)
      await desk.stop()
    }
    if (shown !== TRADES) throw new Error(`${String(shown)} of ${String(TRADES)} trades were counted`)
    return {
      figures: {
        trades: shown,
        first_load_ms: rounded(median(ours)),
        of_which_figures_ms: rounded(median(figured)),
        hand_written_ms: rounded(median(hand)),
        totals_only_ms: rounded(median(totals)),
        ratio: rounded(median(ours) / median(hand)),
        ratio_to_totals_only: rounded(median(ours) / median(totals))
      },
      runs: ROUNDS
    }
  } finally {
    await server.stop()
  }
}
