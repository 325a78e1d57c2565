/** One relation and the slices made of it: reads it while the database provides it, and says so when it does not. */
import type { Logger } from '../diagnostics/logger.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { SliceWriter } from '../desk/ports.js'
import type { BackendError } from '../../shared/state/slice-meta.js'
import type { SliceKey } from '../../shared/state/slices.js'
import type { RelationVerdict } from './contract-check.js'
import type { Deadline } from './reader.js'
import type { Relation } from './relations/relation.js'
import type { RefreshCost } from './repository.js'
import type { SelectSource } from './select.js'

/** What keeps the slices of a relation. */
export interface RelationReader {
  /** The next refresh reads everything: the database behind us may be another one. */
  readonly forget: () => void
  /** @throws what the read failed with; the slices' rows stay as they are */
  readonly refresh: (source: SelectSource, deadline: Deadline) => Promise<readonly RefreshCost[]>
}

export interface RelationFeedOptions {
  /** Of its job. */
  readonly name: string
  readonly relation: Relation
  /** What it feeds; the first is what a person calls it by. */
  readonly keys: readonly [SliceKey, ...SliceKey[]]
  readonly intervalMs: number
  readonly deadlineMs: number
  readonly schema: string
  readonly repository: RelationReader
  readonly slices: SliceWriter
  readonly logger: Logger
}

export class RelationFeed {
  #verdict: RelationVerdict | null = null

  constructor(readonly options: RelationFeedOptions) {}

  /** Takes note of what the contract check found. True: the relation can be read from now on, and could not before. */
  judge(verdict: RelationVerdict): boolean {
    const before = this.#verdict
    this.#verdict = verdict
    const reason = verdict.readable ? null : verdict.reason
    const reasonBefore = before === null || before.readable ? null : before.reason
    if (before === null || reason !== reasonBefore) for (const key of this.options.keys) this.options.slices.unavailable(key, reason)
    const returned = verdict.readable && before?.readable === false
    if (returned) this.forget()
    return returned
  }

  /** A refresh failed. */
  failed(error: BackendError, attempt: number, nextAt: EpochMs | null): void {
    for (const key of this.options.keys) this.options.slices.failed(key, error, attempt, nextAt)
  }

  /** The next refresh reads everything. */
  forget(): void {
    this.options.repository.forget()
  }

  /** Brings the slice up to date; does nothing while the database does not provide the relation. @throws what the read failed with */
  async refresh(deadline: Deadline): Promise<void> {
    const { name, keys, slices, schema, relation, repository, logger } = this.options
    const verdict = this.#verdict
    if (verdict?.readable !== true) return
    for (const key of keys) slices.fetching(key)
    const costs = await repository.refresh({ schema, relation, absent: verdict.absent }, deadline)
    logger.debug({ job: name, costs }, 'refreshed')
  }
}
