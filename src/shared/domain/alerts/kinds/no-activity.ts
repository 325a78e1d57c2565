/**
 * Nothing has happened for too long, in hours in which something should have: the absence of the expected is the alarm. While the
 * market is closed nothing is expected: not on a holiday, not after the early end of a half day.
 */
import type { EpochMs } from '../../../lib/clock.js'
import type { SliceKey } from '../../../state/slices.js'
import type { AlertDesk } from '../alert-desk.js'
import { inScope } from '../in-scope.js'
import type { Verdict } from '../machine.js'
import type { ConditionKind } from '../rule-kind.js'
import type { RuleLimits, RuleOf } from '../rule-schema.js'
import { hoursBegunAt, lengthOf } from '../weekly-hours.js'
import { durationText } from '../words.js'

type Activity = RuleLimits<'no-activity'>['activity']

const slice: Readonly<Record<Activity, SliceKey>> = { fills: 'fills', 'paper-trades': 'paperTrades', signals: 'signals', equity: 'equity' }
const called: Readonly<Record<Activity, string>> = { fills: 'fills', 'paper-trades': 'paper trades', signals: 'signals', equity: 'points of the equity curve' }

/** When the last one was, by its source's clock; null: none is known. */
function lastAt({ limits, scope }: RuleOf<'no-activity'>, desk: AlertDesk): EpochMs | null {
  let last: EpochMs | null = null
  const take = (at: EpochMs | null): void => {
    if (at !== null && (last === null || at > last)) last = at
  }
  switch (limits.activity) {
    case 'fills':
      for (const row of desk.rows('fills').values()) if (inScope(scope, { account: row.account, instrument: [row.conId, row.symbol, row.localSymbol] })) take(row.executedAt)
      return last
    case 'paper-trades':
      for (const row of desk.rows('paperTrades').values()) if (inScope(scope, { strategy: row.strategy, instrument: [row.symbol] })) take(Math.max(row.openedAt, row.closedAt ?? 0))
      return last
    case 'signals':
      for (const row of desk.rows('signals').values()) if (inScope(scope, { strategy: row.strategy, instrument: [row.symbol] })) take(row.firedAt)
      return last
    case 'equity':
      for (const row of desk.rows('equity').values()) if (inScope(scope, { account: row.account })) take(row.asOf)
      return last
  }
}

/** Since when something is expected; null: nothing is now. */
function expectedSince({ activeHours, scope }: RuleOf<'no-activity'>, desk: AlertDesk): EpochMs | null {
  const market = desk.market(scope.instruments)
  const hours = activeHours === null ? 0 : hoursBegunAt(activeHours, desk.now, desk.localZone)
  if (hours === null || market.state === 'closed') return null
  return Math.max(hours, market.state === 'open' ? market.since : 0)
}

export const noActivity: ConditionKind<'no-activity'> = {
  type: 'condition',
  title: 'No activity',
  problem: ({ limits: { withinMs }, activeHours }) => {
    const longest = activeHours === null ? Infinity : lengthOf(activeHours)
    return withinMs >= longest ? `its active hours last ${durationText(longest)}, and it would need ${durationText(withinMs)} of silence within them: it would never be raised` : null
  },
  reads: ({ limits }) => [slice[limits.activity]],
  readsStatus: false,
  isTimed: true,
  paceMs: 1_000,
  doubt: ({ limits }, desk) => desk.doubt(slice[limits.activity]) ?? (limits.activity !== 'fills' && desk.databaseNow === null ? "the database's clock is not known yet" : null),
  *readings (rule, desk) {
    const { activity, withinMs } = rule.limits
    const now = activity === 'fills' ? desk.now : (desk.databaseNow ?? desk.now)
    // What was quiet before the hours began, or before the rule was made, was allowed to be.
    const begun = expectedSince(rule, desk)
    const last = lastAt(rule, desk)
    const verdict: Verdict = begun === null || now - Math.max(last ?? 0, begun, rule.since) <= withinMs ? 'clear' : 'met'
    yield {
      subject: activity,
      verdict,
      reason: null,
      words: () => ({
        title: `No ${called[activity]} for ${durationText(withinMs)}`,
        detail: last === null ? 'None is known at all.' : `The last was ${durationText(Math.max(0, now - last))} before.`,
        target: null, account: null, instrument: null, strategy: null
      })
    }
  }
}
