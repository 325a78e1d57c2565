/** An account has lost as much today as it may: IB's streaming daily P&L, as the risk strip shows it. */
import { big, decimal, text, type DecimalText } from '../../../lib/decimal.js'
import { accountsOf, accountSummary } from '../../account-summary.js'
import { compareDecimals } from '../compare.js'
import { inScope } from '../in-scope.js'
import type { ConditionKind } from '../rule-kind.js'
import type { RuleLimits } from '../rule-schema.js'
import { moneyText, shareText } from '../words.js'

/** The loss, above zero, at which the alert is raised; null: net liquidation is needed and not known. */
function limitOf({ amount, share }: RuleLimits<'daily-loss'>, netLiquidation: DecimalText | null): DecimalText | null {
  const byShare = share === null || netLiquidation === null ? null : text(big(netLiquidation).times(share))
  if (amount === null) return byShare
  return byShare === null || big(amount).lt(byShare) ? amount : byShare
}

export const dailyLoss: ConditionKind<'daily-loss'> = {
  type: 'condition',
  title: 'Daily loss',
  problem: ({ limits: { amount, share, clearShare } }) => {
    if (amount === null && share === null) return 'neither an amount nor a share of net liquidation is given'
    if ((amount !== null && big(amount).lte(0)) || share === 0) return 'a loss of nothing is always reached: give one above zero'
    return clearShare > 1 ? 'it would clear above its own limit: the part to clear must not be above 1' : null
  },
  reads: () => ['accountPnl', 'accountValues'],
  readsStatus: false,
  isTimed: false,
  paceMs: 250,
  doubt: ({ limits }, desk) => desk.doubt('accountPnl') ?? (limits.share === null ? null : desk.doubt('accountValues')),
  *readings ({ limits, scope }, desk) {
    const values = [...desk.rows('accountValues').values()]
    const pnl = [...desk.rows('accountPnl').values()]
    for (const account of accountsOf(values, pnl)) {
      if (!inScope(scope, { account })) continue
      const { dailyPnl, netLiquidation, baseCurrency } = accountSummary(values, pnl, account)
      const limit = limitOf(limits, netLiquidation.figure.value)
      const today = dailyPnl.figure.value
      const isKnown = today !== null && limit !== null
      const loss = today === null ? null : text(big(today).times(-1))
      const reason = today === null ? dailyPnl.figure.reason : (netLiquidation.figure.reason ?? '')
      yield {
        subject: account,
        verdict: !isKnown || loss === null ? 'unknown' : compareDecimals(loss, limit) >= 0 ? 'met' : compareDecimals(loss, text(big(limit).times(limits.clearShare))) > 0 ? 'band' : 'clear',
        reason: isKnown ? null : `${account}: ${reason}`,
        words: () => ({
          title: `${account}: daily loss limit reached`,
          detail: `Daily P&L ${moneyText(today ?? decimal(0), baseCurrency)}, limit ${moneyText(limit ?? decimal(0), baseCurrency)}${limits.share === null ? '' : ` (${shareText(limits.share)} of net liquidation)`}`,
          target: { slice: 'accountPnl', key: account }, account, instrument: null, strategy: null
        })
      }
    }
  }
}
