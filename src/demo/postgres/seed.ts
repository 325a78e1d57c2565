/** Ninety days of history that lead up to what the world is doing now. */
import type { ClientBase } from 'pg'
import type { EpochMs } from '../../shared/lib/clock.js'
import { randomStream } from '../world/random.js'
import type { RelationName, TradingRows, TradingView } from '../world/trading-view.js'
import type { BrokerView } from '../world/types.js'
import { tradingDaysBefore } from './history/calendar.js'
import { equityHistory } from './history/equity-history.js'
import { orderHistory } from './history/order-history.js'
import { paperHistory } from './history/paper-history.js'
import { pastPrices } from './history/prices.js'
import { RELATIONS } from './tables.js'
import { upsertRows } from './write-rows.js'

export const HISTORY_DAYS = 90

export interface Story {
  readonly seed: number
  readonly now: EpochMs
  readonly broker: BrokerView
  readonly trading: TradingView
}

/** Writes history and present into an empty contract, in one transaction. The same story gives the same rows. */
export async function seedHistory(client: ClientBase, story: Story): Promise<void> {
  const past = history(story)
  await client.query('begin')
  try {
    for (const relation of RELATIONS) await writeRelation(client, relation, past, story.trading)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  // Without statistics the first queries are planned for empty tables.
  await client.query('analyze')
}

type PastRows = { readonly [R in RelationName]?: readonly TradingRows[R][] }

function history({ seed, now, broker }: Story): PastRows {
  const days = tradingDaysBefore(now, HISTORY_DAYS)
  const stream = (name: string): ReturnType<typeof randomStream> => randomStream(seed, `history/${name}`)
  const prices = pastPrices(broker, days, stream('prices'))
  const { trades, signals, triggers } = paperHistory(days, now, prices, stream('paper'))
  return {
    paper_trades: trades,
    signals,
    trigger_orders: triggers,
    orders: orderHistory(days, prices, stream('orders')),
    equity: broker.accounts().flatMap((account) => equityHistory(account, days, now, stream(`equity ${account.account}`)))
  }
}

async function writeRelation<R extends RelationName>(client: ClientBase, relation: R, past: PastRows, trading: TradingView): Promise<void> {
  const before: readonly TradingRows[R][] = past[relation] ?? []
  await upsertRows(client, relation, before)
  await upsertRows(client, relation, trading.rows(relation))
}
