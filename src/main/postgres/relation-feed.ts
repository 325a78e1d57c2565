/** One relation and its slice: reads it while the database provides it, and says so when it does not. */
import type { Logger } from '../diagnostics/logger.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { SliceWriter } from '../desk/ports.js'
import type { RelationVerdict } from './contract-check.js'
import type { Deadline, Reader } from './reader.js'
import type { DatabaseSliceKey, Relation } from './relations/relation.js'
import { Repository, type RereadPlan } from './repository.js'

export interface RelationFeedOptions {
  readonly relation: Relation
  readonly schema: string
  readonly reader: Reader
  readonly slices: SliceWriter
  readonly clock: Clock
  readonly plan: RereadPlan
  readonly logger: Logger
}

export class RelationFeed {
  readonly relation: Relation
  readonly #repository: Repository<DatabaseSliceKey>
  #verdict: RelationVerdict | null = null

  constructor(private readonly options: RelationFeedOptions) {
    this.relation = options.relation
    this.#repository = new Repository({ ...options, slice: options.relation.slice })
  }

  /** Takes note of what the contract check found. True: the relation can be read from now on, and could not before. */
  judge(verdict: RelationVerdict): boolean {
    const before = this.#verdict
    this.#verdict = verdict
    const reason = verdict.readable ? null : verdict.reason
    const reasonBefore = before === null || before.readable ? null : before.reason
    if (before === null || reason !== reasonBefore) this.options.slices.unavailable(this.relation.slice, reason)
    const returned = verdict.readable && before?.readable === false
    if (returned) this.forget()
    return returned
  }

  /** The next refresh reads everything. */
  forget(): void {
    this.#repository.forget()
  }

  /** Brings the slice up to date; does nothing while the database does not provide the relation. @throws what the read failed with */
  async refresh(deadline: Deadline): Promise<void> {
    const { slices, schema, relation, logger } = this.options
    const verdict = this.#verdict
    if (verdict?.readable !== true) return
    slices.fetching(relation.slice)
    const costs = await this.#repository.refresh({ schema, relation, absent: verdict.absent }, deadline)
    logger.debug({ relation: relation.name, costs }, 'refreshed')
  }
}
