/** Brackets that the strategies worked at the broker on the last days: entry filled, one exit filled, the other cancelled. */
import type { DatabaseOrder } from '../../../shared/domain/database-rows.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { RandomStream } from '../../world/random.js'
import { VENUE, exactPrice, orderIdOf } from '../../world/record-keeper.js'
import { SLOT_PLANS } from '../../world/strategies.js'
import { exact, toTick } from '../../world/ticks.js'
import { typicalMove } from '../../world/volatility.js'
import { session } from './calendar.js'
import type { PastPrices } from './prices.js'

const DAYS_KEPT = 5
const BRACKETS_A_DAY = 12
/** Below the ids of any run. */
const FIRST_PERM_ID = 1_099_000_000

export function orderHistory(days: readonly EpochMs[], prices: PastPrices, random: RandomStream): readonly DatabaseOrder[] {
  let permId = FIRST_PERM_ID
  return days.slice(-DAYS_KEPT).flatMap((day) =>
    Array.from({ length: BRACKETS_A_DAY }, () => {
      permId += 3
      return bracket(permId, day, prices, random)
    }).flat()
  )
}

function bracket(permId: number, day: EpochMs, prices: PastPrices, random: RandomStream): readonly DatabaseOrder[] {
  const plan = random.pick(SLOT_PLANS)
  const instrument = prices.instrument(plan.conId, day)
  const [opens, closes] = session(instrument)
  const createdAt = Math.round(day + random.between(opens, closes - 600_000))
  const closedAt = Math.round(createdAt + random.between(60_000, 360_000))
  const side = random.chance(0.5) ? 1 : -1
  const price = toTick(prices.price(plan.conId, day), instrument.minTick)
  const move = typicalMove(price, prices.volatility(plan.conId))
  const won = random.chance(0.53)
  const at = (moves: number): DatabaseOrder['limitPrice'] => exactPrice(toTick(price + side * move * moves, instrument.minTick), instrument)
  const quantity = exact(plan.quantity, 0)
  const none = exact(0, 0)
  const common = {
    ...{ venue: VENUE, account: plan.account, strategy: plan.strategy, symbol: instrument.localSymbol, quantity, currency: instrument.currency, createdAt },
    ...{ limitPrice: null, stopPrice: null, trailAmount: null, trailPercent: null, parentOrderId: null, ocaGroup: null }
  }
  const exitSide: DatabaseOrder['side'] = side === 1 ? 'sell' : 'buy'
  const exit = { ...common, side: exitSide, timeInForce: 'GTC', parentOrderId: orderIdOf(permId), ocaGroup: String(permId), updatedAt: closedAt }
  const end = (filled: boolean): Pick<DatabaseOrder, 'status' | 'filledQuantity'> => ({ status: filled ? 'filled' : 'cancelled', filledQuantity: filled ? quantity : none })
  const ids = (offset: number): Pick<DatabaseOrder, 'orderId' | 'brokerPermId'> => ({ orderId: orderIdOf(permId + offset), brokerPermId: String(permId + offset) })
  return [
    { ...common, ...ids(0), ...end(true), side: side === 1 ? 'buy' : 'sell', orderType: 'limit', limitPrice: at(0), timeInForce: 'DAY', updatedAt: createdAt + 8_000 },
    { ...exit, ...ids(1), ...end(won), orderType: 'limit', limitPrice: at(1.4) },
    { ...exit, ...ids(2), ...end(!won), orderType: 'stop', stopPrice: at(-1.5) }
  ]
}
