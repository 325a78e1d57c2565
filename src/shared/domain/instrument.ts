/**
 * An instrument as a person finds and names it, at the broker or in the watch list. Its schema is in instrument-schema.ts.
 * Texts that are not known are empty.
 */
export interface Instrument {
  /** IB's id of the contract: it alone says which instrument is meant. */
  readonly conId: string
  readonly symbol: string
  readonly localSymbol: string
  /** STK, FUT, OPT, CASH, IND, ... */
  readonly secType: string
  /** Where requests are sent: SMART, CME, IDEALPRO, ... */
  readonly exchange: string
  readonly primaryExchange: string
  readonly currency: string
  /** Decimal text. */
  readonly multiplier: string
  readonly description: string
}
