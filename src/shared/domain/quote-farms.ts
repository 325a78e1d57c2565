/** Which of the broker's data farms feed which quotes, so that a broken farm makes doubtful what it feeds and nothing else. */

/** What is known of an instrument that a quote is about. */
export interface QuotedInstrument {
  /** STK, FUT, OPT, CASH, ... */
  readonly secType: string
  readonly currency: string
}

const shares: ReadonlySet<string> = new Set(['STK', 'OPT', 'WAR', 'IOPT', 'IND', 'FUND', 'BOND', 'CFD', 'BAG'])
const futures: ReadonlySet<string> = new Set(['FUT', 'FOP', 'CONTFUT'])
const dealt: ReadonlySet<string> = new Set(['CASH', 'CMDTY', 'CRYPTO'])
const americas: ReadonlySet<string> = new Set(['USD', 'CAD', 'MXN'])
const asia: ReadonlySet<string> = new Set(['HKD', 'JPY', 'CNH', 'CNY', 'SGD', 'AUD', 'KRW', 'TWD', 'INR', 'MYR'])

const isAmerican = ({ currency }: QuotedInstrument): boolean => americas.has(currency)
const isAsian = ({ currency }: QuotedInstrument): boolean => asia.has(currency)

/** By how the name begins: farms have copies (`usfarm.nj`, `eufarmnj`). The first that fits decides. */
const feeds: readonly (readonly [start: string, (instrument: QuotedInstrument) => boolean])[] = [
  ['usfuture', (instrument) => futures.has(instrument.secType) && isAmerican(instrument)],
  ['usopt', (instrument) => instrument.secType === 'OPT' && isAmerican(instrument)],
  ['usbond', ({ secType }) => secType === 'BOND'],
  ['usfarm', (instrument) => shares.has(instrument.secType) && isAmerican(instrument)],
  ['cafarm', ({ secType, currency }) => currency === 'CAD' && !dealt.has(secType)],
  ['cashfarm', ({ secType }) => dealt.has(secType)],
  ['eufarm', (instrument) => !dealt.has(instrument.secType) && !isAmerican(instrument) && !isAsian(instrument)],
  ['hfarm', (instrument) => !dealt.has(instrument.secType) && isAsian(instrument)],
  ['jfarm', ({ secType, currency }) => currency === 'JPY' && !dealt.has(secType)],
  ['afarm', ({ secType, currency }) => currency === 'AUD' && !dealt.has(secType)]
]

export interface FarmOfNotice {
  readonly name: string
  readonly kind: 'market' | 'history' | 'security-definition'
  readonly state: 'ok' | 'broken' | 'inactive' | 'connecting'
}

/** Whether the farm feeds quotes of the instrument. A farm whose name says nothing may feed any. */
export function feedsQuotesOf(farm: string, instrument: QuotedInstrument): boolean {
  const name = farm.toLowerCase()
  const known = feeds.find(([start]) => name.startsWith(start))
  return known === undefined || known[1](instrument)
}

/**
 * Name of a market data farm that feeds the instrument's quotes and does not deliver; null: none. An inactive farm is in
 * order: it connects on demand.
 */
export function brokenFarmOf(instrument: QuotedInstrument, farms: readonly FarmOfNotice[]): string | null {
  const broken = farms.find(({ name, kind, state }) => kind === 'market' && (state === 'broken' || state === 'connecting') && feedsQuotesOf(name, instrument))
  return broken === undefined ? null : broken.name
}
