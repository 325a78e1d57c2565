/** How a database is read where that is not as usual: less often because it is slow, or from a replica that is behind. */
import { slices, type SliceKey } from '../../shared/state/slices.js'
import type { PostgresStatus, SlowedRelation } from '../../shared/state/status.js'
import { paceText } from '../text/pace.js'

/** Milliseconds as seconds with one decimal where that tells something: "2.3 s", "10 s". */
function seconds(ms: number): string {
  const value = ms / 1_000
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value))} s`
}

/** "Trigger orders: every 10 s, the server took 2.3 s", for those slices that are read less often than usual. */
export function slowedWords(slowed: readonly SlowedRelation[], keys: readonly SliceKey[]): readonly string[] {
  return keys.flatMap((key) => slowed.filter(({ slice }) => slice === key).map(({ intervalMs, tookMs }) => paceText.slowed(slices[key].title, seconds(intervalMs), seconds(tookMs))))
}

/** Null: the server is no replica. */
export function replicaWords(replica: PostgresStatus['replica']): string | null {
  if (replica === null) return null
  if (replica.lagMs === null) return paceText.replicaUnknown
  return replica.lagMs === 0 ? paceText.replicaCurrent : paceText.replicaBehind(seconds(replica.lagMs))
}
