/** Where on the desk the row of an alert is shown. Tables of several books show it under a name of their own. */
import type { AlertTarget } from '../../shared/domain/alerts/alert.js'
import { matchPositions } from '../../shared/domain/position-match.js'
import { rowKey } from '../../shared/state/slices.js'
import type { Tables } from '../stores/desk-store.js'

export type RowPlace =
  | { readonly kind: 'row'; readonly screen: 'positions' | 'orders' | 'overview' | 'pilot' | 'signals' | 'services'; readonly grid: string; readonly row: string }
  /** A figure of the overview, for one account. */
  | { readonly kind: 'figure'; readonly figure: string; readonly account: string }
  | { readonly kind: 'chart'; readonly conId: string }

type Rows = Pick<Tables, 'brokerPositions' | 'databasePositions' | 'databaseOrders' | 'brokerOrders' | 'fills' | 'quotes' | 'accountPnl' | 'accountValues' | 'equity' | 'paperTrades' | 'signals' | 'services' | 'triggerOrders'>

const position = (row: string): RowPlace => ({ kind: 'row', screen: 'positions', grid: 'positions', row })
const order = (row: string): RowPlace => ({ kind: 'row', screen: 'orders', grid: 'Open orders', row })
const fill = (row: string): RowPlace => ({ kind: 'row', screen: 'overview', grid: 'Fills', row })

/** A figure of an account is named after what the broker calls it. */
const figures: Readonly<Record<string, string>> = { Cushion: 'excess-liquidity', ExcessLiquidity: 'excess-liquidity', NetLiquidation: 'net-liquidation' }

/** An order that works is in the table of orders; one that has ended is shown by its newest execution, if it has any. */
function orderAtBroker(permId: string, rows: Rows): RowPlace | null {
  if (rows.brokerOrders.byKey.has(permId)) return order(`perm:${permId}`)
  const fills = rows.fills.rows.filter((one) => one.permId === permId).sort((a, b) => b.executedAt - a.executedAt)
  return fills[0] === undefined ? null : fill(fills[0].execId)
}

function databaseOrder(key: string, rows: Rows): RowPlace | null {
  const found = rows.databaseOrders.byKey.get(key)
  if (found === undefined) return null
  if (found.brokerPermId === null) return order(`order:${key}`)
  return orderAtBroker(found.brokerPermId, rows) ?? order(`perm:${found.brokerPermId}`)
}

function databasePosition(key: string, rows: Rows): RowPlace | null {
  const row = rows.databasePositions.byKey.get(key)
  const matched = row === undefined ? undefined : matchPositions(rows.brokerPositions.rows, rows.databasePositions.rows).find(({ db }) => db.includes(row))
  return matched === undefined ? null : position(matched.id)
}

function held(key: string, rows: Rows): RowPlace | null {
  if (rows.brokerPositions.byKey.has(key)) return position(key)
  // The broker lists what is flat no longer; the database may still hold it.
  const [account, conId] = key.split('|')
  const matched = matchPositions([], rows.databasePositions.rows.filter((row) => row.account === account && row.conId === conId))[0]
  return matched === undefined ? null : position(matched.id)
}

function quoted(conId: string, rows: Rows): RowPlace | null {
  const own = rows.brokerPositions.rows.find((row) => row.conId === conId)
  if (own !== undefined) return position(rowKey('brokerPositions', own))
  return rows.quotes.byKey.has(conId) ? { kind: 'chart', conId } : null
}

/** @returns null where the desk has no such row any more, or shows its kind nowhere */
export function rowPlaceOf({ slice, key }: AlertTarget, rows: Rows): RowPlace | null {
  switch (slice) {
    case 'fills': return rows.fills.byKey.has(key) ? fill(key) : null
    case 'brokerOrders':
    case 'completedOrders': return orderAtBroker(key, rows)
    case 'databaseOrders': return databaseOrder(key, rows)
    case 'triggerOrders': return rows.triggerOrders.byKey.has(key) ? order(`trigger:${key}`) : null
    case 'brokerPositions':
    case 'positionPnl': return held(key, rows)
    case 'databasePositions': return databasePosition(key, rows)
    case 'quotes': return quoted(key, rows)
    case 'paperTrades': return rows.paperTrades.byKey.has(key) ? { kind: 'row', screen: 'pilot', grid: 'Paper trades', row: key } : null
    case 'signals': return rows.signals.byKey.has(key) ? { kind: 'row', screen: 'signals', grid: 'Signals', row: key } : null
    case 'services': return rows.services.byKey.has(key) ? { kind: 'row', screen: 'services', grid: 'Services', row: key } : null
    case 'accountPnl': return rows.accountPnl.byKey.has(key) ? { kind: 'figure', figure: 'daily-pnl', account: key } : null
    case 'accountValues': {
      const row = rows.accountValues.byKey.get(key)
      return row === undefined ? null : { kind: 'figure', figure: figures[row.tag] ?? 'net-liquidation', account: row.account }
    }
    case 'equity': {
      const account = rows.equity.byKey.get(key)?.account ?? key.slice(0, key.lastIndexOf('|'))
      return rows.equity.rows.some((row) => row.account === account) ? { kind: 'figure', figure: 'net-liquidation', account } : null
    }
    case 'balances':
    case 'pilotTallies':
    case 'pilotReview': return null
  }
}
