/**
 * A signal fired and after a while nothing has come of it: not decided, or taken without an order or a trade. While its market is
 * closed nobody could act on it: that time does not count.
 */
import type { EpochMs } from '../../../lib/clock.js'
import type { SignalOutcome } from '../../signal-answer.js'
import type { AlertDesk } from '../alert-desk.js'
import type { Verdict } from '../machine.js'
import type { ConditionKind } from '../rule-kind.js'
import { inScope } from '../in-scope.js'
import { durationText } from '../words.js'
import { HISTORY_MS } from '../history.js'

const idle: ReadonlySet<SignalOutcome> = new Set(['undecided', 'no-order', 'order-missing', 'trade-failed', 'order-rejected'])

/** Of a signal that nothing has come of. */
function judgeIdle(symbol: string, firedAt: EpochMs, afterMs: number, now: EpochMs, desk: AlertDesk): Verdict {
  const market = desk.market([symbol])
  if (market.state === 'unknown') return 'met'
  // The session's begin is by this machine's clock, the signal by the database's.
  const skew = now - desk.now
  return market.state === 'open' && now - Math.max(firedAt, market.since + skew) >= afterMs ? 'met' : 'band'
}

export const signalNotActedOn: ConditionKind<'signal-not-acted-on'> = {
  type: 'condition',
  title: 'Signal not acted on',
  problem: ({ limits }) => (limits.afterMs >= HISTORY_MS ? `signals of more than ${durationText(HISTORY_MS)} ago are not looked at: it would never be raised` : null),
  reads: () => ['signals', 'databaseOrders', 'paperTrades'],
  readsStatus: false,
  isTimed: true,
  paceMs: 5_000,
  doubt: (_rule, desk) => desk.doubt('signals') ?? (desk.databaseNow === null ? "the database's clock is not known yet" : null),
  *readings ({ limits, scope, since }, desk) {
    const now = desk.databaseNow
    if (now === null) return
    for (const [key, signal] of desk.rows('signals')) {
      const { firedAt, strategy, symbol, signalId } = signal
      if (firedAt < Math.max(since, now - HISTORY_MS) || now - firedAt < limits.afterMs) continue
      if (!inScope(scope, { strategy, instrument: [symbol] })) continue
      const { outcome, headline } = desk.traces().of(signal).answer
      const verdict = outcome === 'unknown' ? 'unknown' : idle.has(outcome) ? judgeIdle(symbol, firedAt, limits.afterMs, now, desk) : 'clear'
      yield {
        subject: signalId, episode: signalId, occurredAt: firedAt, verdict,
        reason: verdict === 'unknown' ? headline : null,
        words: () => ({
          title: `${strategy}: signal on ${symbol} not acted on`,
          detail: `Fired ${signal.direction}, for ${durationText(limits.afterMs)} and more. ${headline}`,
          target: { slice: 'signals', key }, account: null, instrument: symbol, strategy
        })
      }
    }
  }
}
