/** The price at which a holding is valued, and where it comes from. */
import type { EpochMs } from '../lib/clock.js'
import type { Figure } from './figure.js'
import type { Quote } from './broker-rows.js'

export interface Mark {
  readonly price: Figure
  /** mid of bid and ask; last trade; previous close. */
  readonly basis: 'mid' | 'last' | 'close' | 'none'
  /** The broker delivers late (market data type 3 or 4). */
  readonly isDelayed: boolean
  /** Last values before the close (market data type 2 or 4). */
  readonly isFrozen: boolean
  readonly isHalted: boolean
  /** When the quote's last tick arrived here. */
  readonly at: EpochMs | null
}

/** Mark of a quote: mid, else last, else previous close; last before mid while trading is halted. */
export function markOf(quote: Quote | undefined): Mark {
  void quote
  throw new Error('in the works')
}
