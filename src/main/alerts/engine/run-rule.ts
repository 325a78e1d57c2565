import { bindRule, type BoundRule } from '../../../shared/domain/alerts/rule-kinds.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import { ConditionRunner } from './condition-runner.js'
import { EventRunner } from './event-runner.js'
import type { Runner } from './runner.js'

/** A rule that runs, with what decides when it is judged. */
export interface Run {
  readonly runner: Runner
  readonly reads: readonly SliceKey[]
  readonly readsPositions: boolean
  readonly readsStatus: boolean
  readonly isTimed: boolean
  readonly isCondition: boolean
  readonly paceMs: number
  /** Judged whole at the next look, whatever has changed. */
  isDue: boolean
  /** When it was last judged because time passed. */
  timedAt: EpochMs
  wasAwake: boolean
}

const joined: ReadonlySet<SliceKey> = new Set<SliceKey>(['brokerPositions', 'databasePositions'])

export function runRule(rule: AlertRule, surroundings: { readonly localZone: string; readonly keptSince: EpochMs; readonly now: EpochMs }): Run {
  const { problem, reads, judge }: BoundRule = bindRule(rule)
  const { localZone, keptSince, now } = surroundings
  const common = { reads, readsPositions: reads.some((key) => joined.has(key)), isDue: true, timedAt: now, wasAwake: true }
  return judge.type === 'event'
    ? { ...common, runner: new EventRunner(rule, problem, judge, localZone, keptSince, now), readsStatus: false, isTimed: false, isCondition: false, paceMs: 0 }
    : { ...common, runner: new ConditionRunner(rule, problem, judge, localZone, now), readsStatus: judge.readsStatus, isTimed: judge.isTimed, isCondition: true, paceMs: judge.paceMs }
}
