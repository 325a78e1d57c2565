/** Which instrument a request means. */
import type { Instrument } from '../world/types.js'

/** The contract fields of a request; empty or 0: not said. */
export interface ContractQuery {
  readonly conId: number
  readonly symbol: string
  readonly secType: string
  readonly expiry: string
  readonly strike: number
  readonly right: string
  readonly currency: string
  readonly localSymbol: string
}

const MAX_SAMPLES = 16

/** What a search tells of an instrument. */
export interface Sample extends Pick<Instrument, 'conId' | 'symbol' | 'exchange' | 'primaryExchange' | 'currency' | 'longName'> {
  readonly secType: string
}

/** Indices are not listed in the story: their ids are those of the futures, and this. */
const INDEX_IDS = 1_000_000_000

function underlyingSample(instrument: Instrument): Sample {
  return instrument.secType === 'FUT' ? { ...instrument, secType: 'IND', conId: instrument.conId + INDEX_IDS } : instrument
}

export class Catalogue {
  readonly #byId: ReadonlyMap<number, Instrument>

  constructor(private readonly instruments: readonly Instrument[]) {
    this.#byId = new Map(instruments.map((instrument) => [instrument.conId, instrument]))
  }

  /** @throws RangeError when the story tells of an instrument that it does not list */
  get(conId: number): Instrument {
    const instrument = this.#byId.get(conId)
    if (!instrument) throw new RangeError(`the story lists no instrument ${String(conId)}`)
    return instrument
  }

  /** All that the query can mean. A contract id says everything. */
  find(query: ContractQuery): readonly Instrument[] {
    if (query.conId > 0) {
      const known = this.#byId.get(query.conId)
      return known ? [known] : []
    }
    if (query.symbol === '' && query.localSymbol === '') return []
    const right = query.right.slice(0, 1)
    return this.instruments.filter((instrument) =>
      (query.symbol === '' || instrument.symbol === query.symbol) &&
      (query.localSymbol === '' || instrument.localSymbol === query.localSymbol) &&
      (query.secType === '' || instrument.secType === query.secType) &&
      instrument.expiry.startsWith(query.expiry) &&
      (query.strike === 0 || instrument.strike === query.strike) &&
      (right === '' || right === '?' || right === '0' || instrument.right === right) &&
      (query.currency === '' || instrument.currency === query.currency))
  }

  /** Underlyings whose symbol begins with the pattern or whose name has it; of futures, the index that they are on. */
  samples(pattern: string): readonly Sample[] {
    const wanted = pattern.toUpperCase()
    if (wanted === '') return []
    const isMeant = ({ symbol, longName }: Sample): boolean => symbol.startsWith(wanted) || longName.toUpperCase().includes(wanted)
    return this.instruments.filter(({ secType }) => secType !== 'OPT').map(underlyingSample).filter(isMeant).slice(0, MAX_SAMPLES)
  }

  /** What an option is on. */
  underlyingOf({ symbol, currency, secType }: Instrument): Instrument | undefined {
    if (secType !== 'OPT') return undefined
    return this.instruments.find((other) => other.secType === 'STK' && other.symbol === symbol && other.currency === currency)
  }

  /** Kinds of derivatives on an underlying. */
  derivativesOf({ symbol }: Sample): readonly string[] {
    return [...new Set(this.instruments.filter((other) => other.symbol === symbol && (other.secType === 'OPT' || other.secType === 'FUT')).map(({ secType }) => secType))]
  }
}
