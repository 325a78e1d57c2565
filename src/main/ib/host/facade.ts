/**
 * The only requests that can be made. One entry per kind of the protocol: a kind without an entry does not compile, and
 * an entry can only call what `ReadOnlyApi` names.
 */
import { BarSizeSetting, MarketDataType, SecType, WhatToShow, type IBApi } from '@stoqey/ib'
import type { BarSize } from '../../../shared/domain/bar.js'
import type { HostRequest } from '../protocol.js'

/** The library as far as a monitor may know it. */
export type ReadOnlyApi = Pick<
  IBApi,
  | 'reqCurrentTime' | 'reqManagedAccts' | 'reqAccountSummary' | 'cancelAccountSummary' | 'reqPositions' | 'reqAllOpenOrders' | 'reqCompletedOrders'
  | 'reqExecutions' | 'reqPnL' | 'cancelPnL' | 'reqPnLSingle' | 'cancelPnLSingle' | 'reqContractDetails' | 'reqMarketDataType'
  | 'reqMktData' | 'cancelMktData' | 'reqHistoricalData' | 'cancelHistoricalData' | 'reqMatchingSymbols'
>

type RequestOf<K extends HostRequest['kind']> = Extract<HostRequest, { kind: K }>
type Facade = { readonly [K in HostRequest['kind']]: (api: ReadOnlyApi, request: RequestOf<K>) => void }

/** What the account panels and the risk strip show. */
const SUMMARY_TAGS = [
  'AccountType', 'NetLiquidation', 'TotalCashValue', 'SettledCash', 'AccruedCash', 'BuyingPower', 'EquityWithLoanValue',
  'GrossPositionValue', 'InitMarginReq', 'MaintMarginReq', 'AvailableFunds', 'ExcessLiquidity', 'Cushion', 'Leverage',
  'DayTradesRemaining'
].join(',')

const barSizes: Readonly<Record<BarSize, BarSizeSetting>> = {
  '1m': BarSizeSetting.MINUTES_ONE, '5m': BarSizeSetting.MINUTES_FIVE, '15m': BarSizeSetting.MINUTES_FIFTEEN, '30m': BarSizeSetting.MINUTES_THIRTY,
  '1h': BarSizeSetting.HOURS_ONE, '1d': BarSizeSetting.DAYS_ONE
}
/** Times of bars as seconds since 1970, whatever zone the gateway was logged in with; days come as their date all the same. */
const EPOCH_SECONDS = 2

export const facade: Facade = {
  'current-time': (api) => { api.reqCurrentTime() },
  'managed-accounts': (api) => { api.reqManagedAccts() },
  'account-summary': (api, { reqId }) => { api.reqAccountSummary(reqId, 'All', SUMMARY_TAGS) },
  'cancel-account-summary': (api, { reqId }) => { api.cancelAccountSummary(reqId) },
  positions: (api) => { api.reqPositions() },
  'all-open-orders': (api) => { api.reqAllOpenOrders() },
  // Of all clients, and those placed by hand.
  'completed-orders': (api) => { api.reqCompletedOrders(false) },
  executions: (api, { reqId }) => { api.reqExecutions(reqId, {}) },
  'account-pnl': (api, { reqId, account }) => { api.reqPnL(reqId, account, '') },
  'cancel-account-pnl': (api, { reqId }) => { api.cancelPnL(reqId) },
  'position-pnl': (api, { reqId, account, conId }) => { api.reqPnLSingle(reqId, account, '', Number(conId)) },
  'cancel-position-pnl': (api, { reqId }) => { api.cancelPnLSingle(reqId) },
  'contract-details': (api, { reqId, conId }) => { api.reqContractDetails(reqId, { conId: Number(conId) }) },
  'market-data-type': (api, { type }) => { api.reqMarketDataType(type === 3 ? MarketDataType.DELAYED : MarketDataType.REALTIME) },
  // The conId says all about the instrument but where its quotes shall come from.
  'market-data': (api, { reqId, contract }) => { api.reqMktData(reqId, { conId: Number(contract.conId), exchange: contract.exchange }, '', false, false) },
  'cancel-market-data': (api, { reqId }) => { api.cancelMktData(reqId) },
  history: (api, { reqId, query }) => {
    const contract = { conId: Number(query.conId), exchange: query.exchange }
    api.reqHistoricalData(
      reqId, contract, query.end, query.duration, barSizes[query.barSize], WhatToShow[query.whatToShow], query.regularHours, EPOCH_SECONDS, query.keepUpToDate
    )
  },
  'cancel-history': (api, { reqId }) => { api.cancelHistoricalData(reqId) },
  'matching-symbols': (api, { reqId, pattern }) => { api.reqMatchingSymbols(reqId, pattern) },
  'find-futures': (api, { reqId, symbol, exchange, currency }) => { api.reqContractDetails(reqId, { symbol, secType: SecType.FUT, exchange, currency }) }
}

/** Makes one request of the gateway. */
export function ask<K extends HostRequest['kind']>(api: ReadOnlyApi, request: RequestOf<K> & { readonly kind: K }): void {
  // The entry is chosen by the same kind as the request; TypeScript cannot see that through the union.
  const entry = facade[request.kind] as (api: ReadOnlyApi, request: RequestOf<K>) => void
  entry(api, request)
}
