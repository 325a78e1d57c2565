/** What is held, what is watched, and whatever else the desk has rows of, by name: each leads to its chart. */
import type { Instrument } from '../../shared/domain/instrument.js'
import { toNumber, type DecimalText } from '../../shared/lib/decimal.js'
import { contractName } from '../format/contract-name.js'
import type { ListedContract } from '../panels/chart/instrument-of.js'
import { paletteText } from '../text/palette.js'
import type { PaletteEntry } from './palette-entry.js'

export interface HeldContract extends ListedContract {
  readonly quantity: DecimalText
}

export interface DeskInstruments {
  readonly held: readonly HeldContract[]
  readonly watched: readonly Instrument[]
  /** Of orders, executions and signals. */
  readonly traded: readonly ListedContract[]
}

const byTitle = ([, a]: readonly [string, PaletteEntry], [, b]: readonly [string, PaletteEntry]): number => (a.title < b.title ? -1 : 1)

/** Held before watched before others; each instrument once, whatever the number of accounts and books that have it. */
export function instrumentEntries({ held, watched, traded }: DeskInstruments, open: (contract: ListedContract) => void): readonly PaletteEntry[] {
  const entries = new Map<string, PaletteEntry>()
  const titles = new Map<string, boolean>()
  const add = (contract: ListedContract, state: string, description: string): void => {
    const title = contractName(contract)
    const id = `instrument-${contract.conId ?? contract.symbol}`
    // A book that names no contract calls it by its symbol; two contracts of one symbol are two instruments: listings of a share.
    const isNamed = titles.get(title)
    if (entries.has(id) || isNamed === false || (isNamed === true && contract.conId === null)) return
    titles.set(title, contract.conId !== null)
    const detail = [state, contract.secType ?? '', contract.currency ?? ''].filter((part) => part !== '').join(' · ')
    entries.set(id, { id, title, group: 'Instruments', detail, words: paletteText.instrumentWords(contract.symbol, contract.localSymbol ?? '', description), actionId: null, focus: 'screen', run: () => { open(contract) } })
  }
  for (const contract of held) if (toNumber(contract.quantity) !== 0) add(contract, paletteText.held, '')
  const first = [...entries].sort(byTitle)
  for (const instrument of watched) add(instrument, paletteText.watched, instrument.description)
  const second = [...entries].slice(first.length)
  for (const contract of traded) add(contract, paletteText.traded, '')
  return [...first, ...second, ...[...entries].slice(first.length + second.length).sort(byTitle)].map(([, entry]) => entry)
}
