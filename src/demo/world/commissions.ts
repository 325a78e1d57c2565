import type { Instrument } from './types.js'

/** What the broker charges for one execution, in the instrument's currency. Rates are like IB's fixed pricing. */
export function commission(instrument: Instrument, quantity: number, price: number): number {
  return Number(rate(instrument, quantity, price).toFixed(2))
}

function rate({ secType, symbol, currency }: Instrument, quantity: number, price: number): number {
  switch (secType) {
    case 'STK':
      return currency === 'USD' ? Math.max(1, 0.005 * quantity) : Math.max(1.25, 0.0005 * quantity * price)
    case 'FUT':
      return (symbol === 'MES' ? 0.62 : 2.25) * quantity
    case 'OPT':
      return Math.max(1, 0.65 * quantity)
    case 'CASH':
      return Math.max(2, 0.00002 * quantity * price)
  }
}
