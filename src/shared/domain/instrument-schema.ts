import { z } from 'zod'
import type { Instrument } from './instrument.js'

const word = z.string().max(64)

export const instrument: z.ZodType<Instrument> = z.strictObject({
  /** A number, as IB's; text so that it can key a row. */
  conId: z.string().regex(/^\d{1,10}$/),
  symbol: word,
  localSymbol: word,
  secType: word,
  exchange: word,
  primaryExchange: word,
  currency: word,
  multiplier: word,
  description: z.string().max(256)
})
