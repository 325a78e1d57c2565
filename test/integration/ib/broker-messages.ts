/** Messages of a gateway with one bracket, one trailing stop and what belongs to them; layouts of IB.md 2.3 and 2.5 at version 178. */
import type { Fields } from './raw-gateway.js'

const M = '1.7976931348623157E308'

export interface OrderFields {
  readonly orderId: number
  readonly permId: number
  readonly action: 'BUY' | 'SELL'
  readonly type: string
  readonly limit?: string
  readonly aux?: string
  readonly trailStop?: string
  readonly trailPercent?: string
  readonly ocaGroup?: string
  readonly parentId?: number
  readonly status?: string
}

/** The validated child of a bracket of IB.md 2.5; an empty field is empty, `M` is the unset double. */
const EXAMPLE = '5|12|265598|AAPL|STK||0|?||SMART|USD|AAPL|NMS|SELL|100|LMT|160.0|0.0|GTC|1001|DU1||0|alpha|5|1002|0|0|0||1002.0/DU1/100|||||||||0||-1|0|||||||0|0|0||3|0|0||11|0||0|None||0||||?|0|0||0|0||||||0|0|0|||||0||IB|0|0||0|0|PreSubmitted|M|M|M|M|M|M|M|M|M||||||0|0|0|None|M|M|M|M|M|M|0||||M|0|0|0|0|||0|||||'.split('|')

/** openOrder of 100 AAPL, 135 fields: the example with the fields of this order in their places. */
export function openOrder(order: OrderFields): Fields {
  const trail = order.trailStop ?? ''
  const places: Readonly<Record<number, string | number>> = {
    1: order.orderId, 13: order.action, 15: order.type, 16: order.limit ?? '0.0', 17: order.aux ?? '0.0', 19: order.ocaGroup ?? '', 25: order.permId,
    57: order.parentId ?? 0, 73: trail, 74: order.trailPercent ?? '', 93: order.status ?? 'Submitted', 113: trail === '' ? 'M' : trail
  }
  return EXAMPLE.map((field, index) => places[index] ?? field).map((field) => field === 'M' ? M : field)
}

export function orderStatus(order: OrderFields, whyHeld = ''): Fields {
  return [3, order.orderId, order.status ?? 'Submitted', 0, 100, 0, order.permId, order.parentId ?? 0, 0, 5, whyHeld, 0]
}

export const bracket: readonly OrderFields[] = [
  { orderId: 11, permId: 1001, action: 'BUY', type: 'LMT', limit: '150.0' },
  { orderId: 12, permId: 1002, action: 'SELL', type: 'LMT', limit: '160.0', ocaGroup: '1001', parentId: 11, status: 'PreSubmitted' },
  { orderId: 13, permId: 1003, action: 'SELL', type: 'STP', aux: '140.5', ocaGroup: '1001', parentId: 11, status: 'PreSubmitted' }
]
/** Placed by hand in TWS: order id 0. */
export const trailing: OrderFields = { orderId: 0, permId: 2001, action: 'SELL', type: 'TRAIL', aux: M, trailStop: '145.25', trailPercent: '1.5' }

export const stockPosition: Fields = [61, 3, 'DU1', 265598, 'AAPL', 'STK', '', 0, '', '', '', 'USD', 'AAPL', 'NMS', 100, 150.25]
export const futurePosition: Fields = [61, 3, 'DU2', 495512563, 'ES', 'FUT', '20261218', 0, '', '50', '', 'USD', 'ESZ6', 'ES', -2, 250000.5]

export function execution(reqId: string | number, execId: string, price: number): Fields {
  return [11, reqId, 11, 265598, 'AAPL', 'STK', '', 0, '', '', 'ISLAND', 'USD', 'AAPL', 'NMS', execId, '20261120 10:15:00 US/Eastern', 'DU1', 'ISLAND', 'BOT', 40, price, 1001, 5, 0, 40, price, 'alpha', '', '', '', 2, 0]
}

export function commission(execId: string): Fields {
  return [59, 1, execId, 0.35, 'USD', M, M, '']
}

/** contractDetails of the future at 178 (IB.md 2.7). */
export function futureDetails(reqId: string): Fields {
  return [10, reqId, 'ES', 'FUT', '20261218', 0, '', 'CME', 'USD', 'ESZ6', 'ES', 'ES', 495512563, 0.25, 50, 'LMT,MKT', 'CME', 1, 11004968, 'E-mini S&P 500', '', '202612', '', '', '', 'US/Central', '', '', '', 0, 0, 1, 'ES', 'IND', '67', '20261218', '', 1, 1, 1]
}
