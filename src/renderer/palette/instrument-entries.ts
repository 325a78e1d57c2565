/** What is held and what is watched, by name: each leads to its chart. */
import type { Instrument } from '../../shared/domain/instrument.js'
import { toNumber, type DecimalText } from '../../shared/lib/decimal.js'
import { contractName } from '../format/contract-name.js'
import type { ListedContract } from '../panels/chart/instrument-of.js'
import { paletteText } from '../text/palette.js'
import type { PaletteEntry } from './palette-entry.js'

export interface HeldContract extends ListedContract {
  readonly quantity: DecimalText
}

/** Held before watched; each instrument once, whatever the number of accounts and books that hold it. */
export function instrumentEntries(held: readonly HeldContract[], watched: readonly Instrument[], open: (contract: ListedContract) => void): readonly PaletteEntry[] {
  const entries = new Map<string, PaletteEntry>()
  const add = (contract: ListedContract, state: string, description: string): void => {
    const title = contractName(contract)
    // A book that names no contract calls it by its symbol.
    const isKnown = [...entries.values()].some((entry) => entry.title === title)
    const id = `instrument-${contract.conId ?? contract.symbol}`
    if (isKnown || entries.has(id)) return
    const detail = [state, contract.secType ?? '', contract.currency ?? ''].filter((part) => part !== '').join(' · ')
    entries.set(id, { id, title, group: 'Instruments', detail, words: paletteText.instrumentWords(contract.symbol, contract.localSymbol ?? '', description), actionId: null, focus: 'screen', run: () => { open(contract) } })
  }
  for (const contract of held) if (toNumber(contract.quantity) !== 0) add(contract, paletteText.held, '')
  const bySymbol = [...entries].sort(([, a], [, b]) => (a.title < b.title ? -1 : 1))
  entries.clear()
  for (const [id, entry] of bySymbol) entries.set(id, entry)
  for (const instrument of watched) add(instrument, paletteText.watched, instrument.description)
  return [...entries.values()]
}
