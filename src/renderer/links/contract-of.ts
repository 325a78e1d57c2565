/** Which contract the rows of the desk are about, in the words of the links. */
import type { ListedContract } from '../panels/chart/instrument-of.js'

/** Of a row that names its contract as far as it is known. */
export function contractOf(row: ListedContract): ListedContract {
  return row
}

/** Of a row that knows no more than a symbol: a signal, a paper trade. */
export function contractOfSymbol({ symbol }: { readonly symbol: string }): ListedContract {
  return { conId: null, symbol, localSymbol: null, secType: null, currency: null }
}
