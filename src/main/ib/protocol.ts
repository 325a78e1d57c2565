/**
 * What main and the IB host say to each other. The host's side is checked here, row by row, before anything enters main:
 * the host runs a foreign library on foreign input.
 */
import { z } from 'zod'
import { bar } from '../../shared/domain/bar-schema.js'
import type { BarSize, WhatToShow } from '../../shared/domain/bar.js'
import { accountPnl, accountValue, brokerOrder, brokerPosition, completedOrder, fill, positionPnl, quote } from '../../shared/domain/broker-rows.js'
import { instrument } from '../../shared/domain/instrument-schema.js'
import { decimalText } from '../../shared/lib/decimal-schema.js'

/** What identifies an instrument in a request. */
export interface ContractKey {
  readonly conId: string
  readonly symbol: string
  readonly localSymbol: string
  readonly secType: string
  readonly currency: string
  readonly multiplier: string
  readonly exchange: string
}

/** Which bars are asked for. */
export interface HistoryQuery {
  readonly conId: string
  readonly exchange: string
  /** `20261120-21:00:00` in UTC; empty: now. */
  readonly end: string
  /** How far back from the end, in IB's notation: `2 D`. */
  readonly duration: string
  readonly barSize: BarSize
  readonly whatToShow: WhatToShow
  readonly regularHours: boolean
  /** Goes on with the newest bar until it is cancelled; ends now. */
  readonly keepUpToDate: boolean
}

/** The requests a monitor needs. There is no other way to make the host write to the gateway. */
export type HostRequest =
  | { readonly kind: 'current-time' }
  | { readonly kind: 'managed-accounts' }
  | { readonly kind: 'account-summary'; readonly reqId: number }
  | { readonly kind: 'cancel-account-summary'; readonly reqId: number }
  | { readonly kind: 'positions' }
  | { readonly kind: 'all-open-orders' }
  | { readonly kind: 'completed-orders' }
  | { readonly kind: 'executions'; readonly reqId: number }
  | { readonly kind: 'account-pnl'; readonly reqId: number; readonly account: string }
  | { readonly kind: 'cancel-account-pnl'; readonly reqId: number }
  | { readonly kind: 'position-pnl'; readonly reqId: number; readonly account: string; readonly conId: string }
  | { readonly kind: 'cancel-position-pnl'; readonly reqId: number }
  | { readonly kind: 'contract-details'; readonly reqId: number; readonly conId: string }
  | { readonly kind: 'market-data-type'; readonly type: 1 | 3 }
  | { readonly kind: 'market-data'; readonly reqId: number; readonly contract: ContractKey }
  | { readonly kind: 'cancel-market-data'; readonly reqId: number }
  | { readonly kind: 'history'; readonly reqId: number; readonly query: HistoryQuery }
  | { readonly kind: 'cancel-history'; readonly reqId: number }
  | { readonly kind: 'matching-symbols'; readonly reqId: number; readonly pattern: string }
  /** The futures on a symbol, answered as contract details. */
  | { readonly kind: 'find-futures'; readonly reqId: number; readonly symbol: string; readonly exchange: string; readonly currency: string }

export type HostCommand =
  | {
      readonly kind: 'connect'
      /** Number of this connection; every report about it carries it. */
      readonly connection: number
      readonly host: string
      readonly port: number
      readonly clientId: number
      readonly heartbeatMs: number
      /** Most messages a second that may leave. */
      readonly requestsPerSecond: number
    }
  | { readonly kind: 'disconnect'; readonly connection: number }
  | { readonly kind: 'ask'; readonly connection: number; readonly request: HostRequest }

const connection = { connection: z.int().positive() }
const reqId = { reqId: z.int() }
const maybe = decimalText.nullable()

/** An open order without its status, which comes in a message of its own. */
export const openOrder = brokerOrder.omit({ filled: true, remaining: true, averageFillPrice: true, at: true })
export type OpenOrder = z.infer<typeof openOrder>

export const orderStatus = z.object({
  permId: z.string().min(1),
  status: z.string(),
  filled: maybe,
  remaining: maybe,
  averageFillPrice: maybe,
  whyHeld: z.string()
})
export type OrderStatus = z.infer<typeof orderStatus>

export const commission = z.object({ execId: z.string().min(1), commission: maybe, currency: z.string(), realizedPnl: maybe })
export type Commission = z.infer<typeof commission>

const execution = fill.omit({ commission: true, commissionCurrency: true, realizedPnl: true })
export type Execution = z.infer<typeof execution>

/** An instrument that a search found, with the kinds of derivatives on it. */
const foundSymbol = z.object({ instrument, derivatives: z.array(z.string()) })
export type FoundSymbol = z.infer<typeof foundSymbol>

/** What the host can say of a quote; the rest main knows. */
const hostQuote = quote.omit({ minTick: true, brokenFarm: true })
export type HostQuote = z.infer<typeof hostQuote>

/** Slices whose rows the host maps. */
const mapped = z.enum(['accountValues', 'accountPnl', 'brokerPositions', 'positionPnl', 'brokerOrders', 'completedOrders', 'fills', 'quotes'])
export type MappedSlice = z.infer<typeof mapped>

export const hostReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** Once a second. `frames`: how many the connection has received so far; connection 0: none. */
  z.object({
    kind: z.literal('heartbeat'), connection: z.int().nonnegative(), frames: z.int().nonnegative(),
    /** Most messages to the gateway in any one second since the last beat, and how many wait for their turn. */
    busiest: z.int().nonnegative(), waiting: z.int().nonnegative()
  }),
  z.object({ kind: z.literal('tcp-open'), ...connection }),
  /** Null: what came is no version. */
  z.object({ kind: z.literal('version'), ...connection, version: z.int().nullable(), text: z.string() }),
  z.object({ kind: z.literal('managed-accounts'), ...connection, accounts: z.array(z.string().min(1)) }),
  z.object({ kind: z.literal('next-id'), ...connection, id: z.int() }),
  /** The socket of this connection is gone. */
  z.object({ kind: z.literal('closed'), ...connection }),
  /** The host's own finding: socket errors, bad frames, a throw of the library. `detail`: head of the frame in hex, or a stack. */
  z.object({ kind: z.literal('fault'), ...connection, code: z.string(), message: z.string(), detail: z.string().nullable(), fatal: z.boolean() }),
  /** What the gateway said; reqId -1: about no request. */
  z.object({ kind: z.literal('message'), ...connection, code: z.int(), text: z.string(), ...reqId }),
  z.object({ kind: z.literal('current-time'), ...connection, epochSeconds: z.int() }),
  z.object({ kind: z.literal('account-value'), ...connection, ...reqId, row: accountValue }),
  z.object({ kind: z.literal('account-summary-end'), ...connection, ...reqId }),
  z.object({ kind: z.literal('position'), ...connection, row: brokerPosition, exchange: z.string() }),
  z.object({ kind: z.literal('positions-end'), ...connection }),
  z.object({ kind: z.literal('open-order'), ...connection, order: openOrder }),
  z.object({ kind: z.literal('order-status'), ...connection, status: orderStatus }),
  z.object({ kind: z.literal('open-orders-end'), ...connection }),
  z.object({ kind: z.literal('completed-order'), ...connection, row: completedOrder }),
  z.object({ kind: z.literal('completed-orders-end'), ...connection }),
  z.object({ kind: z.literal('execution'), ...connection, ...reqId, execution }),
  z.object({ kind: z.literal('executions-end'), ...connection, ...reqId }),
  z.object({ kind: z.literal('commission'), ...connection, report: commission }),
  z.object({ kind: z.literal('account-pnl'), ...connection, ...reqId, pnl: accountPnl.omit({ account: true }) }),
  z.object({ kind: z.literal('position-pnl'), ...connection, ...reqId, pnl: positionPnl.omit({ account: true, conId: true }) }),
  /** Hours and zone in the broker's own notation; empty where it says nothing. */
  z.object({
    kind: z.literal('contract-details'), ...connection, ...reqId,
    exchange: z.string(), minTick: maybe, timeZone: z.string(), tradingHours: z.string(), liquidHours: z.string(),
    /** Null: what came names no instrument. */
    instrument: instrument.nullable()
  }),
  z.object({ kind: z.literal('contract-details-end'), ...connection, ...reqId }),
  /** Bars of days start at midnight UTC of their date: only main knows the exchange's zone. */
  z.object({ kind: z.literal('bars'), ...connection, ...reqId, rows: z.array(bar) }),
  /** All bars have been sent; `unreadable` of them were none, for the given reason. */
  z.object({ kind: z.literal('bars-end'), ...connection, ...reqId, unreadable: z.int().nonnegative(), reason: z.string() }),
  /** The newest bar of a history that is kept up to date. */
  z.object({ kind: z.literal('bar-update'), ...connection, ...reqId, row: bar }),
  z.object({ kind: z.literal('symbols'), ...connection, ...reqId, found: z.array(foundSymbol) }),
  z.object({ kind: z.literal('quotes'), ...connection, rows: z.array(hostQuote) }),
  /** A message that gives no valid row. */
  z.object({ kind: z.literal('unreadable'), ...connection, slice: mapped, key: z.string(), reason: z.string() })
])
export type HostReport = z.infer<typeof hostReport>

/** Reports gathered within one turn of the host's event loop. `sequence` counts up by one. */
export interface HostBatch {
  readonly sequence: number
  readonly reports: readonly HostReport[]
}

/** The batch before its reports are checked one by one: a bad report costs itself, not its neighbours. */
export const hostEnvelope = z.object({ sequence: z.int().positive(), reports: z.array(z.unknown()) })

/** A running host, whatever kind of process it is. */
export interface HostProcess {
  post(message: HostCommand): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once, also when the process could not be started. */
  onExit(listener: (reason: string) => void): void
  /** Ends the process for certain, also in the middle of an endless loop. */
  kill(): void
}
