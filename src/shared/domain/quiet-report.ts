/** Why a strategy or a symbol did not trade: its signals by what came of them, and the services that are silent now. */
import type { EpochMs } from '../lib/clock.js'
import { compareKeys } from '../lib/order.js'
import type { ServiceHeartbeat, Signal } from './database-rows.js'
import { decisionOf, hasTraded, type SignalOutcome } from './signal-answer.js'
import type { SignalTraces } from './signal-trace.js'
import { silentServices, type SilentService } from './silent-services.js'

/** Which signals; null: any. */
export interface SignalFilter {
  readonly strategy: string | null
  readonly symbol: string | null
  /** As the database spells it. */
  readonly decision: string | null
}

/** Signals of one fate. */
export interface QuietReason {
  readonly outcome: SignalOutcome
  /** "skipped: spread wider than 3 ticks". */
  readonly text: string
  readonly count: number
  /** The latest of them. */
  readonly latest: Signal
}

export interface QuietReport {
  readonly signals: number
  /** Of these, how many led to a fill. */
  readonly traded: number
  /** When the oldest and the latest of them fired; null: there is none. */
  readonly firstAt: EpochMs | null
  readonly lastAt: EpochMs | null
  readonly lastTradedAt: EpochMs | null
  /** Of those that led to no fill, the most frequent first. */
  readonly reasons: readonly QuietReason[]
  readonly silent: readonly SilentService[]
}

export function matchesFilter({ strategy, symbol, decision }: SignalFilter, signal: Signal): boolean {
  return (strategy === null || signal.strategy === strategy) && (symbol === null || signal.symbol === symbol) && (decision === null || signal.decision === decision)
}

/**
 * @param signals those in question
 * @param strategy whose services come first; null: several strategies are in question
 * @param judgedAt from `heartbeatsJudgedAt`
 */
export function quietReport(signals: readonly Signal[], traces: SignalTraces, strategy: string | null, services: readonly ServiceHeartbeat[], judgedAt: EpochMs | null): QuietReport {
  const groups = new Map<string, { outcome: SignalOutcome; text: string; count: number; latest: Signal }>()
  let traded = 0
  let firstAt: EpochMs | null = null
  let lastAt: EpochMs | null = null
  let lastTradedAt: EpochMs | null = null
  for (const signal of signals) {
    firstAt = Math.min(firstAt ?? signal.firedAt, signal.firedAt)
    lastAt = Math.max(lastAt ?? signal.firedAt, signal.firedAt)
    const { outcome } = traces.of(signal).answer
    if (hasTraded(outcome)) {
      traded += 1
      lastTradedAt = Math.max(lastTradedAt ?? signal.firedAt, signal.firedAt)
      continue
    }
    const text = reasonText(signal, outcome)
    const group = groups.get(text)
    if (group === undefined) groups.set(text, { outcome, text, count: 1, latest: signal })
    else {
      group.count += 1
      if (signal.firedAt > group.latest.firedAt) group.latest = signal
    }
  }
  const reasons = [...groups.values()].sort((a, b) => compareKeys([-a.count, a.text], [-b.count, b.text]))
  const silent = judgedAt === null ? [] : silentServices(services, judgedAt, judgedAt, strategy ?? '')
  return { signals: signals.length, traded, firstAt, lastAt, lastTradedAt, reasons, silent }
}

const words: Readonly<Record<Exclude<SignalOutcome, 'filled' | 'partly-filled' | 'skipped' | 'rejected'>, string>> = {
  working: 'ordered, not filled so far', undecided: 'not decided yet', 'no-order': 'taken, but nothing followed', 'order-missing': 'taken, but its order is not in the database',
  'order-cancelled': 'taken, but the order was cancelled unfilled', 'order-rejected': 'taken, but the order was rejected', 'trade-failed': 'taken, but the paper trade failed',
  unknown: 'what came of it is not known'
}

function reasonText(signal: Signal, outcome: SignalOutcome): string {
  if (outcome === 'skipped' || outcome === 'rejected') return `${outcome}: ${signal.reason ?? 'no reason given'}`
  if (outcome === 'filled' || outcome === 'partly-filled') return outcome
  return decisionOf(signal.decision) === null ? `${words[outcome]} (decision "${signal.decision}")` : words[outcome]
}
