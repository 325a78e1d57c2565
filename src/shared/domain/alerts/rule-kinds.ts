/** All kinds of rules. */
import { breakOpened } from './kinds/break-opened.js'
import { clockSkew } from './kinds/clock-skew.js'
import { connectionLost } from './kinds/connection-lost.js'
import { cushion } from './kinds/cushion.js'
import { dailyLoss } from './kinds/daily-loss.js'
import { dataStale } from './kinds/data-stale.js'
import { drawdown } from './kinds/drawdown.js'
import { limitBreach } from './kinds/limit-breach.js'
import { newTrade } from './kinds/new-trade.js'
import { noActivity } from './kinds/no-activity.js'
import { orderOutcome } from './kinds/order-outcome.js'
import { ownFault } from './kinds/own-fault.js'
import { positionPnl } from './kinds/position-pnl.js'
import { positionUnprotected } from './kinds/position-unprotected.js'
import { priceLevel } from './kinds/price-level.js'
import { serviceSilent } from './kinds/service-silent.js'
import { signalNotActedOn } from './kinds/signal-not-acted-on.js'
import { snapshotNotSaved } from './kinds/snapshot-not-saved.js'
import type { ConditionKind, EventKind, KindOf } from './rule-kind.js'
import type { AlertRule, RuleKind, RuleOf } from './rule-schema.js'

const kinds: { readonly [K in RuleKind]: KindOf<K> } = {
  'connection-lost': connectionLost,
  'data-stale': dataStale,
  'service-silent': serviceSilent,
  'order-outcome': orderOutcome,
  'new-trade': newTrade,
  'position-pnl': positionPnl,
  'daily-loss': dailyLoss,
  drawdown,
  cushion,
  'limit-breach': limitBreach,
  'position-unprotected': positionUnprotected,
  'break-opened': breakOpened,
  'price-level': priceLevel,
  'signal-not-acted-on': signalNotActedOn,
  'no-activity': noActivity,
  'snapshot-not-saved': snapshotNotSaved,
  'clock-skew': clockSkew,
  'own-fault': ownFault
}

type Bound<T> = T extends (rule: never, ...rest: infer A) => infer R ? (...rest: A) => R : never

/** A condition with its rule. */
export interface BoundCondition extends Pick<ConditionKind<RuleKind>, 'type' | 'readsStatus' | 'isTimed' | 'paceMs'> {
  readonly doubt: Bound<ConditionKind<RuleKind>['doubt']>
  readonly readings: Bound<ConditionKind<RuleKind>['readings']>
  readonly concerned: Bound<NonNullable<ConditionKind<RuleKind>['concerned']>> | null
}

export interface BoundEvents extends Pick<EventKind<RuleKind>, 'type'> {
  readonly events: Bound<EventKind<RuleKind>['events']>
}

/** A rule with all that its kind knows to do with it. */
export interface BoundRule {
  readonly problem: string | null
  readonly reads: ReturnType<KindOf<RuleKind>['reads']>
  readonly judge: BoundCondition | BoundEvents
}

/** Puts a rule together with its kind. */
export function bindRule(rule: AlertRule): BoundRule {
  return bound(rule)
}

function bound<K extends RuleKind>(rule: RuleOf<K>): BoundRule {
  const kind: KindOf<K> = kinds[rule.kind]
  const common = { problem: kind.problem(rule), reads: kind.reads(rule) }
  if (kind.type === 'event') return { ...common, judge: { type: 'event', events: (desk, touched) => kind.events(rule, desk, touched) } }
  const { readsStatus, isTimed, paceMs, concerned } = kind
  return {
    ...common,
    judge: {
      type: 'condition', readsStatus, isTimed, paceMs,
      doubt: (desk) => kind.doubt(rule, desk),
      readings: (desk, touched) => kind.readings(rule, desk, touched),
      concerned: concerned === undefined ? null : (touched) => concerned(rule, touched)
    }
  }
}

/** What a person calls the kind. */
export function kindTitle(kind: RuleKind): string {
  return kinds[kind].title
}
