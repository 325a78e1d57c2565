/** The rule that a draft stands for, or what is wrong with which field: what it holds, and what it must hold. */
import type { AlertRule, RuleKind } from '../../../shared/domain/alerts/rule-schema.js'
import type { WeeklyHours } from '../../../shared/domain/alerts/weekly-hours-schema.js'
import { big, type DecimalText } from '../../../shared/lib/decimal.js'
import { zoneNamed } from '../../../shared/lib/zoned-time.js'
import { formatTyped, typedDecimal } from '../../format/typed-decimal.js'
import { ruleFieldsText } from '../../text/rule-fields.js'
import { parseDuration } from './duration-text.js'
import { kindSpecs, scopeOf, type LimitSpec } from './kind-spec.js'
import type { HoursDraft, LimitText, RuleDraft } from './rule-draft.js'

/** By the field: `name`, `holdMs`, `limits.share`, `activeHours.from`, `scope.accounts`. */
export type RuleErrors = Readonly<Record<string, string>>

export type Checked = { readonly rule: AlertRule; readonly errors: null } | { readonly rule: null; readonly errors: RuleErrors }

const { wanted, isNot, needed, impossible } = ruleFieldsText
const DAY_MS = 86_400_000
const LONGEST_MS = 30 * DAY_MS
const LONGEST_NAME = 120
const MOST_SHARE = 1_000

/** What is found wrong, field by field; the first of each counts. */
type Refuse = (field: string, problem: string) => void

function span(field: string, typed: string, [least, most]: readonly [number, number], what: string, refuse: Refuse): number {
  const ms = parseDuration(typed)
  if (ms === null || ms < least || ms > most) refuse(field, typed.trim() === '' ? needed(what) : isNot(typed.trim(), what))
  return ms ?? 0
}

function hoursOf(field: string, hours: HoursDraft | null, refuse: Refuse): WeeklyHours | null {
  if (hours === null) return null
  const zone = hours.zone.trim()
  if (hours.days.length === 0) refuse(`${field}.days`, needed(wanted.days))
  for (const end of ['from', 'until'] as const) if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(hours[end])) refuse(`${field}.${end}`, hours[end] === '' ? needed(wanted.time) : isNot(hours[end], wanted.time))
  if (zone !== '' && zoneNamed(zone) === null) refuse(`${field}.zone`, isNot(zone, wanted.zone))
  return { zone, days: [...hours.days].sort((a, b) => a - b), from: hours.from, until: hours.until }
}

function limitOf(spec: LimitSpec, value: LimitText, refuse: Refuse): unknown {
  const field = `limits.${spec.name}`
  if (typeof value !== 'string') {
    if (value.length === 0 && spec.isOptional !== true) refuse(field, needed(wanted.one))
    return value
  }
  const typed = value.trim()
  if (spec.type === 'one') return typed
  if (spec.type === 'instrument') {
    if (typed === '') refuse(field, needed(wanted.instrument))
    return typed
  }
  if (typed === '' && spec.isOptional === true) return null
  if (spec.type === 'duration') return span(field, typed, spec.name === 'clearMs' ? [0, LONGEST_MS] : [1_000, LONGEST_MS], wanted.span, refuse)
  const what = spec.type === 'share' ? wanted.share : spec.type === 'number' ? wanted.loop : wanted.number
  const number = typedDecimal(typed)
  if (number === null) {
    refuse(field, typed === '' ? needed(what) : isNot(typed, what))
    return null
  }
  if (spec.type === 'number') {
    if (big(number).lte(0) || big(number).gt(60_000)) refuse(field, isNot(typed, what))
    return Number(number)
  }
  if (spec.type !== 'share') return number
  const share = Number(big(number).div(100).toFixed())
  if (share < 0 || share > MOST_SHARE) refuse(field, isNot(typed, what))
  return share
}

type Values = Readonly<Record<string, unknown>>
const amount = (value: unknown): DecimalText | null => (typeof value === 'string' ? (value as DecimalText) : null)
const share = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const isNegative = (value: unknown): boolean => amount(value) !== null && big(amount(value) ?? ('0' as DecimalText)).lt(0)

/** What each limit may hold by itself and yet not beside the others: a rule that can never be raised, or never be over. */
const possible: Partial<Readonly<Record<RuleKind, (values: Values, typed: Readonly<Record<string, string>>, refuse: (name: string, problem: string) => void) => void>>> = {
  'position-pnl': ({ below, above, clearBy }, typed, refuse) => {
    const [low, high] = [amount(below), amount(above)]
    if (low === null && high === null) refuse('below', impossible.noLevel)
    if (low !== null && high !== null && big(low).gte(big(high))) refuse('above', impossible.noneBetween(typed['above'] ?? '', formatTyped(low)))
    if (isNegative(clearBy)) refuse('clearBy', isNot(typed['clearBy'] ?? '', wanted.distance))
  },
  'daily-loss': ({ amount: loss, share: part, clearShare }, typed, refuse) => {
    const most = amount(loss)
    if (most === null && part === null) refuse('amount', impossible.noLoss)
    if (most !== null && big(most).lte(0)) refuse('amount', isNot(typed['amount'] ?? '', wanted.loss))
    if (part === 0) refuse('share', isNot(typed['share'] ?? '', wanted.aboveZero))
    if ((share(clearShare) ?? 0) > 1) refuse('clearShare', isNot(typed['clearShare'] ?? '', wanted.partOfLimit))
  },
  drawdown: ({ share: fall, clear }, typed, refuse) => {
    const [at, over] = [share(fall), share(clear)]
    if (at === null || over === null) return
    if (at <= 0 || at > 1) refuse('share', isNot(typed['share'] ?? '', wanted.fall))
    else if (over > at) refuse('clear', impossible.clearsDeeper(typed['clear'] ?? '', typed['share'] ?? ''))
  },
  cushion: ({ below, clear }, typed, refuse) => {
    const [at, over] = [share(below), share(clear)]
    if (at === null || over === null) return
    if (at > 1 || at <= 0) refuse('below', isNot(typed['below'] ?? '', wanted.cushion))
    else if (over < at) refuse('clear', impossible.clearsThinner(typed['clear'] ?? '', typed['below'] ?? ''))
  },
  'limit-breach': ({ grossShare, netShare, positionShare, positionQuantity, clearShare }, typed, refuse) => {
    if ([grossShare, netShare, positionShare, positionQuantity].every((limit) => limit === null)) refuse('grossShare', impossible.noLimit)
    if (isNegative(positionQuantity)) refuse('positionQuantity', isNot(typed['positionQuantity'] ?? '', wanted.size))
    if ((share(clearShare) ?? 0) > 1) refuse('clearShare', isNot(typed['clearShare'] ?? '', wanted.partOfLimit))
  },
  'price-level': ({ clearBy, level, direction, symbol }, typed, refuse) => {
    // A missing price is often written as zero.
    if (symbol === '' && direction === 'above' && amount(level) !== null && big(amount(level) ?? ('0' as DecimalText)).eq(0)) refuse('level', isNot(typed['level'] ?? '', wanted.level))
    if (isNegative(clearBy)) refuse('clearBy', isNot(typed['clearBy'] ?? '', wanted.distance))
  },
  'clock-skew': ({ overMs, clearMs }, typed, refuse) => {
    if (typeof overMs === 'number' && typeof clearMs === 'number' && clearMs > overMs) refuse('clearMs', impossible.clearsLater(typed['clearMs'] ?? '', typed['overMs'] ?? ''))
  }
}

function limitsOf({ kind, limits }: RuleDraft, refuse: Refuse): Values {
  const { limits: specs } = kindSpecs[kind]
  const own = Object.fromEntries(specs.map((spec) => [spec.name, limitOf(spec, limits[spec.name] ?? '', refuse)]))
  // By which symbol a price level is told where there is no quote of it; the editor knows both.
  const values = kind === 'price-level' ? { ...own, symbol: typeof limits['symbol'] === 'string' ? limits['symbol'] : '' } : own
  const typed = Object.fromEntries(Object.entries(limits).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])))
  possible[kind]?.(values, typed, (name, problem) => { refuse(`limits.${name}`, problem) })
  return values
}

export function checkDraft(draft: RuleDraft): Checked {
  const errors: Record<string, string> = {}
  const refuse: Refuse = (field, problem) => { errors[field] ??= problem }
  const { id, kind, isEnabled, severity, since } = draft
  const { isEvent } = kindSpecs[kind]
  const name = draft.name.trim()
  if (name === '') refuse('name', needed(wanted.name))
  if (name.length > LONGEST_NAME) refuse('name', isNot(`${name.slice(0, 20)}…`, wanted.name))
  const parts = scopeOf(kind, draft.limits)
  const part = (of: (typeof parts)[number]): string[] => (parts.includes(of) ? [...draft.scope[of]] : [])
  const rule = {
    id, kind, name, isEnabled, severity, since,
    holdMs: isEvent ? 0 : span('holdMs', draft.holdMs, [0, LONGEST_MS], wanted.spanOrNone, refuse),
    recoverMs: isEvent ? 0 : span('recoverMs', draft.recoverMs, [0, LONGEST_MS], wanted.spanOrNone, refuse),
    groupMs: span('groupMs', draft.groupMs, [0, 3_600_000], wanted.group, refuse),
    escalateEveryMs: severity !== 'critical' || draft.escalateEveryMs.trim() === '' ? null : span('escalateEveryMs', draft.escalateEveryMs, [10_000, DAY_MS], wanted.escalate, refuse),
    scope: { accounts: part('accounts'), instruments: part('instruments'), strategies: part('strategies') },
    activeHours: hoursOf('activeHours', draft.activeHours, refuse),
    quietHours: hoursOf('quietHours', draft.quietHours, refuse),
    limits: limitsOf(draft, refuse)
  }
  // Each member was made by its kind's own specification; `check-draft.test.ts` has the schema look at every kind.
  return Object.keys(errors).length === 0 ? { rule: rule as unknown as AlertRule, errors: null } : { rule: null, errors }
}

/** What main says of a field: "rule.limits.clear is 3: expected …". By the field; `null`: it names none. */
export function refusalsIn(message: string): RuleErrors {
  const found = message.split('; ').flatMap((one) => {
    const parts = /^rule\.([\w.]+) is (.*?): (.+)$/.exec(one)
    return parts?.[1] === undefined ? [] : [[parts[1].replace(/\.\d+$/, ''), isNot(parts[2] ?? '', parts[3] ?? '')] as const]
  })
  return Object.fromEntries(found)
}
