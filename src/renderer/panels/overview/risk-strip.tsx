/** The figures that say at a glance how the account stands and what is at risk. */
import { figure, noFigure, type Figure } from '../../../shared/domain/figure.js'
import type { Total } from '../../../shared/domain/money-total.js'
import { blotterCounts } from '../../../shared/domain/order-blotter.js'
import { decimal } from '../../../shared/lib/decimal.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { KeyFigure } from '../../components/key-figure.js'
import { formatShare } from '../../format/decimal-format.js'
import type { RowsTarget } from '../../components/figure/figure-drill.js'
import { drillText } from '../../text/drill.js'
import { useTruth } from '../../stores/hooks.js'
import { useAnswered } from '../../stores/use-answered.js'
import { useAccountSummary, useExposure, useOfAccount, useOpenOrders, usePositions } from '../../stores/views.js'
import { isFlat } from '../positions/position-columns.js'
import { accountInputs, exposureInputs, orderInputs, pnlInputs } from './figure-inputs.js'
import type { PanelPlace } from './panel-props.js'
import { unprotectedPositions } from './unprotected.js'

const ACCOUNT: readonly SliceKey[] = ['accountValues']
const PNL: readonly SliceKey[] = ['accountPnl']
const POSITIONS: readonly SliceKey[] = ['brokerPositions', 'databasePositions', 'quotes']
const ORDERS: readonly SliceKey[] = ['brokerOrders', 'databaseOrders', 'triggerOrders']

/** Which positions there are, and which orders stand behind them. */
const UNPROTECTED: readonly SliceKey[] = [...POSITIONS, ...ORDERS]
const BOOKS: readonly SliceKey[] = ['brokerPositions', 'databasePositions']
const UNKNOWN_POSITIONS = noFigure('no positions known yet')

const positionsBy = (words: string, column: string, descending = true): RowsTarget => ({ words, screen: 'positions', grid: 'positions', sort: { column, descending } })
const BY_VALUE = positionsBy(drillText.positionsByValue, 'value')

/** Below this share of net liquidation the broker's margin call is near. */
const THIN_CUSHION = 0.1

function useIsStale(keys: readonly SliceKey[]): boolean {
  const { state } = useTruth(keys).freshness
  return state !== 'live' && state !== 'closed' && state !== 'delayed'
}

/** Whether any of the sources has ever answered: before that a count of rows says nothing. */
function useIsKnown(keys: readonly SliceKey[]): boolean {
  const answered = useAnswered(keys)
  return answered === 'all' || answered === 'some'
}

/** "2 accounts", or how many of them are in the sum. */
function parts({ counted, missing }: Total): string {
  if (missing > 0) return `${String(counted)} of ${String(counted + missing)} accounts`
  return `${String(counted)} ${counted === 1 ? 'account' : 'accounts'}`
}

function shareNote(share: Figure): string {
  return share.value === null ? share.reason : `${formatShare(share.value, { digits: 0 })} of net liquidation`
}

export function RiskStrip({ className }: PanelPlace): React.JSX.Element {
  const account = useAccountSummary()
  const exposure = useExposure()
  const positions = useOfAccount(usePositions()).filter((row) => !isFlat(row))
  const orders = blotterCounts(useOfAccount(useOpenOrders()))
  const accountStale = useIsStale(ACCOUNT)
  const pnlStale = useIsStale(PNL)
  const positionsStale = useIsStale(POSITIONS)
  const ordersStale = useIsStale(ORDERS)
  const knowsOrders = useIsKnown(ORDERS)
  const knowsPositions = useIsKnown(BOOKS)
  const unprotected = unprotectedPositions(positions)
  const thin = account.cushion.value !== null && Number(account.cushion.value) < THIN_CUSHION
  return (
    <section className={className} aria-label="Risk" data-testid="panel-risk">
      <KeyFigure name="net-liquidation" label="Net liquidation" figure={account.netLiquidation.figure} unit={account.netLiquidation.currency} perCurrency={account.netLiquidation.perCurrency} note={parts(account.netLiquidation)} stale={accountStale} drill={{ slices: ACCOUNT, inputs: () => accountInputs('NetLiquidation'), rows: BY_VALUE }} definition="IB's NetLiquidation over all accounts: cash plus the value of stock, options, bonds, funds, and futures P&L" />
      <KeyFigure name="daily-pnl" label="Daily P&L" figure={account.dailyPnl.figure} unit={account.dailyPnl.currency} perCurrency={account.dailyPnl.perCurrency} note={parts(account.dailyPnl)} gain stale={pnlStale} drill={{ slices: PNL, inputs: () => pnlInputs((row) => row.dailyPnl), rows: positionsBy(drillText.positionsByDaily, 'daily', false) }} definition="IB's streaming daily P&L since each instrument's own reset, over all accounts" />
      <KeyFigure name="unrealized-pnl" label="Unrealized P&L" figure={account.unrealizedPnl.figure} unit={account.unrealizedPnl.currency} perCurrency={account.unrealizedPnl.perCurrency} gain stale={pnlStale} note={parts(account.unrealizedPnl)} drill={{ slices: PNL, inputs: () => pnlInputs((row) => row.unrealizedPnl), rows: positionsBy(drillText.positionsByUnrealized, 'unrealized', false) }} definition="IB's streaming unrealized P&L: market value minus cost basis, commission within the cost" />
      <KeyFigure name="realized-pnl" label="Realized P&L" figure={account.realizedPnl.figure} unit={account.realizedPnl.currency} perCurrency={account.realizedPnl.perCurrency} gain stale={pnlStale} note="today" drill={{ slices: PNL, inputs: () => pnlInputs((row) => row.realizedPnl), rows: { words: drillText.fillsByRealized, screen: 'overview', grid: 'Fills', sort: { column: 'realized', descending: true } } }} definition="IB's streaming realized P&L since the reset" />
      <KeyFigure name="gross-exposure" label="Gross exposure" figure={knowsPositions ? exposure.gross.figure : UNKNOWN_POSITIONS} unit={exposure.gross.currency} perCurrency={exposure.gross.perCurrency} note={shareNote(exposure.grossShare)} stale={positionsStale} drill={{ slices: POSITIONS, inputs: () => exposureInputs(exposure), rows: BY_VALUE }} definition="Sum of the absolute market values of all positions, futures included" />
      <KeyFigure name="net-exposure" label="Net exposure" figure={knowsPositions ? exposure.net.figure : UNKNOWN_POSITIONS} unit={exposure.net.currency} perCurrency={exposure.net.perCurrency} note={shareNote(exposure.netShare)} gain stale={positionsStale} drill={{ slices: POSITIONS, inputs: () => exposureInputs(exposure), rows: BY_VALUE }} definition="Sum of the signed market values of all positions" />
      <KeyFigure name="excess-liquidity" label="Excess liquidity" figure={account.excessLiquidity.figure} unit={account.excessLiquidity.currency} perCurrency={account.excessLiquidity.perCurrency} note={account.cushion.value === null ? account.cushion.reason : `lowest cushion ${formatShare(account.cushion.value)}`} alarm={thin} stale={accountStale} drill={{ slices: ACCOUNT, inputs: () => [...accountInputs('ExcessLiquidity'), ...accountInputs('MaintMarginReq', (one) => `${drillText.maintenance} ${one}`)], rows: BY_VALUE }} definition="IB's ExcessLiquidity: equity with loan value minus maintenance margin. Cushion is that by net liquidation; of several accounts the lowest counts" />
      <KeyFigure name="open-orders" label="Open orders" figure={knowsOrders ? figure(decimal(orders.total)) : noFigure('no orders known yet')} as="plain" note={`${String(orders.working + orders.partiallyFilled)} working, ${String(orders.held)} held`} stale={ordersStale} drill={{ slices: ORDERS, inputs: () => orderInputs(orders), rows: { words: drillText.openOrders, screen: 'orders', grid: 'Open orders' } }} definition="Normal and trigger orders of both books, each counted once" />
      <KeyFigure name="unprotected" label="Unprotected" figure={knowsPositions ? unprotected.figure : UNKNOWN_POSITIONS} as="plain" alarm={unprotected.isAlarming} stale={positionsStale || ordersStale} note={unprotected.note} drill={{ slices: UNPROTECTED, rows: positionsBy(drillText.unprotectedPositions, 'unprotected') }} definition="Open positions of which some quantity has no live stop order on the right side" />
    </section>
  )
}
