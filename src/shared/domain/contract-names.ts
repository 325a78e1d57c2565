/** Names by which a database may mean a contract of the broker's. */
import type { Instrument } from './instrument.js'

/** Options and their like: bought on something whose name they carry, at a price that is not its price. */
const ON_ANOTHER: ReadonlySet<string> = new Set(['OPT', 'FOP', 'WAR', 'IOPT', 'BAG'])

/** Its symbol and its local symbol; of an option the latter alone, since its symbol is the name of what it is on. */
export function contractNames({ secType, symbol, localSymbol }: Pick<Instrument, 'secType' | 'symbol' | 'localSymbol'>): ReadonlySet<string> {
  return new Set(ON_ANOTHER.has(secType) ? [localSymbol] : [symbol, localSymbol])
}
