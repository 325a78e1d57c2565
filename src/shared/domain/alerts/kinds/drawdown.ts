/** An account's marked equity has fallen from its peak, as the equity curve shows it. */
import { equitySeries } from '../../equity-curve.js'
import { inScope } from '../in-scope.js'
import type { ConditionKind } from '../rule-kind.js'
import { shareText } from '../words.js'

export const drawdown: ConditionKind<'drawdown'> = {
  type: 'condition',
  title: 'Drawdown',
  problem: ({ limits: { share, clear } }) => {
    if (share <= 0) return 'a fall of nothing is always reached: give a share above zero'
    return share > 1 || clear > share ? (share > 1 ? 'a fall of more than the whole never comes' : 'it would clear at a deeper fall than it is raised at') : null
  },
  reads: () => ['equity'],
  readsStatus: false,
  isTimed: false,
  paceMs: 5_000,
  doubt: (_rule, desk) => desk.doubt('equity'),
  *readings ({ limits, scope }, desk) {
    const points = [...desk.rows('equity').values()].filter(({ account }) => inScope(scope, { account }))
    for (const { account, currency, drawdownNow, points: curve } of equitySeries(points)) {
      const fall = drawdownNow === null ? null : -drawdownNow
      const last = curve.at(-1)
      yield {
        subject: `${account}|${currency}`,
        verdict: fall === null ? 'unknown' : fall >= limits.share ? 'met' : fall > limits.clear ? 'band' : 'clear',
        reason: fall === null ? `${account}: no peak above zero` : null,
        words: () => ({
          title: `${account}: drawdown beyond ${shareText(limits.share)}`,
          detail: `${shareText(fall ?? 0)} below the peak of the equity curve in ${currency}`,
          target: last === undefined ? null : { slice: 'equity', key: `${account}|${String(last.at)}` }, account, instrument: null, strategy: null
        })
      }
    }
  }
}
