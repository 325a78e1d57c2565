/** What the editor asks of each kind of rule: its limits, what it can be about, and what a new one begins with. */
import type { RuleKind, RuleScope } from '../../../shared/domain/alerts/rule-schema.js'
import { slices } from '../../../shared/state/slices.js'
import { ruleKindsText } from '../../text/rule-kinds.js'

export type ScopePart = keyof RuleScope

/** money, size: hidden while amounts are. share: a fraction, typed as percent. */
export type LimitType = 'money' | 'size' | 'price' | 'share' | 'duration' | 'number' | 'one' | 'many' | 'instrument'

export interface LimitSpec {
  /** Its member of the rule's limits. */
  readonly name: string
  readonly type: LimitType
  readonly words: { readonly label: string; readonly hint?: string }
  /** It may be left empty. */
  readonly isOptional?: true
  readonly choices?: Readonly<Record<string, string>>
}

export interface KindSpec {
  readonly group: keyof typeof ruleKindsText.groups
  /** Something that happens once: it neither holds nor clears. */
  readonly isEvent: boolean
  readonly scope: readonly ScopePart[]
  readonly limits: readonly LimitSpec[]
  /** As typed. */
  readonly fresh: Readonly<Record<string, string | readonly string[]>>
}

const { fields, ...words } = ruleKindsText
const books: readonly ScopePart[] = ['accounts', 'instruments']
const dataWords: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(slices).map(([key, { title }]) => [key, title]))

export const kindSpecs: Readonly<Record<RuleKind, KindSpec>> = {
  'connection-lost': { group: 'system', isEvent: false, scope: [], limits: [{ name: 'connections', type: 'many', words: fields.connections, choices: words.connections }], fresh: { connections: ['postgres', 'ib', 'upstream'] } },
  'data-stale': { group: 'system', isEvent: false, scope: [], limits: [{ name: 'slices', type: 'many', words: fields.slices, choices: dataWords, isOptional: true }], fresh: { slices: [] } },
  'service-silent': { group: 'system', isEvent: false, scope: [], limits: [{ name: 'states', type: 'many', words: fields.states, choices: words.services }], fresh: { states: ['dead', 'not-working'] } },
  'order-outcome': { group: 'orders', isEvent: true, scope: ['accounts', 'instruments', 'strategies'], limits: [{ name: 'outcomes', type: 'many', words: fields.outcomes, choices: words.outcomes }], fresh: { outcomes: ['filled'] } },
  'new-trade': { group: 'orders', isEvent: true, scope: ['instruments', 'strategies'], limits: [{ name: 'on', type: 'many', words: fields.on, choices: words.trades }], fresh: { on: ['opened'] } },
  'position-pnl': {
    group: 'risk', isEvent: false, scope: books, fresh: { figure: 'unrealized', below: '', above: '', clearBy: '' },
    limits: [
      { name: 'figure', type: 'one', words: fields.figure, choices: words.figures }, { name: 'below', type: 'money', words: fields.pnlBelow, isOptional: true },
      { name: 'above', type: 'money', words: fields.pnlAbove, isOptional: true }, { name: 'clearBy', type: 'money', words: fields.pnlClearBy, isOptional: true }
    ]
  },
  'daily-loss': {
    group: 'risk', isEvent: false, scope: ['accounts'], fresh: { amount: '', share: '2', clearShare: '80' },
    limits: [{ name: 'amount', type: 'money', words: fields.amount, isOptional: true }, { name: 'share', type: 'share', words: fields.lossShare, isOptional: true }, { name: 'clearShare', type: 'share', words: fields.lossClear }]
  },
  drawdown: { group: 'risk', isEvent: false, scope: ['accounts'], limits: [{ name: 'share', type: 'share', words: fields.share }, { name: 'clear', type: 'share', words: fields.shareClear }], fresh: { share: '10', clear: '8' } },
  cushion: { group: 'risk', isEvent: false, scope: ['accounts'], limits: [{ name: 'below', type: 'share', words: fields.below }, { name: 'clear', type: 'share', words: fields.belowClear }], fresh: { below: '10', clear: '12' } },
  'limit-breach': {
    group: 'risk', isEvent: false, scope: books, fresh: { grossShare: '200', netShare: '', positionShare: '', positionQuantity: '', clearShare: '98' },
    limits: [
      { name: 'grossShare', type: 'share', words: fields.grossShare, isOptional: true }, { name: 'netShare', type: 'share', words: fields.netShare, isOptional: true },
      { name: 'positionShare', type: 'share', words: fields.positionShare, isOptional: true }, { name: 'positionQuantity', type: 'size', words: fields.positionQuantity, isOptional: true },
      { name: 'clearShare', type: 'share', words: fields.limitClear }
    ]
  },
  'position-unprotected': { group: 'risk', isEvent: false, scope: books, limits: [], fresh: {} },
  'break-opened': { group: 'risk', isEvent: false, scope: books, limits: [], fresh: {} },
  'price-level': {
    group: 'risk', isEvent: false, scope: [], fresh: { conId: '', symbol: '', direction: 'above', level: '', clearBy: '' },
    limits: [
      { name: 'conId', type: 'instrument', words: fields.instrument }, { name: 'direction', type: 'one', words: fields.direction, choices: words.directions },
      { name: 'level', type: 'price', words: fields.level }, { name: 'clearBy', type: 'price', words: fields.levelClearBy, isOptional: true }
    ]
  },
  'signal-not-acted-on': { group: 'orders', isEvent: false, scope: ['instruments', 'strategies'], limits: [{ name: 'afterMs', type: 'duration', words: fields.afterMs }], fresh: { afterMs: '5 min' } },
  'no-activity': {
    group: 'orders', isEvent: false, scope: ['accounts', 'instruments', 'strategies'], fresh: { activity: 'fills', withinMs: '2 h' },
    limits: [{ name: 'activity', type: 'one', words: fields.activity, choices: words.activities }, { name: 'withinMs', type: 'duration', words: fields.withinMs }]
  },
  'snapshot-not-saved': { group: 'system', isEvent: false, scope: [], limits: [{ name: 'olderThanMs', type: 'duration', words: fields.olderThanMs }], fresh: { olderThanMs: '1 min' } },
  'clock-skew': { group: 'system', isEvent: false, scope: [], limits: [{ name: 'overMs', type: 'duration', words: fields.overMs }, { name: 'clearMs', type: 'duration', words: fields.skewClear }], fresh: { overMs: '5 s', clearMs: '2 s' } },
  'own-fault': {
    group: 'system', isEvent: false, scope: [], limits: [{ name: 'faults', type: 'many', words: fields.faults, choices: words.faults }, { name: 'loopMs', type: 'number', words: fields.loopMs }],
    fresh: { faults: Object.keys(words.faults), loopMs: '250' }
  }
}

export const ruleKindNames = Object.keys(kindSpecs) as readonly RuleKind[]

/** What activity tells of: a rule that names something else would take its silence for none at all. */
const activityScopes: Readonly<Record<string, readonly ScopePart[]>> = { fills: ['accounts', 'instruments'], 'paper-trades': ['instruments', 'strategies'], signals: ['instruments', 'strategies'], equity: ['accounts'] }

export function scopeOf(kind: RuleKind, limits: Readonly<Record<string, unknown>>): readonly ScopePart[] {
  const own = kindSpecs[kind].scope
  const activity = limits['activity']
  return kind === 'no-activity' && typeof activity === 'string' ? (activityScopes[activity] ?? own) : own
}
