/** What is being done about missing bars, in words. */
import type { BarLoad, BarMode } from '../../../shared/domain/bar.js'
import { formatClock, type ShownZone } from '../../format/time-format.js'

function counted({ requested, total }: BarLoad): string {
  return `${String(requested)} of ${String(total)} segment${total === 1 ? '' : 's'}`
}

/** "38 of 60 segments, waiting for IB's pacing until 14:02:11"; null where there is nothing to say. */
export function loadWords(load: BarLoad, zone: ShownZone): string | null {
  switch (load.state) {
    case 'loading':
      return load.total === 0 ? 'Finding out what is missing' : counted(load)
    case 'waiting':
      return `${counted(load)}, ${load.waitingUntil === null ? 'waiting for the session with IB' : `waiting for IB's pacing until ${formatClock(load.waitingUntil, zone)}`}`
    case 'cancelled':
      return `Stopped ${load.requested === 0 ? 'before the first segment came' : `after ${counted(load)}`}: what is here is shown, and not kept current`
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
  const missing = load !== null && isLoading(load) ? 'not loaded yet' : mode === 'local' ? 'not kept here' : 'missing'
  return { missing, failed: load?.error == null ? 'refused' : `refused: ${load.error.code}` }
}
