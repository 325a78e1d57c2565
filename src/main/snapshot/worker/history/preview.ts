/** What a rule would have raised, judged by the kept moments of a span: one moment at a time, with the thread free for others in between. */
import type { Database } from 'better-sqlite3'
import type { HistoryMoment } from '../../../../shared/domain/history-moment.js'
import { previewOf, type RulePreview } from '../../../../shared/domain/alerts/preview.js'
import { RuleReplay, slicesOf } from '../../../alerts/engine/rule-replay.js'
import type { PreviewQuestion } from '../../../history/messages.js'
import { previewTruth } from '../../../history/preview-truth.js'
import { spreadBesideAlerts } from '../../../history/thinning.js'
import { FileError } from '../../../sqlite/thread-link.js'
import type { RowLayouts } from '../../row-layout.js'
import { PastTables, type LoadedMoment } from './past-tables.js'
import { ReadingBudget } from './reading-budget.js'

/** Thinning leaves one moment an hour: a longer time without any is one in which Pitwall did not look. */
const SHORTEST_GAP_MS = 3 * 3_600_000

/**
 * @param isOver whether a newer question has been asked
 * @rejects FileError: `SUPERSEDED`; `CLOSED` where the file was closed meanwhile; SQLite's errors
 */
export async function previewOverMoments(database: Database, question: PreviewQuestion, layouts: RowLayouts, isOver: () => boolean): Promise<RulePreview> {
  const { rule, from, until, most } = question
  const kept = database.prepare('SELECT at, reason FROM moments WHERE at >= ? AND at <= ? ORDER BY at').all(from, until) as HistoryMoment[]
  const desk = new PastTables(database, layouts, slicesOf(rule))
  const replay = new RuleReplay({ ...question, desk })
  const budget = new ReadingBudget(() => performance.now())
  const looked: number[] = []
  const damaged: FileError[] = []
  let rest = [...spreadBesideAlerts(kept, most)]
  let gapMs = gapOf(rest)
  let isCutShort = false
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    await new Promise((resolve) => setImmediate(resolve))
    if (isOver()) throw new FileError('SUPERSEDED', 'another preview was asked for meanwhile')
    if (!database.open) throw new FileError('CLOSED', 'the history of the desk was closed meanwhile')
    const loaded = loadedOf(desk, next.at, damaged)
    if (loaded !== null) {
      replay.take(next.at, loaded.bearings, loaded.changes, gapMs)
      looked.push(next.at)
    }
    const room = budget.roomAfter(desk.bytes)
    if (room >= rest.length) continue
    // Fewer of them over the same time tell more than all of its first part.
    rest = room < 1 ? [] : [...spreadBesideAlerts(rest, room)]
    isCutShort ||= room < 1
    gapMs = gapOf(rest)
  }
  const truth = previewTruth({ kind: rule.kind, kept: kept.length, looked, unjudged: replay.unjudged, partly: replay.partly, damaged: damaged.length, fault: damaged.at(-1) ?? null, rejected: desk.rejected, isCutShort })
  return previewOf(question, replay.found, truth)
}

/** Null: it is damaged, or has been given up meanwhile. */
function loadedOf(desk: PastTables, at: number, damaged: FileError[]): LoadedMoment | null {
  try {
    return desk.load(at)
  } catch (fault) {
    if (!(fault instanceof FileError)) throw fault
    damaged.push(fault)
    return null
  }
}

function gapOf(moments: readonly HistoryMoment[]): number {
  const [first, last] = [moments[0], moments.at(-1)]
  const stepMs = first === undefined || last === undefined ? 0 : (last.at - first.at) / moments.length
  return Math.max(SHORTEST_GAP_MS, 2.5 * stepMs)
}
