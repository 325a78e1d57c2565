/** What is being done about missing bars, in words. */
import type { BarLoad, BarMode } from '../../../shared/domain/bar.js'
import { formatTime, type ShownZone } from '../../format/time-format.js'
import { chartText } from '../../text/chart.js'

const words = chartText.load

/** "38 of 60 segments, waiting for IB's pacing until 14:02:11"; null where there is nothing to say. */
export function loadWords(load: BarLoad, zone: ShownZone): string | null {
  const { requested, total } = load
  switch (load.state) {
    case 'loading':
      return total === 0 ? words.findingOut : words.segments(requested, total)
    case 'waiting':
      return load.waitingUntil === null ? words.waitingForSession(requested, total) : words.waitingForPacing(requested, total, formatTime(load.waitingUntil, zone))
    case 'cancelled':
      return requested === 0 ? words.stoppedBefore : words.stoppedAfter(requested, total)
    case 'idle':
    case 'done':
    case 'failed':
      return null
  }
}

/** Whether there is something to cancel. */
export function isLoading({ state }: Pick<BarLoad, 'state'>): boolean {
  return state === 'loading' || state === 'waiting'
}

/** What a band of missing bars is called. */
export function gapWords(load: BarLoad | null, mode: BarMode): { readonly missing: string; readonly failed: string } {
  const missing = load !== null && isLoading(load) ? chartText.gaps.notLoaded : mode === 'local' ? chartText.gaps.notKept : chartText.gaps.missing
  return { missing, failed: load?.error == null ? chartText.gaps.refused : chartText.gaps.refusedAs(load.error.code) }
}
