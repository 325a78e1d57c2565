/** What a kind of rule is: either a condition that lasts on a subject, or events that happen once. */
import type { EpochMs } from '../../lib/clock.js'
import type { SliceKey } from '../../state/slices.js'
import type { Alert } from './alert.js'
import type { AlertDesk, Touched } from './alert-desk.js'
import type { Verdict } from './machine.js'
import type { RuleKind, RuleOf } from './rule-schema.js'

/** What an alert says. Titles hold no figure that moves: an alert whose title changes is told as updated. */
export type AlertWords = Pick<Alert, 'title' | 'detail' | 'target' | 'account' | 'instrument' | 'strategy'>

/** One subject of a rule, as found now. */
export interface Reading {
  readonly subject: string
  readonly verdict: Verdict
  /** For the rule's row, where it cannot be judged: why. */
  readonly reason: string | null
  /** Made only when the alert is raised or updated. */
  readonly words: () => AlertWords
  /** The natural key of the episode, where it has one better than its start. */
  readonly episode?: string
  /** When it happened by the source's own word, where that is better than when it was found. */
  readonly occurredAt?: EpochMs
}

export interface AlertEvent {
  /** By the backend's own keys: the same after a restart or another reading. */
  readonly key: string
  readonly at: EpochMs
  readonly words: () => AlertWords
}

interface KindBase<K extends RuleKind> {
  /** As a person calls it. */
  readonly title: string
  /** What the rule itself has that can never work; null: nothing. */
  readonly problem: (rule: RuleOf<K>) => string | null
  /** Slices whose rows or truth may change what is found. */
  readonly reads: (rule: RuleOf<K>) => readonly SliceKey[]
}

export interface ConditionKind<K extends RuleKind> extends KindBase<K> {
  readonly type: 'condition'
  /** It follows the state of the connections and the machinery. */
  readonly readsStatus: boolean
  /** It changes while nothing happens. */
  readonly isTimed: boolean
  /** Shortest time between two judgements, in milliseconds; 0: at every look. */
  readonly paceMs: number
  /** Why nothing can be said of any subject now; null: it can. */
  readonly doubt: (rule: RuleOf<K>, desk: AlertDesk) => string | null
  /**
   * Subjects that are clear may be left out, as those that are gone are: a thousand positions that are in order cost little then.
   * @param touched only what changed has to be judged; null: all subjects, and for those that are left out the condition does not hold
   */
  readonly readings: (rule: RuleOf<K>, desk: AlertDesk, touched: Touched | null) => Iterable<Reading>
  /** Subjects that a change concerns: of those, the ones without a reading are gone. Absent: all are judged at every change. */
  readonly concerned?: (rule: RuleOf<K>, touched: Touched) => ReadonlySet<string>
}

export interface EventKind<K extends RuleKind> extends KindBase<K> {
  readonly type: 'event'
  /** Events in the rows that changed; null: in all rows. Those that are known are dropped by the reader. */
  readonly events: (rule: RuleOf<K>, desk: AlertDesk, touched: Touched | null) => Iterable<AlertEvent>
}

export type KindOf<K extends RuleKind> = ConditionKind<K> | EventKind<K>
