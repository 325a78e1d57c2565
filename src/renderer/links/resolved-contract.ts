/** Which contract a symbol means on this desk: a signal names no contract id, and a chart needs one. */
import type { ListedContract } from '../panels/chart/instrument-of.js'

/** As it is where it names its contract; else the only one of those known that has the symbol. Several: nothing is guessed. */
export function resolvedContract(contract: ListedContract, known: readonly ListedContract[]): ListedContract {
  if (contract.conId !== null) return contract
  const candidates = new Map(known.filter(({ conId, symbol, localSymbol }) => conId !== null && (symbol === contract.symbol || localSymbol === contract.symbol)).map((one) => [one.conId, one]))
  const [only] = candidates.values()
  return candidates.size === 1 && only !== undefined ? only : contract
}
