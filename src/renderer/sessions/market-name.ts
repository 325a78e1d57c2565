/** What a market is called: IB names the way of an order (SMART) rather than the place. */
import type { BrokerPosition } from '../../shared/domain/broker-rows.js'
import type { Instrument } from '../../shared/domain/instrument.js'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import { compareText } from '../../shared/lib/order.js'

type Named = Pick<BrokerPosition, 'conId' | 'symbol' | 'secType'> | Pick<Instrument, 'conId' | 'symbol' | 'secType'>

/** Symbols of the contracts of a market that the desk knows by name, each once. */
export function symbolsOf({ conIds }: Pick<MarketSessions, 'conIds'>, known: readonly Named[]): readonly string[] {
  const wanted = new Set(conIds)
  return [...new Set(known.filter(({ conId }) => wanted.has(conId)).map(({ symbol }) => symbol))].sort(compareText)
}

/** `CME`, or for orders that find their own way the city of its clocks: `SMART, New York`. */
export function marketName({ exchange, timeZone }: Pick<MarketSessions, 'exchange' | 'timeZone'>): string {
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? ''
  return exchange === 'SMART' || exchange === '' ? [exchange, place].filter((part) => part !== '').join(', ') : exchange
}

/** What kinds of contracts those are, as the broker names them: STK, OPT, FUT, CASH. */
export function kindsOf({ conIds }: Pick<MarketSessions, 'conIds'>, known: readonly Named[]): readonly string[] {
  const wanted = new Set(conIds)
  return [...new Set(known.filter(({ conId }) => wanted.has(conId)).map(({ secType }) => secType))].sort(compareText)
}
