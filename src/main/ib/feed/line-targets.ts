/** Which instruments get a market data line while there are fewer lines than instruments. */
import type { Instrument } from '../../../shared/domain/instrument.js'
import type { ContractKey } from '../protocol.js'
import type { HeldPosition } from './position-book.js'

/** An instrument to have quotes of. */
export interface LineTarget {
  /** Its `exchange` is empty where nobody has said yet where it trades. */
  readonly contract: ContractKey
  /** Money is in it: it comes before all that are only watched. */
  readonly isHeld: boolean
}

/** Each instrument once, those held first, then those watched in the order of the list. */
export function lineTargets(held: readonly HeldPosition[], watched: readonly Instrument[]): readonly LineTarget[] {
  const targets = new Map<string, LineTarget>()
  for (const { row, exchange } of held) {
    const { conId, symbol, localSymbol, secType, currency, multiplier } = row
    // The same contract in a second account: whichever of them names the exchange.
    const known = targets.get(conId)?.contract.exchange ?? ''
    targets.set(conId, { contract: { conId, symbol, localSymbol, secType, currency, multiplier, exchange: known === '' ? exchange : known }, isHeld: true })
  }
  for (const { conId, symbol, localSymbol, secType, currency, multiplier, exchange } of watched) {
    if (!targets.has(conId)) targets.set(conId, { contract: { conId, symbol, localSymbol, secType, currency, multiplier, exchange }, isHeld: false })
  }
  return [...targets.values()]
}

/**
 * The targets that get a line: those held before those watched; among equals those that have one, so that no line is
 * given up for nothing.
 * @param lines how many there are
 */
export function chooseLines(targets: readonly LineTarget[], lines: number, hasLine: (conId: string) => boolean): ReadonlySet<string> {
  const rank = ({ contract, isHeld }: LineTarget): number => (isHeld ? 0 : 2) + (hasLine(contract.conId) ? 0 : 1)
  return new Set([...targets].sort((a, b) => rank(a) - rank(b)).slice(0, lines).map(({ contract }) => contract.conId))
}
