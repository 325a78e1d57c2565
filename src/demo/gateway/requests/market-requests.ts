/** Contracts and quotes. */
import type { Instrument } from '../../world/types.js'
import type { Client } from '../client.js'
import { contractDetails, contractDetailsEnd, symbolSamples } from '../messages/contract-details.js'
import { marketDataType, snapshotEnd, tickReqParams } from '../messages/ticks.js'
import type { MarketDataType } from '../messages/ticks.js'
import type { Request } from '../wire/request.js'

/** As an account gets without extra payment (IB.md 3.5). */
const MAX_LINES = 100
const UNKNOWN_CONTRACT = 'No security definition has been found for the request'

/** The one instrument that the request means; otherwise the client is told why there is none. */
export function theInstrument(client: Client, request: Request, start: number, reqId: number): Instrument | null {
  const [first, second] = client.floor.catalogue.find(request.contract(start))
  if (first && !second) return first
  client.warn(200, first ? 'The contract description specified for the request is ambiguous' : UNKNOWN_CONTRACT, reqId)
  return null
}

/** Under the name that is told of it. */
function named<I extends { readonly longName: string }>({ floor }: Client, instrument: I): I {
  return floor.faults.is('foreign-names') ? { ...instrument, longName: `Société Générale – 東京電力 Ωμέγα (${instrument.longName})` } : instrument
}

export function answerContractDetails(client: Client, request: Request): void {
  const reqId = request.integer(2)
  const { catalogue, clock } = client.floor
  const found = catalogue.find(request.contract(3))
  const underOf = (instrument: Instrument): number => catalogue.underlyingOf(instrument)?.conId ?? 0
  if (found.length === 0) client.warn(200, UNKNOWN_CONTRACT, reqId)
  else client.outbox.say(...found.map((instrument) => contractDetails(reqId, named(client, instrument), underOf(instrument), client.version, clock.now())), contractDetailsEnd(reqId))
}

export function answerMatchingSymbols(client: Client, request: Request): void {
  const reqId = request.integer(1)
  const { catalogue } = client.floor
  const found = catalogue.samples(request.text(2)).map((instrument) => ({ instrument: named(client, instrument), derivatives: catalogue.derivativesOf(instrument) }))
  client.outbox.say(symbolSamples(reqId, found, client.version))
}

export function chooseMarketDataType(client: Client, request: Request): void {
  const type = request.integer(2)
  if (type === 1 || type === 2 || type === 3 || type === 4) client.quotes.requestedType = type
}

type Refusal = readonly [code: number, text: string]

/** What the account may see of what the client asked for; otherwise why not. */
function entitlement({ quotes, floor: { faults } }: Client): MarketDataType | Refusal {
  const none = faults.terms('no-market-data')
  if (none) return noData[none.code]
  const delayed = faults.terms('delayed-only')
  if (!delayed) return 1
  return quotes.requestedType >= 3 ? 3 : noLiveData[delayed.code]
}

const noData = {
  10168: [10_168, 'Requested market data is not subscribed. Delayed market data is not enabled.'],
  10186: [10_186, 'Requested market data is not subscribed. Delayed market data is not enabled.']
} as const
const noLiveData = {
  354: [354, 'Requested market data is not subscribed. Delayed market data is available.'],
  10089: [10_089, 'Requested market data requires additional subscription for API. See link in \'Market Data Connections\' dialog for more details. Delayed market data is available.'],
  10091: [10_091, 'Part of requested market data requires additional subscription for API. See link in \'Market Data Connections\' dialog for more details.']
} as const

export function answerMarketData(client: Client, request: Request): void {
  const reqId = request.integer(2)
  const { outbox, quotes, floor } = client
  if (quotes.has(reqId)) {
    client.warn(102, 'Duplicate ticker ID', reqId)
    return
  }
  const instrument = theInstrument(client, request, 3, reqId)
  if (!instrument) return
  const type = entitlement(client)
  if (typeof type === 'object') {
    client.warn(...type, reqId)
    return
  }
  const isSnapshot = request.flag(17)
  if (!isSnapshot && quotes.count >= (floor.faults.terms('line-limit')?.lines ?? MAX_LINES)) {
    client.warn(101, 'Max number of tickers has been reached', reqId)
    return
  }
  const isDelayed = type === 3
  if (isDelayed) client.warn(10_167, 'Requested market data is not subscribed. Displaying delayed market data.', reqId)
  if (floor.faults.is('partly-entitled')) client.warn(10_090, 'Part of requested market data is not subscribed. Subscription-independent ticks are still active.', reqId)
  outbox.say(marketDataType(reqId, type), tickReqParams(reqId, instrument))
  if (isSnapshot) outbox.say(...quotes.snapshot(reqId, instrument, isDelayed), snapshotEnd(reqId))
  else quotes.open(reqId, instrument, isDelayed)
}

export function cancelMarketData(client: Client, request: Request): void {
  const reqId = request.integer(2)
  if (!client.quotes.cancel(reqId)) client.warn(300, `Can't find EId with tickerId:${String(reqId)}`, reqId)
}
