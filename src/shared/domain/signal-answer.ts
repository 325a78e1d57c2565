/** What came of a signal, and in plain words why it did not trade. */
import { big, ZERO } from '../lib/decimal.js'
import type { EpochMs } from '../lib/clock.js'
import type { PaperTrade, Signal } from './database-rows.js'
import { isEnded } from './order-state.js'
import type { SilentService } from './silent-services.js'
import { isFilledTrade } from './trace-steps.js'
import { isWhole, type TracedOrder } from './traced-order.js'

/**
 * filled: all that was ordered, or a paper trade. partly-filled: some of it. working: ordered, nothing filled so far.
 * undecided: no decision yet. skipped, rejected: decided against. no-order: taken, and nothing followed.
 * order-missing: it names an order that nobody knows. order-cancelled, order-rejected: the order ended without a fill.
 * trade-failed: its paper trade was cancelled or rejected. unknown: what it would have led to is in no source that is here.
 */
export const signalOutcomes = [
  'filled', 'partly-filled', 'working', 'undecided', 'skipped', 'rejected', 'no-order', 'order-missing', 'order-cancelled', 'order-rejected', 'trade-failed', 'unknown'
] as const
export type SignalOutcome = (typeof signalOutcomes)[number]

/** A fact for the answer; `at` is shown in the zone of the desk. */
export interface Detail {
  readonly text: string
  readonly at: EpochMs | null
}

export interface SignalAnswer {
  readonly outcome: SignalOutcome
  /** One sentence. */
  readonly headline: string
  /** Since when it has been so, where it lasts; null: it is over, or not known. */
  readonly since: EpochMs | null
  readonly details: readonly Detail[]
}

export interface SignalFacts {
  readonly signal: Signal
  readonly entry: TracedOrder | null
  readonly trades: readonly PaperTrade[]
  /** Why the orders of the database are not all known; null: they are. */
  readonly ordersUnknown: string | null
  /** Why the paper trades are not all known; null: they are. */
  readonly tradesUnknown: string | null
  /** Services that could not have worked when it mattered. */
  readonly silent: readonly SilentService[]
}

const decisions: ReadonlyMap<string, 'taken' | 'skipped' | 'rejected' | 'pending'> = new Map([
  ['taken', 'taken'], ['skipped', 'skipped'], ['rejected', 'rejected'], ['pending', 'pending']
])

/** The contract's decision that a word stands for; null: nobody here knows it. */
export function decisionOf(word: string): 'taken' | 'skipped' | 'rejected' | 'pending' | null {
  return decisions.get(word.trim().toLowerCase()) ?? null
}

/** Something of it was filled. */
export function hasTraded(outcome: SignalOutcome): boolean {
  return outcome === 'filled' || outcome === 'partly-filled'
}

export function answerOf(facts: SignalFacts): SignalAnswer {
  const { signal, entry, trades } = facts
  // What happened counts more than what was decided: an order that a rejected signal names is still an order.
  if (entry !== null) return ofOrder(facts, entry)
  if (trades.length > 0) return ofTrades(trades)
  const reason = signal.reason === null || signal.reason.trim() === '' ? null : signal.reason
  switch (decisionOf(signal.decision)) {
    case 'skipped':
    case 'rejected':
      return {
        outcome: decisionOf(signal.decision) === 'skipped' ? 'skipped' : 'rejected',
        headline: `The signal was ${signal.decision}: ${reason ?? 'the database gives no reason'}.`,
        since: null, details: []
      }
    case 'pending':
      return { outcome: 'undecided', headline: 'Nothing has been decided yet.', since: signal.firedAt, details: suspects(facts) }
    case 'taken':
      return takenWithoutOrder(facts)
    case null:
      return { outcome: 'unknown', headline: `The decision is "${signal.decision}", a word that Pitwall does not know${reason === null ? '' : `: ${reason}`}.`, since: null, details: suspects(facts) }
  }
}

function takenWithoutOrder(facts: SignalFacts): SignalAnswer {
  const { signal, ordersUnknown, tradesUnknown } = facts
  const unknown = [ordersUnknown, tradesUnknown].filter((why) => why !== null)
  if (signal.orderId !== null) {
    return ordersUnknown === null
      ? { outcome: 'order-missing', headline: `The signal was taken and names order ${signal.orderId}, which is not in the database.`, since: signal.decidedAt, details: suspects(facts) }
      : { outcome: 'unknown', headline: `The signal was taken as order ${signal.orderId}, which cannot be looked up: ${ordersUnknown}.`, since: null, details: suspects(facts) }
  }
  if (unknown.length > 0) return { outcome: 'unknown', headline: `The signal was taken; what followed cannot be looked up: ${unknown.join('; ')}.`, since: null, details: suspects(facts) }
  return { outcome: 'no-order', headline: 'The signal was taken, but no order and no paper trade followed.', since: signal.decidedAt ?? signal.firedAt, details: suspects(facts) }
}

function ofOrder({ signal, silent }: SignalFacts, entry: TracedOrder): SignalAnswer {
  const told = orderWords(entry)
  const isTouched = big(entry.filled).gt(ZERO)
  const services = isTouched ? [] : silent.map(suspect)
  const against = decisionOf(signal.decision)
  const odd = against === 'skipped' || against === 'rejected' ? [{ text: `The signal says ${signal.decision}, and yet it names this order.`, at: null }] : []
  const details = [told, ...odd]
  if (isWhole(entry)) return { outcome: 'filled', headline: 'It traded: the order was filled whole.', since: null, details }
  const part = `${entry.filled} of ${entry.quantity}`
  if (isTouched) {
    const rest = isEnded(entry.state) ? `the rest was ${entry.state}` : 'the rest is still open'
    return { outcome: 'partly-filled', headline: `It traded in part: ${part} filled, ${rest}.`, since: null, details }
  }
  switch (entry.state) {
    case 'rejected':
      return { outcome: 'order-rejected', headline: `The order was rejected: ${word(entry)}.`, since: null, details: [...details, ...services] }
    case 'cancelled':
      return { outcome: 'order-cancelled', headline: `The order was cancelled before anything was filled: ${word(entry)}.`, since: null, details: [...details, ...services] }
    case 'filled':
    case 'triggered':
      return { outcome: 'filled', headline: `The order is ${entry.state}; how much was filled is not known.`, since: null, details }
    default:
      return { outcome: 'working', headline: `The order is ${entry.state.replace('-', ' ')} and has not been filled.`, since: entry.createdAt, details: [...details, ...services] }
  }
}

function word({ words }: TracedOrder): string {
  return words.ib ?? words.db
}

function orderWords({ orderId, words, updatedAt }: TracedOrder): Detail {
  return { text: `Order ${orderId}: the database says "${words.db}"${words.ib === null ? '' : `, IB says "${words.ib}"`}; last changed`, at: updatedAt }
}

function ofTrades(trades: readonly PaperTrade[]): SignalAnswer {
  const filled = trades.filter(isFilledTrade)
  const details = trades.map(({ tradeId, status, openedAt }): Detail => ({ text: `Paper trade ${tradeId}: ${status}; opened`, at: openedAt }))
  if (filled.length > 0) return { outcome: 'filled', headline: 'It traded on paper.', since: null, details }
  return { outcome: 'trade-failed', headline: `Its paper trade was ${trades.map(({ status }) => status).join(', ')}.`, since: null, details }
}

function suspects({ silent }: SignalFacts): readonly Detail[] {
  return silent.map(suspect)
}

/** What can be said of a service: it was silent then. Whether that is why, only a person can tell. */
function suspect({ service, state, since, isOwn }: SilentService): Detail {
  const whose = isOwn ? `The strategy's own service ${service}` : `Service ${service}`
  return state === 'dead'
    ? { text: `${whose} was silent then; its last beat was`, at: since }
    : { text: `${whose} was alive but not working then; its last work was`, at: since }
}
