/** The desk's views, derived from the slices by the rules of the shared domain. Each is made again only when its slices changed. */
import { useMemo } from 'react'
import { accountSummary, accountsOf, type AccountSummary } from '../../shared/domain/account-summary.js'
import type { BlotterRow } from '../../shared/domain/blotter-row.js'
import { equitySeries, type EquitySeries } from '../../shared/domain/equity-curve.js'
import { exposureOf, type Exposure } from '../../shared/domain/exposure.js'
import { liveOrders, orderBlotter } from '../../shared/domain/order-blotter.js'
import { paperPilot, type PaperPilot } from '../../shared/domain/paper-pilot.js'
import { positionBook } from '../../shared/domain/position-book.js'
import type { PositionRow } from '../../shared/domain/position-row.js'
import { heartbeatsJudgedAt, serviceView, type ServiceView } from '../../shared/domain/service-state.js'
import type { SliceKey } from '../../shared/state/slices.js'
import { useMetas, useRows, useTruth } from './hooks.js'
import { useShell } from './shell-store.js'

const BROKER_ORDERS: readonly SliceKey[] = ['brokerOrders']
const BROKER_POSITIONS: readonly SliceKey[] = ['brokerPositions']
const DATABASE_POSITIONS: readonly SliceKey[] = ['databasePositions']
const SERVICES: readonly SliceKey[] = ['services']

function useIsFresh(keys: readonly SliceKey[]): boolean {
  return useTruth(keys).freshness.state === 'live'
}

/** The unified open orders, ended ones left out. */
export function useOrders(): readonly BlotterRow[] {
  const databaseOrders = useRows('databaseOrders')
  const triggerOrders = useRows('triggerOrders')
  const brokerOrders = useRows('brokerOrders')
  const quotes = useRows('quotes')
  const brokerOrdersFresh = useIsFresh(BROKER_ORDERS)
  return useMemo(
    () => liveOrders(orderBlotter({ databaseOrders, triggerOrders, brokerOrders, quotes, brokerOrdersFresh })),
    [databaseOrders, triggerOrders, brokerOrders, quotes, brokerOrdersFresh]
  )
}

/** Both books in one, with marks, P&L, breaks and protection. */
export function usePositions(): readonly PositionRow[] {
  const brokerPositions = useRows('brokerPositions')
  const databasePositions = useRows('databasePositions')
  const positionPnl = useRows('positionPnl')
  const quotes = useRows('quotes')
  const orders = useOrders()
  const broker = useIsFresh(BROKER_POSITIONS)
  const database = useIsFresh(DATABASE_POSITIONS)
  const accounts = useShell((shell) => shell.status?.ib.accounts)
  const [ordersMeta] = useMetas(BROKER_ORDERS)
  const ordersUnknown = ordersMeta?.unavailable ?? null
  return useMemo(
    () =>
      positionBook({
        brokerPositions,
        databasePositions,
        positionPnl,
        quotes,
        orders,
        fresh: { broker, database },
        brokerAccounts: accounts === undefined || accounts.length === 0 ? null : accounts,
        ordersUnknown
      }),
    [brokerPositions, databasePositions, positionPnl, quotes, orders, broker, database, accounts, ordersUnknown]
  )
}

/** The account strip over all accounts of the login. */
export function useAccountSummary(): AccountSummary {
  const values = useRows('accountValues')
  const pnl = useRows('accountPnl')
  return useMemo(() => accountSummary(values, pnl, null), [values, pnl])
}

/** The accounts that the desk knows, sorted. */
export function useAccounts(): readonly string[] {
  const values = useRows('accountValues')
  const pnl = useRows('accountPnl')
  return useMemo(() => accountsOf(values, pnl), [values, pnl])
}

export function useExposure(): Exposure {
  const positions = usePositions()
  const { netLiquidation, baseCurrency } = useAccountSummary()
  return useMemo(() => exposureOf(positions, { figure: netLiquidation.figure, currency: baseCurrency ?? '' }), [positions, netLiquidation, baseCurrency])
}

export function usePilot(): PaperPilot {
  const trades = useRows('paperTrades')
  return useMemo(() => paperPilot(trades), [trades])
}

export function useEquity(): readonly EquitySeries[] {
  const points = useRows('equity')
  return useMemo(() => equitySeries(points), [points])
}

/** The services as they were when their heartbeats were last read, by the database's clock. */
export function useServices(): readonly ServiceView[] {
  const rows = useRows('services')
  const [meta] = useMetas(SERVICES)
  const clockSkewMs = useShell((shell) => shell.status?.postgres.clockSkewMs ?? null)
  const asOf = meta?.asOf ?? null
  return useMemo(() => {
    const judgedAt = heartbeatsJudgedAt(asOf, clockSkewMs)
    return [...rows].sort((a, b) => (a.service < b.service ? -1 : 1)).map((row) => serviceView(row, judgedAt))
  }, [rows, asOf, clockSkewMs])
}
