/** Where prices were on earlier days: a walk back in time that ends where the market is now. */
import type { EpochMs } from '../../../shared/lib/clock.js'
import { listings } from '../../world/instruments.js'
import type { Listing } from '../../world/instruments.js'
import type { RandomStream } from '../../world/random.js'
import type { BrokerView, Instrument } from '../../world/types.js'

export interface PastPrices {
  /** As it was listed on that day: a future by the contract that was in front then. */
  instrument(conId: number, at: EpochMs): Instrument
  /** Level of the day. */
  price(conId: number, day: EpochMs): number
  /** Per year, as a share. */
  volatility(conId: number): number
}

export function pastPrices(broker: BrokerView, days: readonly EpochMs[], random: RandomStream): PastPrices {
  const levels = new Map<string, number>()
  const today = listings(days.at(-1) ?? 0)
  const volatility = (conId: number): number => volatilityOf(today, conId)
  for (const { conId } of broker.instruments) {
    const quote = broker.quote(conId)
    let price = quote ? (quote.bid + quote.ask) / 2 : 0
    for (const day of [...days].reverse()) {
      price *= Math.exp((-volatility(conId) / Math.sqrt(252)) * random.gaussian() - 0.0002)
      levels.set(`${String(conId)} ${String(day)}`, price)
    }
  }
  const listed = new Map(days.map((day) => [day, new Map(listings(day).map(({ instrument }) => [instrument.conId, instrument]))]))
  return {
    volatility,
    price: (conId, day) => levels.get(`${String(conId)} ${String(day)}`) ?? 0,
    instrument: (conId, day) => {
      const instrument = listed.get(day)?.get(conId)
      if (!instrument) throw new RangeError(`no instrument ${String(conId)} on that day`)
      return instrument
    }
  }
}

function volatilityOf(all: readonly Listing[], conId: number): number {
  const model = all.find(({ instrument }) => instrument.conId === conId)?.model
  if (!model) return 0
  return model.kind === 'follows' ? volatilityOf(all, model.conId) : model.volatility
}
