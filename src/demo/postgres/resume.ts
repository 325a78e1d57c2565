/**
 * Bringing the records of an earlier run up to date: the trading system was away, its positions and orders are what the
 * world says now, what was open then has ended, and the equity curve has no hole.
 */
import type { ClientBase } from 'pg'
import type { EquityPoint } from '../../shared/domain/database-rows.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import { exact } from '../world/ticks.js'
import type { RelationName, TradingView } from '../world/trading-view.js'
import { QUARTER_HOUR_MS } from './history/equity-history.js'
import { pruneHistory } from './prune.js'
import { RELATIONS } from './tables.js'
import { upsertRows } from './write-rows.js'

/** A longer absence is drawn with points further apart. */
const MOST_GAP_POINTS = 400

/** In one transaction; of the history only what has outlived its keeping is touched. */
export async function resumeHistory(client: ClientBase, trading: TradingView, now: EpochMs): Promise<void> {
  await client.query('begin')
  try {
    const at = new Date(now)
    await client.query(`update pitwall.orders set status = 'cancelled', updated_at = $1 where status in ('working', 'partially_filled')`, [at])
    await client.query(`update pitwall.trigger_orders set status = 'cancelled', updated_at = $1 where status = 'armed'`, [at])
    // Given up at the entry price: what the market did in between is not known.
    await client.query(
      `update pitwall.paper_trades set status = 'closed', closed_at = least($1, opened_at + interval '8 minutes'), close_price = price, realized_pnl = -fees, updated_at = $1
       where status = 'open'`,
      [at]
    )
    await client.query(
      `update pitwall.signals set decision = 'skipped', reason = 'the trading system was restarted', decided_at = $1 where decision = 'pending'`,
      [at]
    )
    await client.query('delete from pitwall.positions')
    await fillEquityGap(client, trading)
    for (const relation of RELATIONS) await writeAll(client, relation, trading)
    await pruneHistory(client, now)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function writeAll<R extends RelationName>(client: ClientBase, relation: R, trading: TradingView): Promise<void> {
  await upsertRows(client, relation, trading.rows(relation))
}

/** A straight line from the last mark to the new one. */
async function fillEquityGap(client: ClientBase, trading: TradingView): Promise<void> {
  const { rows } = await client.query<{ account: string; as_of: Date; equity: string }>(
    'select distinct on (account) account, as_of, equity from pitwall.equity order by account, as_of desc'
  )
  const points = rows.flatMap(({ account, as_of, equity }): readonly EquityPoint[] => {
    const next = trading.rows('equity').find((point) => point.account === account)
    return next ? line({ asOf: as_of.getTime(), equity: Number(equity) }, next) : []
  })
  await upsertRows(client, 'equity', points)
}

function line(from: { readonly asOf: EpochMs; readonly equity: number }, to: EquityPoint): readonly EquityPoint[] {
  const step = Math.max(QUARTER_HOUR_MS, (to.asOf - from.asOf) / MOST_GAP_POINTS)
  const points: EquityPoint[] = []
  for (let asOf = from.asOf + step; asOf < to.asOf; asOf += step) {
    const share = (asOf - from.asOf) / (to.asOf - from.asOf)
    points.push({ ...to, asOf: Math.round(asOf), equity: exact(from.equity + share * (Number(to.equity) - from.equity), 2), realizedPnl: null })
  }
  return points
}
