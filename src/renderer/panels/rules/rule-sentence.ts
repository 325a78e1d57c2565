/** The condition of a rule as one sentence, with its figures as the reader writes and hides them. */
import type { AlertRule, RuleKind, RuleOf, RuleScope } from '../../../shared/domain/alerts/rule-schema.js'
import { decimal, type DecimalText } from '../../../shared/lib/decimal.js'
import { slices } from '../../../shared/state/slices.js'
import { formatDecimal, formatPlain, formatPrice, formatShare } from '../../format/decimal-format.js'
import { language } from '../../text/language.js'
import { ruleKindsText as words } from '../../text/rule-kinds.js'
import { durationWords } from './duration-text.js'
import { kindSpecs } from './kind-spec.js'

const { sentences, clears } = words

const all = new Intl.ListFormat(language, { type: 'conjunction' })
const any = new Intl.ListFormat(language, { type: 'disjunction' })

function named(of: Readonly<Record<string, string>>, names: readonly string[], as = all): string {
  return as.format(names.map((name) => of[name] ?? name))
}

const share = (value: number): string => formatShare(decimal(String(value)), Number.isInteger(value * 100) ? { digits: 0 } : {})
const money = (value: DecimalText): string => formatDecimal(value)

/** What it is about; null: everything. */
function whomOf({ accounts, instruments, strategies }: RuleScope): string | null {
  let what = instruments.length === 0 ? null : any.format(instruments)
  if (strategies.length > 0) what = words.byStrategy(what, any.format(strategies))
  return accounts.length === 0 ? what : words.inAccount(what, any.format(accounts))
}

function limitsWords({ grossShare, netShare, positionShare, positionQuantity }: RuleOf<'limit-breach'>['limits']): string {
  const { gross, net, position, quantity } = sentences.limits
  return any.format([
    ...(grossShare === null ? [] : [gross(share(grossShare))]),
    ...(netShare === null ? [] : [net(share(netShare))]),
    ...(positionShare === null ? [] : [position(share(positionShare))]),
    ...(positionQuantity === null ? [] : [quantity(money(positionQuantity))])
  ])
}

function positionWords(whom: string | null, { figure, below, above }: RuleOf<'position-pnl'>['limits']): string {
  const what = capital(words.figures[figure])
  const as = sentences['position-pnl']
  if (below !== null && above !== null) return as.both(whom, what, money(below), money(above))
  return above === null ? as.below(whom, what, below === null ? '' : money(below)) : as.above(whom, what, money(above))
}

function lossWords(whom: string | null, { amount, share: part }: RuleOf<'daily-loss'>['limits']): string {
  const as = sentences['daily-loss']
  if (amount !== null && part !== null) return as.both(whom, money(amount), share(part))
  return amount === null ? as.share(whom, part === null ? '' : share(part)) : as.amount(whom, money(amount))
}

const conditions: { readonly [K in RuleKind]: (rule: RuleOf<K>, whom: string | null) => string } = {
  'connection-lost': ({ limits }) => sentences['connection-lost'](named(words.connections, limits.connections, any)),
  'data-stale': ({ limits }) => sentences['data-stale'](limits.slices.length === 0 ? null : all.format(limits.slices.map((key) => slices[key].title))),
  'service-silent': ({ limits }) => sentences['service-silent'](named(words.services, limits.states, any)),
  'order-outcome': ({ limits }, whom) => sentences['order-outcome'](whom, named(words.outcomes, limits.outcomes, any)),
  'new-trade': ({ limits }, whom) => sentences['new-trade'](whom, named(words.trades, limits.on, any)),
  'position-pnl': ({ limits }, whom) => positionWords(whom, limits),
  'daily-loss': ({ limits }, whom) => lossWords(whom, limits),
  drawdown: ({ limits }, whom) => sentences.drawdown(whom, share(limits.share)),
  cushion: ({ limits }, whom) => sentences.cushion(whom, share(limits.below)),
  'limit-breach': ({ limits }, whom) => capital(sentences['limit-breach'](whom, limitsWords(limits))),
  'position-unprotected': (_rule, whom) => sentences['position-unprotected'](whom),
  'break-opened': (_rule, whom) => sentences['break-opened'](whom),
  'price-level': ({ limits }) => sentences['price-level'][limits.direction](limits.symbol === '' ? limits.conId : limits.symbol, formatPrice(limits.level)),
  'signal-not-acted-on': ({ limits }, whom) => sentences['signal-not-acted-on'](whom, durationWords(limits.afterMs)),
  'no-activity': ({ limits }, whom) => sentences['no-activity'](whom, words.activities[limits.activity], durationWords(limits.withinMs)),
  'snapshot-not-saved': ({ limits }) => sentences['snapshot-not-saved'](durationWords(limits.olderThanMs)),
  'clock-skew': ({ limits }) => sentences['clock-skew'](durationWords(limits.overMs)),
  'own-fault': ({ limits }) => sentences['own-fault'](named(words.faults, limits.faults, any))
}

/** The level at which it counts as gone; null: that of its condition. */
const clearsAt: { readonly [K in RuleKind]?: (rule: RuleOf<K>) => string | null } = {
  'position-pnl': ({ limits: { clearBy } }) => (clearBy === null ? null : clears.by(money(clearBy))),
  'daily-loss': ({ limits: { clearShare } }) => clears.ofLimit(share(clearShare)),
  drawdown: ({ limits: { clear } }) => clears.at(share(clear)),
  cushion: ({ limits: { clear } }) => clears.at(share(clear)),
  'limit-breach': ({ limits: { clearShare } }) => clears.ofLimit(share(clearShare)),
  'price-level': ({ limits: { clearBy } }) => (clearBy === null ? null : clears.by(formatPlain(clearBy))),
  'clock-skew': ({ limits: { clearMs } }) => clears.at(durationWords(clearMs))
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}

function partsOf<K extends RuleKind>(rule: RuleOf<K>): { readonly condition: string; readonly clear: string | null } {
  return { condition: conditions[rule.kind](rule, whomOf(rule.scope)), clear: clearsAt[rule.kind]?.(rule) ?? null }
}

/** "Daily loss of any account reaches 2 % of net liquidation, for 5 s; clears below 80 % of the limit for 1 min". */
export function sentenceOf(rule: AlertRule): string {
  const { condition, clear } = partsOf(rule)
  if (kindSpecs[rule.kind].isEvent) return condition
  const held = rule.holdMs === 0 ? condition : words.held(condition, durationWords(rule.holdMs))
  if (clear === null && rule.recoverMs === 0) return held
  return words.cleared(held, rule.recoverMs === 0 ? (clear ?? '') : words.clearedAfter(clear ?? clears.gone, durationWords(rule.recoverMs)))
}
