/** A trading system keeps its trades for good and the small print for a while: so that a demo desk used for months stays small. */
import type { ClientBase } from 'pg'
import type { EpochMs } from '../../shared/lib/clock.js'

/** Each with the moment it is pruned at as its parameter. */
const RULES = [
  `delete from pitwall.signals where fired_at < $1::timestamptz - interval '31 days'`,
  `delete from pitwall.trigger_orders where status <> 'armed' and updated_at < $1::timestamptz - interval '3 days'`,
  `delete from pitwall.orders o where status not in ('working', 'partially_filled') and updated_at < $1::timestamptz - interval '10 days'
     and not exists (select from pitwall.orders child where child.parent_order_id = o.order_id and child.updated_at >= $1::timestamptz - interval '10 days')`,
  `update pitwall.paper_trades t set signal_id = null where signal_id is not null and opened_at < $1::timestamptz - interval '30 days'
     and not exists (select from pitwall.signals s where s.signal_id = t.signal_id)`,
  // Marks of every few seconds become one a quarter of an hour.
  `delete from pitwall.equity e using (
     select account, as_of, row_number() over (partition by account, floor(extract(epoch from as_of) / 900) order by as_of) as place
     from pitwall.equity where as_of < $1::timestamptz - interval '1 day'
   ) spare where spare.place > 1 and e.account = spare.account and e.as_of = spare.as_of`
] as const

export async function pruneHistory(client: ClientBase, now: EpochMs): Promise<void> {
  for (const rule of RULES) await client.query(rule, [new Date(now)])
}
