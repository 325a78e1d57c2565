/** One vocabulary for the state of an order, whoever tells it; the source's own word is kept beside it for the tooltip. */
import { big, type DecimalText } from '../lib/decimal.js'
import type { BrokerOrder } from './broker-rows.js'
import { isTriggerKind, orderKind, type OrderKind } from './order-kind.js'

/**
 * working: resting at its destination, or (stops, trailing stops, touched orders) held by the broker for its own trigger.
 * held: accepted, but waiting for something else: its parent, a condition, shares to borrow, the session.
 * pending: sent and not yet acknowledged, or being cancelled (the cancel is not assured).
 * inactive: known to the source, not at work, and able to come back.
 * triggered: a trigger order whose condition was met; what it released is an order of its own.
 */
export const orderStates = [
  'working', 'partially-filled', 'held', 'pending', 'inactive', 'filled', 'triggered', 'cancelled', 'rejected', 'unknown'
] as const
export type OrderState = (typeof orderStates)[number]

/** What a held order waits for. `release`: the session, a time, or something that the source does not name. */
export type HeldFor = 'parent' | 'trigger' | 'locate' | 'release'

export interface StateReading {
  readonly state: OrderState
  /** Only when held. */
  readonly heldFor: HeldFor | null
  /** The source's own word(s): `PreSubmitted (child,trigger)`. */
  readonly word: string
}

const ended: ReadonlySet<OrderState> = new Set(['filled', 'triggered', 'cancelled', 'rejected'])

/** Nothing more can come of it. */
export function isEnded(state: OrderState): boolean {
  return ended.has(state)
}

/** At work in the market: what a position may rely on. Held, pending and inactive orders are not. */
export function isAtWork(state: OrderState): boolean {
  return state === 'working' || state === 'partially-filled'
}

const spellings: Readonly<Record<Exclude<OrderState, 'unknown'>, string>> = {
  working: 'working open new active live submitted accepted acknowledged ack placed resting booked untriggered armed',
  'partially-filled': 'partiallyfilled partialfilled partfilled partialfill partial partially',
  held: 'held waiting deferred scheduled staged contingent parked presubmitted',
  pending: 'pending pendingnew pendingsubmit submitting sent created queued apipending pendingcancel canceling cancelling cancelrequested pendingreplace',
  inactive: 'inactive suspended paused disabled',
  filled: 'filled fullyfilled closed done executed complete completed',
  triggered: 'triggered fired activated',
  cancelled: 'cancelled canceled apicancelled apicanceled expired withdrawn void voided killed doneforday replaced',
  rejected: 'rejected reject denied refused failed error'
}

const states = new Map(Object.entries(spellings).flatMap(([state, list]) => list.split(' ').map((word) => [word, state as OrderState] as const)))

/** The state that a word stands for by itself, whoever says it; `unknown` for one that nobody here knows. */
export function readWord(word: string): OrderState {
  return states.get(word.toLowerCase().replace(/[^a-z]/g, '')) ?? 'unknown'
}

const reading = (state: OrderState, word: string, heldFor: HeldFor | null = null): StateReading => ({ state, heldFor, word })

function isPartly(filled: DecimalText | null, remaining: DecimalText | null): boolean {
  return filled !== null && remaining !== null && big(filled).gt(0) && big(remaining).gt(0)
}

/** State of an order at IB. A stop that is `PreSubmitted` rests at IB for its trigger, and that is its work (FIELD.md section 3). */
export function brokerOrderState(order: Pick<BrokerOrder, 'status' | 'whyHeld' | 'orderType' | 'filled' | 'remaining'>): StateReading {
  const word = order.whyHeld === '' ? order.status : `${order.status} (${order.whyHeld})`
  const state = readWord(order.status)
  if ((state === 'working' || state === 'held') && isPartly(order.filled, order.remaining)) return reading('partially-filled', word)
  if (state !== 'held') return reading(state, word)
  const reasons = order.whyHeld.split(',').map((reason) => reason.trim())
  if (reasons.includes('child')) return reading('held', word, 'parent')
  if (reasons.includes('locate')) return reading('held', word, 'locate')
  if (isTriggerKind(orderKind(order.orderType))) return reading('working', word)
  return reading('held', word, reasons.includes('trigger') ? 'trigger' : 'release')
}

/** State of an order of the database, by any of the usual spellings; a word that nobody here knows is `unknown`, never dropped. */
export function databaseOrderState(word: string, kind: OrderKind, filled: DecimalText, remaining: DecimalText): StateReading {
  const state = readWord(word)
  if ((state === 'working' || state === 'held') && isPartly(filled, remaining)) return reading('partially-filled', word)
  if (state !== 'held') return reading(state, word)
  return isPresubmitted(word) && isTriggerKind(kind) ? reading('working', word) : reading('held', word, 'release')
}

/** State of a trigger order of the database. Waiting for its trigger is its work, and systems call that `pending` or `waiting`. */
export function triggerOrderState(word: string): StateReading {
  const state = readWord(word)
  const isWaiting = isPresubmitted(word) || /^(?:pending|waiting|created)$/i.test(word)
  if (isWaiting) return reading('working', word)
  return reading(state, word, state === 'held' ? 'release' : null)
}

function isPresubmitted(word: string): boolean {
  return /^pre[ _-]?submitted$/i.test(word)
}
