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

export function answerContractDetails(client: Client, request: Request): void {
  const reqId = request.integer(2)
  const found = client.floor.catalogue.find(request.contract(3))
  if (found.length === 0) client.warn(200, UNKNOWN_CONTRACT, reqId)
  else client.outbox.say(...found.map((instrument) => contractDetails(reqId, instrument, client.version)), contractDetailsEnd(reqId))
}

export function answerMatchingSymbols(client: Client, request: Request): void {
  const reqId = request.integer(1)
  const { catalogue } = client.floor
  const found = catalogue.samples(request.text(2)).map((instrument) => ({ instrument, derivatives: catalogue.derivativesOf(instrument) }))
  client.outbox.say(symbolSamples(reqId, found, client.version))
}

export function chooseMarketDataType(client: Client, request: Request): void {
  const type = request.integer(2)
  if (type === 1 || type === 2 || type === 3 || type === 4) client.quotes.requestedType = type
}

/** What the account may see: null when that is not what the client asked for. */
function entitled(client: Client): MarketDataType | null {
  const { requestedType } = client.quotes
  if (!client.floor.faults.is('delayed-only')) return 1
  return requestedType >= 3 ? 3 : null
}

export function answerMarketData(client: Client, request: Request): void {
  const reqId = request.integer(2)
  const { outbox, quotes } = client
  if (quotes.has(reqId)) {
    client.warn(102, 'Duplicate ticker ID', reqId)
    return
  }
  const instrument = theInstrument(client, request, 3, reqId)
  if (!instrument) return
  const type = entitled(client)
  if (type === null) {
    client.warn(354, 'Requested market data is not subscribed. Delayed market data is available.', reqId)
    return
  }
  const isSnapshot = request.flag(17)
  if (!isSnapshot && quotes.count >= MAX_LINES) {
    client.warn(101, 'Max number of tickers has been reached', reqId)
    return
  }
  const isDelayed = type === 3
  if (isDelayed) client.warn(10_167, 'Requested market data is not subscribed. Displaying delayed market data.', reqId)
  outbox.say(marketDataType(reqId, type), tickReqParams(reqId, instrument))
  if (isSnapshot) outbox.say(...quotes.snapshot(reqId, instrument, isDelayed), snapshotEnd(reqId))
  else quotes.open(reqId, instrument, isDelayed)
}

export function cancelMarketData(client: Client, request: Request): void {
  const reqId = request.integer(2)
  if (!client.quotes.cancel(reqId)) client.warn(300, `Can't find EId with tickerId:${String(reqId)}`, reqId)
}
