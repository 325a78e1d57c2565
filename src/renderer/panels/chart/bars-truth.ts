/** What the chart's header says about its bars: how fresh, and if not live, why. */
import { barSizeMs, type BarMode, type BarSize, type BarView } from '../../../shared/domain/bar.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { IpcError } from '../../../shared/ipc/envelope.js'
import { freshnessAt } from '../../../shared/state/freshness.js'
import { said, unreachable, type Cause, type PanelTruth, type SourceReach } from '../../../shared/state/panel-truth.js'
import { formatCount } from '../../format/count-format.js'
import { chartText } from '../../text/chart.js'

const words = chartText.truth

export interface BarsTruthInput {
  /** Null: main has not answered yet. */
  readonly view: Pick<BarView, 'bars' | 'spans' | 'load' | 'asOf'> | null
  readonly barSize: BarSize
  readonly mode: BarMode
  /** Main could not even say what is kept. */
  readonly failure: IpcError | null
  readonly reach: SourceReach
  /** The broker delivers the instrument's prices late. */
  readonly isDelayed: boolean
  readonly now: EpochMs
}

/** A market that trades sends something about a running bar within this time. */
const SILENCE_MS = 60_000
/** No bar is waited for longer than this before its chart is called stale, however long the bar. */
const MOST_WAIT_MS = 5 * 60_000

const nothing: Cause = { cause: null, remedy: null, nextAttemptAt: null }

export function barsTruth({ view, barSize, mode, failure, reach, isDelayed, now }: BarsTruthInput): PanelTruth {
  const state = view?.load.state
  // Bars of a past moment may have been loaded since.
  const asOf = view?.asOf == null ? null : reach.mode === 'replay' ? Math.min(view.asOf, now) : view.asOf
  const isKeptCurrent = mode !== 'local' && state !== 'cancelled' && failure === null
  const freshness = freshnessAt({
    asOf,
    origin: 'live',
    reachable: isKeptCurrent && reach.reachable,
    staleAfterMs: Math.min(barSizeMs(barSize), MOST_WAIT_MS) + SILENCE_MS,
    delayed: isDelayed,
    replay: reach.mode === 'replay',
    closed: view?.spans.at(-1)?.kind === 'closed'
  }, now)
  return {
    freshness,
    fresh: 1, total: 1,
    oldestAsOf: asOf,
    ...causeOf({ view, mode, failure, reach, now }),
    isFetching: state === 'loading' || state === 'waiting',
    rejected: 0
  }
}

function causeOf({ view, mode, failure, reach, now }: Pick<BarsTruthInput, 'view' | 'mode' | 'failure' | 'reach' | 'now'>): Cause {
  const count = view?.bars.length ?? 0
  const remains = count === 0 ? words.nothingKept : words.kept(count, formatCount(count))
  if (failure !== null) return { cause: words.causeAnd(`${words.bars}: ${said(failure)}`, remains), remedy: failure.detail, nextAttemptAt: null }
  const error = view?.load.state === 'failed' ? view.load.error : null
  if (error !== null) return { cause: words.causeAnd(`${error.source === 'ib' ? 'IB' : words.bars}: ${said(error)}`, remains), remedy: error.remedy, nextAttemptAt: null }
  if (mode === 'local' || reach.reachable) return nothing
  const away = unreachable('ib', reach, now)
  return { ...away, cause: words.causeAnd(away.cause ?? '', remains) }
}
