/** The whole database contract, as resources/sql/contract.sql creates it. */
import { balances } from './balances.js'
import { equity } from './equity.js'
import { orders } from './orders.js'
import { paperTrades } from './paper-trades.js'
import { positions } from './positions.js'
import { serviceHeartbeats } from './service-heartbeats.js'
import { signals } from './signals.js'
import { triggerOrders } from './trigger-orders.js'
import type { Relation } from './relation.js'

export const contract: readonly Relation[] = [
  paperTrades,
  orders,
  triggerOrders,
  positions,
  balances,
  equity,
  signals,
  serviceHeartbeats
]
