/** The way of a signal in time: fired, decided, order created, first fill, complete. */
import type { EpochMs } from '../lib/clock.js'
import { big } from '../lib/decimal.js'
import type { PaperTrade, Signal } from './database-rows.js'
import { isWhole, type TracedOrder } from './traced-order.js'

export const traceStepNames = ['fired', 'decided', 'ordered', 'first-fill', 'complete'] as const
export type TraceStepName = (typeof traceStepNames)[number]

export interface TraceStep {
  readonly name: TraceStepName
  /** Null: it did not happen, or when is not known; `missing` says which. */
  readonly at: EpochMs | null
  readonly missing: string | null
  /** Milliseconds since the step named by `after`; null where either time is not known. */
  readonly latencyMs: number | null
  readonly after: TraceStepName | null
  /** Whose clock `at` is read from. The broker tells executions to the second, and by a clock of its own. */
  readonly clock: 'database' | 'broker'
  /** `latencyMs` is between two clocks or to the second only. */
  readonly isCoarse: boolean
}

type Told = Pick<TraceStep, 'at' | 'missing' | 'clock'>

const byDatabase = (at: EpochMs): Told => ({ at, missing: null, clock: 'database' })
const byBroker = (at: EpochMs): Told => ({ at, missing: null, clock: 'broker' })
const notKnown = (missing: string): Told => ({ at: null, missing, clock: 'database' })

/**
 * @param entry the order of the signal itself; null: there is none, or it is not known
 * @param trade the paper trade of the signal, where that is what came of it
 * @param whyNoOrder what to say of the steps after the decision where neither is known
 */
export function traceSteps(signal: Signal, entry: TracedOrder | null, trade: PaperTrade | null, whyNoOrder: string): readonly TraceStep[] {
  const decided = signal.decidedAt === null ? notKnown(signal.decision === 'pending' ? 'not decided yet' : 'the database does not say when') : byDatabase(signal.decidedAt)
  const after = entry !== null ? orderSteps(entry) : trade !== null ? tradeSteps(trade) : { ordered: notKnown(whyNoOrder), firstFill: notKnown(whyNoOrder), complete: notKnown(whyNoOrder) }
  return timed([['fired', byDatabase(signal.firedAt)], ['decided', decided], ['ordered', after.ordered], ['first-fill', after.firstFill], ['complete', after.complete]])
}

interface AfterDecision {
  readonly ordered: Told
  readonly firstFill: Told
  readonly complete: Told
}

function orderSteps(entry: TracedOrder): AfterDecision {
  const [first] = entry.fills
  const last = entry.fills.at(-1)
  const areAllKnown = big(entry.knownFilled).gte(entry.filled)
  const isUntouched = big(entry.filled).eq(0)
  const unknown = notKnown(entry.averagePrice.reason ?? 'not all executions of this order are known here')
  return {
    ordered: byDatabase(entry.createdAt),
    firstFill: isUntouched ? notKnown('nothing has been filled') : first !== undefined && areAllKnown ? byBroker(first.executedAt) : unknown,
    complete: !isWhole(entry)
      ? notKnown(isUntouched ? 'nothing has been filled' : `${entry.filled} of ${entry.quantity} filled`)
      : last !== undefined && areAllKnown ? byBroker(last.executedAt) : unknown
  }
}

/** A paper trade is filled at once, and only when it did not fail. */
function tradeSteps(trade: PaperTrade): AfterDecision {
  const ordered = notKnown('a paper trade has no order')
  const isFilled = isFilledTrade(trade)
  const opened = isFilled ? byDatabase(trade.openedAt) : notKnown(`the paper trade was ${trade.status}`)
  return { ordered, firstFill: opened, complete: opened }
}

/** Whether a paper trade ever held anything. */
export function isFilledTrade({ status }: Pick<PaperTrade, 'status'>): boolean {
  return !/^(?:cancell?ed|rejected)$/i.test(status)
}

function timed(steps: readonly (readonly [TraceStepName, Told])[]): readonly TraceStep[] {
  let before: { readonly name: TraceStepName; readonly at: EpochMs; readonly clock: Told['clock'] } | null = null
  return steps.map(([name, told]): TraceStep => {
    const from = before
    if (told.at === null) return { name, ...told, latencyMs: null, after: null, isCoarse: false }
    before = { name, at: told.at, clock: told.clock }
    if (from === null) return { name, ...told, latencyMs: null, after: null, isCoarse: false }
    return { name, ...told, latencyMs: told.at - from.at, after: from.name, isCoarse: told.clock === 'broker' || from.clock === 'broker' }
  })
}
