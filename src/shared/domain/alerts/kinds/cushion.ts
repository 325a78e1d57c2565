/** An account's margin cushion is thin: IB's `Cushion`, a fraction of net liquidation. */
import { toNumber } from '../../../lib/decimal.js'
import { accountsOf, accountSummary } from '../../account-summary.js'
import { inScope } from '../in-scope.js'
import type { ConditionKind } from '../rule-kind.js'
import { shareText } from '../words.js'

export const cushion: ConditionKind<'cushion'> = {
  type: 'condition',
  title: 'Margin cushion',
  problem: ({ limits: { below, clear } }) => (clear < below ? 'it would clear at a thinner cushion than it is raised at' : below > 1 ? 'a cushion is never above 100 %: it would always be raised' : null),
  reads: () => ['accountValues'],
  readsStatus: false,
  isTimed: false,
  paceMs: 1_000,
  doubt: (_rule, desk) => desk.doubt('accountValues'),
  *readings ({ limits, scope }, desk) {
    const values = [...desk.rows('accountValues').values()]
    for (const account of accountsOf(values, [])) {
      if (!inScope(scope, { account })) continue
      const { cushion: own } = accountSummary(values, [], account)
      const value = own.value === null ? null : toNumber(own.value)
      yield {
        subject: account,
        verdict: value === null ? 'unknown' : value < limits.below ? 'met' : value < limits.clear ? 'band' : 'clear',
        reason: own.reason === null ? null : `${account}: ${own.reason}`,
        words: () => ({
          title: `${account}: margin cushion below ${shareText(limits.below)}`,
          detail: `Cushion ${shareText(value ?? 0)} of net liquidation`,
          target: { slice: 'accountValues', key: `${account}|Cushion|` }, account, instrument: null, strategy: null
        })
      }
    }
  }
}
