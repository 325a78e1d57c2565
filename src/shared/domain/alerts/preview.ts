/** What a rule would have raised over the last days, from what is kept of them; and where nothing is kept, that. */
import type { EpochMs } from '../../lib/clock.js'
import { equitySeries } from '../equity-curve.js'
import type { AlertDesk } from './alert-desk.js'
import { inScope } from './in-scope.js'
import { freshMachine, step, type Verdict } from './machine.js'
import { bindRule, kindTitle } from './rule-kinds.js'
import { orderOutcomes, tradeMoments, type AlertRule, type RuleKind, type RuleOf } from './rule-schema.js'
import { isAwake } from './weekly-hours.js'
import { shareText } from './words.js'

const MOST_SHOWN = 200
const MOST_TIMES = 5_000

export interface PreviewedAlert {
  readonly at: EpochMs
  /** When it would have been over; null: it lasts, or it is an event and happens once. */
  readonly until: EpochMs | null
  readonly subject: string
  readonly title: string
  readonly detail: string
}

export interface RulePreview {
  readonly from: EpochMs
  readonly until: EpochMs
  /** The latest first; at most two hundred. */
  readonly alerts: readonly PreviewedAlert[]
  /** All that there would have been. */
  readonly total: number
  /** When each of them was; at most five thousand, the latest first. */
  readonly times: readonly EpochMs[]
  /** The oldest and the newest thing that could be looked at, whether it raised anything or not; null: there is none. */
  readonly reach: Reach | null
  /** all: everything that the rule looks at is kept. partly: what the desk holds now. none: nothing of it is. */
  readonly covered: 'all' | 'partly' | 'none'
  /** What a person has to know of it. */
  readonly note: string
}

export interface Reach {
  readonly from: EpochMs
  readonly until: EpochMs
}

function reachOf(times: Iterable<EpochMs>): Reach | null {
  let [from, until] = [Infinity, -Infinity]
  for (const at of times) {
    from = Math.min(from, at)
    until = Math.max(until, at)
  }
  return from > until ? null : { from, until }
}

/** Of all that was found, what is told. */
export function previewOf({ from, until }: Reach, found: readonly PreviewedAlert[], what: Pick<RulePreview, 'reach' | 'covered' | 'note'>): RulePreview {
  const alerts = found.filter(({ at }) => at >= from && at <= until).sort((a, b) => b.at - a.at)
  return { from, until, alerts: alerts.slice(0, MOST_SHOWN), total: alerts.length, times: alerts.slice(0, MOST_TIMES).map(({ at }) => at), ...what }
}

/** Conditions that the desk itself tells of, and those of the machinery around it, of which nothing is kept. */
const notReplayed: ReadonlySet<RuleKind> = new Set<RuleKind>(['drawdown', 'signal-not-acted-on', 'connection-lost', 'own-fault', 'snapshot-not-saved'])

/** Whether kept moments of the desk tell what the rule would have raised. */
export function isReplayed(rule: AlertRule): boolean {
  const { problem, judge } = bindRule(rule)
  return problem === null && judge.type === 'condition' && !notReplayed.has(rule.kind)
}

/** @param desk as it is now, with the rows that it holds; @param days how far back */
export function previewRule(rule: AlertRule, desk: AlertDesk, days: number): RulePreview {
  const from = desk.now - days * 86_400_000
  const { problem, judge } = bindRule({ ...rule, since: from })
  const answer = (found: readonly PreviewedAlert[], covered: RulePreview['covered'], note: string, reach: Reach | null = null): RulePreview => previewOf({ from, until: desk.now }, found, { covered, note, reach })
  if (problem !== null) return answer([], 'none', `It can never work: ${problem}.`)
  if (judge.type === 'event') {
    const found = new Map<string, PreviewedAlert>()
    for (const { key, at, words } of judge.events(desk, null)) {
      if (found.has(key) || at < from || !isAwake(rule, at, desk.localZone)) continue
      const { title, detail } = words()
      found.set(key, { at, until: null, subject: key, title, detail })
    }
    return answer([...found.values()], 'partly', 'By the rows that the desk holds now: the latest of the database, and of the broker those of the day.', reachOf(allTimes(rule, desk)))
  }
  if (rule.kind === 'drawdown') return answer(drawdowns(rule, desk), 'all', 'By the points of the equity curve that the desk holds.', reachOf([...desk.rows('equity').values()].map(({ asOf }) => asOf)))
  if (rule.kind === 'signal-not-acted-on') {
    const { afterMs } = rule.limits
    const found = [...judge.readings(desk, null)].flatMap((reading): PreviewedAlert[] => {
      const { title, detail } = reading.words()
      return reading.verdict === 'met' && reading.occurredAt !== undefined ? [{ at: reading.occurredAt + afterMs, until: null, subject: reading.subject, title, detail }] : []
    })
    return answer(found, 'partly', 'Signals of the last days of which nothing has come so far, whether their market was open or not; one that was acted on late is not in it.', reachOf([...desk.rows('signals').values()].map(({ firedAt }) => firedAt)))
  }
  return answer([], 'none', `No history is kept of what "${kindTitle(rule.kind)}" looks at, so that nothing can be said of the last days. The rule begins when it is saved.`)
}

/** When anything of the kind happened, whatever the rule leaves out. */
function allTimes(rule: AlertRule, desk: AlertDesk): readonly EpochMs[] {
  const wide = { ...rule, since: 0, scope: { accounts: [], instruments: [], strategies: [] } }
  const all = wide.kind === 'order-outcome' ? { ...wide, limits: { outcomes: [...orderOutcomes] } } : wide.kind === 'new-trade' ? { ...wide, limits: { on: [...tradeMoments] } } : wide
  const { judge } = bindRule(all)
  return judge.type === 'event' ? [...judge.events(desk, null)].map(({ at }) => at) : []
}

/** Steps through each curve as it was drawn, with the rule's own hold and recovery. */
function drawdowns(rule: RuleOf<'drawdown'>, desk: AlertDesk): readonly PreviewedAlert[] {
  const points = [...desk.rows('equity').values()].filter(({ account }) => inScope(rule.scope, { account }))
  return equitySeries(points).flatMap(({ account, currency, points: curve }) => {
    let machine = freshMachine(curve[0]?.at ?? 0)
    const found: PreviewedAlert[] = []
    for (const { at, drawdown } of curve) {
      const next = step(machine, verdictOf(drawdown, rule.limits), rule, at)
      machine = next.machine
      const open = found.at(-1)
      if (next.effect === 'resolve' && open?.until === null) found[found.length - 1] = { ...open, until: at }
      if (next.effect !== 'raise' || drawdown === null || !isAwake(rule, at, desk.localZone)) continue
      found.push({ at, until: null, subject: `${account}|${currency}`, title: `${account}: drawdown beyond ${shareText(rule.limits.share)}`, detail: `${shareText(-drawdown)} below the peak of the equity curve in ${currency}` })
    }
    return found
  })
}

function verdictOf(drawdown: number | null, { share, clear }: RuleOf<'drawdown'>['limits']): Verdict {
  if (drawdown === null) return 'unknown'
  return -drawdown >= share ? 'met' : -drawdown > clear ? 'band' : 'clear'
}
