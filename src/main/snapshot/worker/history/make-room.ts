/** Giving moments up: for their age, and where the file has reached its ceiling. */
import type { Database } from 'better-sqlite3'
import type { HistoryMoment } from '../../../../shared/domain/history-moment.js'
import { toThin } from '../../../history/thinning.js'

/** Free pages are needed to write what frees others. */
const FULL_PART = 0.9
/** Of all moments, at a time. */
const EVICTED_PART = 0.1

export function keptMoments(database: Database): readonly HistoryMoment[] {
  return database.prepare('SELECT at, reason FROM moments ORDER BY at').all() as HistoryMoment[]
}

/** @returns how many have gone */
export function thin(database: Database, now: number): number {
  return forget(database, toThin(keptMoments(database), now))
}

/** The oldest go until the file is well below its ceiling; the last one stays. @returns how many have gone */
export function makeRoom(database: Database, ceilingBytes: number): number {
  let evicted = 0
  while (usedBytes(database) > ceilingBytes * FULL_PART) {
    const gone = evictOldest(database)
    if (gone === 0) break
    evicted += gone
  }
  return evicted
}

export function evictOldest(database: Database): number {
  const all = keptMoments(database)
  return forget(database, all.slice(0, Math.min(Math.ceil(all.length * EVICTED_PART), all.length - 1)).map(({ at }) => at))
}

function usedBytes(database: Database): number {
  const of = (pragma: string): number => database.pragma(pragma, { simple: true }) as number
  return (of('page_count') - of('freelist_count')) * of('page_size')
}

/** With all that only they had. */
function forget(database: Database, moments: readonly number[]): number {
  if (moments.length === 0) return 0
  const statements = ['DELETE FROM moment_slices WHERE at = ?', 'DELETE FROM moments WHERE at = ?'].map((sql) => database.prepare(sql))
  database.transaction(() => {
    for (const at of moments) for (const statement of statements) statement.run(at)
    database.exec(`
      DELETE FROM kept_slices WHERE NOT EXISTS (SELECT 1 FROM moment_slices WHERE moment_slices.kept = kept_slices.id);
      DELETE FROM slice_chunks WHERE NOT EXISTS (SELECT 1 FROM kept_slices WHERE kept_slices.id = slice_chunks.kept);
      DELETE FROM chunks WHERE NOT EXISTS (SELECT 1 FROM slice_chunks WHERE slice_chunks.chunk = chunks.id);
      DELETE FROM layouts WHERE id NOT IN (SELECT layout FROM kept_slices);
    `)
  })()
  return moments.length
}
