/** The desk's views, derived from the slices by the rules of the shared domain. Each is made again only when its slices changed. */
import { useMemo } from 'react'
import { accountSummary, accountsOf, type AccountSummary } from '../../shared/domain/account-summary.js'
import type { BlotterRow } from '../../shared/domain/blotter-row.js'
import { equitySeries, type EquitySeries } from '../../shared/domain/equity-curve.js'
import { exposureOf, type Exposure } from '../../shared/domain/exposure.js'
import { openOrders } from '../../shared/domain/order-blotter.js'
import { withDistances } from '../../shared/domain/order-distance.js'
import { ordersUnknown } from '../../shared/domain/orders-unknown.js'
import { positionBook } from '../../shared/domain/position-book.js'
import type { PositionRow } from '../../shared/domain/position-row.js'
import { heartbeatsJudgedAt, serviceView, type ServiceView } from '../../shared/domain/service-state.js'
import type { Figure } from '../../shared/domain/figure.js'
import { slices, type SliceKey, type SliceRow } from '../../shared/state/slices.js'
import { useBrokerAccounts, useClockSkew, useMetas, useReach, useRows, useTruth } from './hooks.js'
import { sharedView } from './shared-view.js'
import { useShell } from './shell-store.js'
import { steadyRows } from './steady-rows.js'

type Rows<K extends SliceKey> = readonly SliceRow<K>[]

const BROKER_ORDERS: readonly SliceKey[] = ['brokerOrders']
const BROKER_POSITIONS: readonly SliceKey[] = ['brokerPositions']
const DATABASE_POSITIONS: readonly SliceKey[] = ['databasePositions']
const SERVICES: readonly SliceKey[] = ['services']

// Several panels show the same view: each is made once for all of them.
const openOrdersView = sharedView((databaseOrders: Rows<'databaseOrders'>, triggerOrders: Rows<'triggerOrders'>, brokerOrders: Rows<'brokerOrders'>, completedOrders: Rows<'completedOrders'>, brokerOrdersFresh: boolean) =>
  openOrders({ databaseOrders, triggerOrders, brokerOrders, completedOrders, brokerOrdersFresh })
)
const steadyOrders = steadyRows<BlotterRow>()
const steadyPositions = steadyRows<PositionRow>()
const distancesView = sharedView((orders: readonly BlotterRow[], quotes: Rows<'quotes'>) => steadyOrders(withDistances(orders, quotes)))
const positionsView = sharedView(
  (
    brokerPositions: Rows<'brokerPositions'>,
    databasePositions: Rows<'databasePositions'>,
    positionPnl: Rows<'positionPnl'>,
    quotes: Rows<'quotes'>,
    orders: readonly BlotterRow[],
    broker: boolean,
    database: boolean,
    accounts: readonly string[],
    unknown: string | null
  ) =>
    steadyPositions(positionBook({ brokerPositions, databasePositions, positionPnl, quotes, orders, fresh: { broker, database }, brokerAccounts: accounts.length === 0 ? null : accounts, ordersUnknown: unknown }))
)
const accountView = sharedView(accountSummary)
const exposureView = sharedView((positions: readonly PositionRow[], figure: Figure, currency: string) => exposureOf(positions, { figure, currency }))

function useIsFresh(keys: readonly SliceKey[]): boolean {
  const { state, ageMs } = useTruth(keys).freshness
  // Of a past desk: whether it was so at that moment.
  return state === 'live' || (state === 'replay' && ageMs !== null && keys.every((key) => ageMs <= slices[key].staleAfterMs))
}

/** The unified open orders without their distances: made again only when an order changes, not at every tick. */
export function useOpenOrders(): readonly BlotterRow[] {
  const databaseOrders = useRows('databaseOrders')
  const triggerOrders = useRows('triggerOrders')
  const brokerOrders = useRows('brokerOrders')
  return openOrdersView(databaseOrders, triggerOrders, brokerOrders, useRows('completedOrders'), useIsFresh(BROKER_ORDERS))
}

/** The unified open orders, ended ones left out, each with its distance to the market. */
export function useOrders(): readonly BlotterRow[] {
  return distancesView(useOpenOrders(), useRows('quotes'))
}

/** Both books in one, with marks, P&L, breaks and protection. */
export function usePositions(): readonly PositionRow[] {
  const brokerPositions = useRows('brokerPositions')
  const databasePositions = useRows('databasePositions')
  const positionPnl = useRows('positionPnl')
  const quotes = useRows('quotes')
  const orders = useOpenOrders()
  const broker = useIsFresh(BROKER_POSITIONS)
  const database = useIsFresh(DATABASE_POSITIONS)
  const accounts = useBrokerAccounts()
  const [ordersMeta] = useMetas(BROKER_ORDERS)
  const hasBroker = useReach().ib.mode !== 'off'
  return positionsView(brokerPositions, databasePositions, positionPnl, quotes, orders, broker, database, accounts, ordersUnknown(ordersMeta, hasBroker))
}

/** The account strip of the chosen account, or of all accounts of the login. */
export function useAccountSummary(): AccountSummary {
  const values = useRows('accountValues')
  const pnl = useRows('accountPnl')
  const account = useShell((shell) => shell.account)
  return accountView(values, pnl, account)
}

/** The rows of the chosen account, or all. */
export function useOfAccount<R extends { readonly account: string }>(rows: readonly R[]): readonly R[] {
  const account = useShell((shell) => shell.account)
  return useMemo(() => (account === null ? rows : rows.filter((row) => row.account === account)), [rows, account])
}

/** The accounts that the desk knows, sorted. */
export function useAccounts(): readonly string[] {
  const values = useRows('accountValues')
  const pnl = useRows('accountPnl')
  return useMemo(() => accountsOf(values, pnl), [values, pnl])
}

export function useExposure(): Exposure {
  const positions = useOfAccount(usePositions())
  const { netLiquidation, baseCurrency } = useAccountSummary()
  return exposureView(positions, netLiquidation.figure, baseCurrency ?? '')
}

export function useEquity(): readonly EquitySeries[] {
  const points = useRows('equity')
  return useMemo(() => equitySeries(points), [points])
}

/** The services as they were when their heartbeats were last read, by the database's clock. */
export function useServices(): readonly ServiceView[] {
  const rows = useRows('services')
  const [meta] = useMetas(SERVICES)
  const clockSkewMs = useClockSkew()
  const asOf = meta?.asOf ?? null
  return useMemo(() => {
    const judgedAt = heartbeatsJudgedAt(asOf, clockSkewMs)
    return [...rows].sort((a, b) => (a.service < b.service ? -1 : 1)).map((row) => serviceView(row, judgedAt))
  }, [rows, asOf, clockSkewMs])
}
