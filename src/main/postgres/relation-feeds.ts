/** The jobs that read a database: one for each relation, and one more for the tallies of all paper trades. */
import type { Clock } from '../../shared/lib/clock.js'
import type { SliceWriter } from '../desk/ports.js'
import type { Logger } from '../diagnostics/logger.js'
import { PilotRepository } from './pilot/pilot-repository.js'
import type { Reader } from './reader.js'
import { RelationFeed } from './relation-feed.js'
import { contract } from './relations/contract.js'
import { paperTrades } from './relations/paper-trades.js'
import { Repository, type RereadPlan } from './repository.js'

const PILOT_JOB = 'paper pilot'
const PILOT_INTERVAL_MS = 5_000
/** A count of all trades takes its time on a slow server. */
const PILOT_DEADLINE_MS = 20_000

export const feedNames: readonly string[] = [...contract.map(({ name }) => name), PILOT_JOB]

export interface RelationFeedsOptions {
  readonly schema: string
  /** The reader of a job. */
  readonly readerOf: (job: string) => Reader
  readonly slices: SliceWriter
  readonly clock: Clock
  readonly plan: RereadPlan
  readonly logger: Logger
  /** Zone of the days now, as the time-zone database names it. */
  readonly zone: () => string
}

/** By job. */
export function relationFeeds(options: RelationFeedsOptions): ReadonlyMap<string, RelationFeed> {
  const { readerOf } = options
  const feeds = contract.map((relation) => {
    const { name, slice, intervalMs, deadlineMs } = relation
    const repository = new Repository({ ...options, slice, relation, reader: readerOf(name) })
    return new RelationFeed({ ...options, name, relation, keys: [slice], intervalMs, deadlineMs, repository })
  })
  const pilot = new RelationFeed({
    ...options, name: PILOT_JOB, relation: paperTrades, keys: ['pilotTallies', 'pilotReview'], intervalMs: PILOT_INTERVAL_MS, deadlineMs: PILOT_DEADLINE_MS,
    repository: new PilotRepository({ ...options, reader: readerOf(PILOT_JOB) })
  })
  return new Map([...feeds, pilot].map((feed) => [feed.options.name, feed]))
}
