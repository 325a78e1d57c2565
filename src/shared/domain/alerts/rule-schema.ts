/**
 * The rules of alerts, as kept in `alert-rules.json`: what all have, and the limits of each kind. Times are milliseconds,
 * shares are fractions (0.1 is 10 %), money is in the account's or the instrument's own currency.
 */
import { z } from 'zod'
import { decimalText } from '../../lib/decimal-schema.js'
import { sliceKeys, type SliceKey } from '../../state/slices.js'
import { alertSeverities } from './alert.js'
import { weeklyHours } from './weekly-hours-schema.js'

const DAY_MS = 86_400_000
const duration = z.int().min(0).max(30 * DAY_MS)
const span = z.int().min(1_000).max(30 * DAY_MS)
const share = z.number().min(0).max(1_000)
const names = z.array(z.string().min(1).max(128)).max(1_000)
const some = <T extends readonly [string, ...string[]]>(words: T) => z.array(z.enum(words)).min(1)

/** Empty: all of them. */
const scope = z.strictObject({
  accounts: names.default([]),
  /** IB's contract ids or symbols. */
  instruments: names.default([]),
  strategies: names.default([])
})
export type RuleScope = z.infer<typeof scope>

const common = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'expected small letters, digits and hyphens'),
  name: z.string().trim().min(1).max(120),
  isEnabled: z.boolean().default(true),
  severity: z.enum(alertSeverities),
  /** How long the condition must hold before the alert is raised. Of no use to rules about events. */
  holdMs: duration.default(0),
  /** How long it must be gone before the alert is resolved. */
  recoverMs: duration.default(0),
  scope: scope.prefault({}),
  /** Raised and recorded, but nobody is disturbed. */
  quietHours: weeklyHours.nullable().default(null),
  /** The rule raises nothing outside of these: the market's session, say. Null: always. */
  activeHours: weeklyHours.nullable().default(null),
  /** A critical alert is told again after so long, until somebody acknowledges it; null: never. */
  escalateEveryMs: z.int().min(10_000).max(DAY_MS).nullable().default(null),
  /** Alerts of this rule within so long are told as one. */
  groupMs: z.int().min(0).max(3_600_000).default(10_000),
  /** Events before this are history and raise nothing: when the rule was made, or switched on. Epoch milliseconds. */
  since: z.int().min(0).default(0)
})

export const connections = ['postgres', 'ib', 'upstream', 'farm'] as const
export const orderOutcomes = ['filled', 'partially-filled', 'rejected', 'cancelled'] as const
export const tradeMoments = ['opened', 'closed'] as const
export const activities = ['fills', 'paper-trades', 'signals', 'equity'] as const
export const ownFaults = ['event-loop', 'broker-host', 'snapshot-worker', 'unreadable-rows', 'demo-desk'] as const

/** Limits of each kind. Where there is a level, `clear` is the one at which it counts as gone: hysteresis in value. */
const limits = {
  'connection-lost': z.strictObject({ connections: some(connections) }),
  /** Beyond the slices' own limits of age; empty: all. */
  'data-stale': z.strictObject({ slices: z.array(z.enum(sliceKeys as [SliceKey, ...SliceKey[]])).default([]) }),
  'service-silent': z.strictObject({ states: some(['late', 'dead', 'not-working']) }),
  'order-outcome': z.strictObject({ outcomes: some(orderOutcomes) }),
  'new-trade': z.strictObject({ on: some(tradeMoments) }),
  /** Raised at or below `below`, or at or above `above`; gone when `clearBy` away from it again. */
  'position-pnl': z.strictObject({ figure: z.enum(['unrealized', 'daily']), below: decimalText.nullable().default(null), above: decimalText.nullable().default(null), clearBy: decimalText.nullable().default(null) }),
  /** A loss as an amount above zero, or as a share of net liquidation. */
  'daily-loss': z.strictObject({ amount: decimalText.nullable().default(null), share: share.nullable().default(null), clearShare: share.default(0.8) }),
  drawdown: z.strictObject({ share, clear: share }),
  cushion: z.strictObject({ below: share, clear: share }),
  'limit-breach': z.strictObject({
    /** By net liquidation. */
    grossShare: share.nullable().default(null),
    netShare: share.nullable().default(null),
    /** Market value of one position by net liquidation. */
    positionShare: share.nullable().default(null),
    /** Size of one position, without its sign. */
    positionQuantity: decimalText.nullable().default(null),
    /** Gone below this part of the limit. */
    clearShare: share.default(0.98)
  }),
  'position-unprotected': z.strictObject({}),
  'break-opened': z.strictObject({}),
  'price-level': z.strictObject({ conId: z.string().min(1), symbol: z.string(), direction: z.enum(['above', 'below']), level: decimalText, clearBy: decimalText.nullable().default(null) }),
  'signal-not-acted-on': z.strictObject({ afterMs: span }),
  'no-activity': z.strictObject({ activity: z.enum(activities), withinMs: span }),
  'snapshot-not-saved': z.strictObject({ olderThanMs: span }),
  'clock-skew': z.strictObject({ overMs: span, clearMs: duration }),
  'own-fault': z.strictObject({ faults: some(ownFaults), loopMs: z.number().positive().max(60_000).default(250) })
} as const

export type RuleKind = keyof typeof limits
export const ruleKinds = Object.keys(limits) as [RuleKind, ...RuleKind[]]

type Limits = { readonly [K in RuleKind]: z.infer<(typeof limits)[K]> }
export type RuleLimits<K extends RuleKind> = Limits[K]

export interface RuleOf<K extends RuleKind> extends Readonly<z.infer<typeof common>> {
  readonly kind: K
  readonly limits: Limits[K]
}
export type AlertRule = { readonly [K in RuleKind]: RuleOf<K> }[RuleKind]

const ruleOf = <K extends RuleKind>(kind: K) => common.extend({ kind: z.literal(kind), limits: limits[kind] })

// One member for each kind: the compiler cannot see that a list made by mapping the kinds has them all.
export const ruleSchema = z.discriminatedUnion('kind', ruleKinds.map((kind) => ruleOf(kind)) as unknown as [ReturnType<typeof ruleOf>]) as unknown as z.ZodType<AlertRule>
