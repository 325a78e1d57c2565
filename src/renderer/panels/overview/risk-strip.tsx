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
import { riskText } from '../../text/risk.js'
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
const UNKNOWN_POSITIONS = noFigure(riskText.noPositions)

const positionsBy = (words: string, column: string, descending = true): RowsTarget => ({ words, screen: 'positions', grid: 'positions', byAccount: true, sort: { column, descending } })
const BY_VALUE = positionsBy(drillText.positionsByValue, 'value')

const { figures } = riskText

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
  if (missing > 0) return riskText.accountsOf(String(counted), String(counted + missing))
  return riskText.accounts(counted)
}

function shareNote(share: Figure): string {
  return share.value === null ? share.reason : riskText.ofNetLiquidation(formatShare(share.value, { digits: 0 }))
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
    <section className={className} aria-label={riskText.label} data-testid="panel-risk">
      <KeyFigure name="net-liquidation" {...figures.netLiquidation} figure={account.netLiquidation.figure} unit={account.netLiquidation.currency} perCurrency={account.netLiquidation.perCurrency} note={parts(account.netLiquidation)} stale={accountStale} drill={{ slices: ACCOUNT, inputs: () => accountInputs('NetLiquidation'), rows: BY_VALUE }} />
      <KeyFigure name="daily-pnl" {...figures.dailyPnl} figure={account.dailyPnl.figure} unit={account.dailyPnl.currency} perCurrency={account.dailyPnl.perCurrency} note={parts(account.dailyPnl)} gain stale={pnlStale} drill={{ slices: PNL, inputs: () => pnlInputs((row) => row.dailyPnl), rows: positionsBy(drillText.positionsByDaily, 'daily', false) }} />
      <KeyFigure name="unrealized-pnl" {...figures.unrealizedPnl} figure={account.unrealizedPnl.figure} unit={account.unrealizedPnl.currency} perCurrency={account.unrealizedPnl.perCurrency} gain stale={pnlStale} note={parts(account.unrealizedPnl)} drill={{ slices: PNL, inputs: () => pnlInputs((row) => row.unrealizedPnl), rows: positionsBy(drillText.positionsByUnrealized, 'unrealized', false) }} />
      <KeyFigure name="realized-pnl" {...figures.realizedPnl} figure={account.realizedPnl.figure} unit={account.realizedPnl.currency} perCurrency={account.realizedPnl.perCurrency} gain stale={pnlStale} note={riskText.today} drill={{ slices: PNL, inputs: () => pnlInputs((row) => row.realizedPnl), rows: { words: drillText.fillsByRealized, screen: 'overview', grid: 'Fills', sort: { column: 'realized', descending: true } } }} />
      <KeyFigure name="gross-exposure" {...figures.gross} figure={knowsPositions ? exposure.gross.figure : UNKNOWN_POSITIONS} unit={exposure.gross.currency} perCurrency={exposure.gross.perCurrency} note={shareNote(exposure.grossShare)} stale={positionsStale} drill={{ slices: POSITIONS, inputs: () => exposureInputs(exposure), rows: BY_VALUE }} />
      <KeyFigure name="net-exposure" {...figures.net} figure={knowsPositions ? exposure.net.figure : UNKNOWN_POSITIONS} unit={exposure.net.currency} perCurrency={exposure.net.perCurrency} note={shareNote(exposure.netShare)} gain stale={positionsStale} drill={{ slices: POSITIONS, inputs: () => exposureInputs(exposure), rows: BY_VALUE }} />
      <KeyFigure name="excess-liquidity" {...figures.excessLiquidity} figure={account.excessLiquidity.figure} unit={account.excessLiquidity.currency} perCurrency={account.excessLiquidity.perCurrency} note={account.cushion.value === null ? account.cushion.reason : riskText.lowestCushion(formatShare(account.cushion.value))} alarm={thin} stale={accountStale} drill={{ slices: ACCOUNT, inputs: () => [...accountInputs('ExcessLiquidity'), ...accountInputs('MaintMarginReq', (one) => `${drillText.maintenance} ${one}`)], rows: BY_VALUE }} />
      <KeyFigure name="open-orders" {...figures.openOrders} figure={knowsOrders ? figure(decimal(orders.total)) : noFigure(riskText.noOrders)} as="plain" note={riskText.orders(String(orders.working + orders.partiallyFilled), String(orders.held))} stale={ordersStale} drill={{ slices: ORDERS, inputs: () => orderInputs(orders), rows: { words: drillText.openOrders, screen: 'orders', grid: 'Open orders', byAccount: true } }} />
      <KeyFigure name="unprotected" {...figures.unprotected} figure={knowsPositions ? unprotected.figure : UNKNOWN_POSITIONS} as="plain" alarm={unprotected.isAlarming} stale={positionsStale || ordersStale} note={unprotected.note} drill={{ slices: UNPROTECTED, rows: positionsBy(drillText.unprotectedPositions, 'unprotected') }} />
    </section>
  )
}
