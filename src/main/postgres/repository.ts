/**
 * One relation's rows into one slice: read whole at first, then only what moved past the watermark, with an overlap for
 * transactions that commit late; a sweep over the keys finds what was deleted, a full read now and then what no mark showed.
 */
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { RejectedRows } from '../../shared/state/slice-meta.js'
import type { SliceWriter } from '../desk/ports.js'
import type { Answer, Deadline, Reader } from './reader.js'
import { readKeys, readRows, type ReadRows } from './row-reader.js'
import type { DatabaseSliceKey, Relation } from './relations/relation.js'
import { selectAll, selectKeys, selectSince, type SelectSource } from './select.js'

const SAMPLES = 10

/** Milliseconds. */
export interface RereadPlan {
  /** How far behind the watermark a refresh looks for rows of transactions that committed late. */
  readonly overlapMs: number
  readonly sweepEveryMs: number
  readonly fullEveryMs: number
}
export const REREAD_PLAN: RereadPlan = { overlapMs: 10_000, sweepEveryMs: 30_000, fullEveryMs: 600_000 }

export interface RepositoryOptions<K extends DatabaseSliceKey> {
  readonly slice: K
  readonly relation: Relation
  readonly reader: Reader
  readonly slices: SliceWriter
  readonly clock: Clock
  readonly plan: RereadPlan
}

/** How a refresh was done and what it cost. */
export interface RefreshCost {
  readonly kind: 'full' | 'since' | 'sweep'
  readonly rows: number
}

export class Repository<K extends DatabaseSliceKey> {
  readonly #known = new Set<string>()
  readonly #refused = new Map<string, string>()
  #watermark: EpochMs | null = null
  #fullAt: EpochMs | null = null
  #sweptAt: EpochMs = 0

  constructor(private readonly options: RepositoryOptions<K>) {}

  /** The next refresh reads everything: the database behind us may be another one. */
  forget(): void {
    this.#fullAt = null
  }

  /** Brings the slice up to date. @throws what the read failed with; the slice's rows stay as they are */
  async refresh(source: SelectSource, deadline: Deadline): Promise<readonly RefreshCost[]> {
    const { relation, plan, clock } = this.options
    const now = clock.now()
    const since = this.#watermark
    const due = this.#fullAt === null || now - this.#fullAt >= plan.fullEveryMs || now < this.#fullAt
    if (relation.watermark.length === 0 || since === null || due) return [await this.#readAll(source, deadline)]
    const costs = [await this.#readSince(source, since - plan.overlapMs, deadline)]
    if (now - this.#sweptAt >= plan.sweepEveryMs) costs.push(await this.#sweep(source, deadline))
    return costs
  }

  async #readAll(source: SelectSource, deadline: Deadline): Promise<RefreshCost> {
    const { slice, slices, clock } = this.options
    const answer = await this.options.reader.read(selectAll(source), deadline)
    const { rows, refused } = await this.#parse(answer, deadline)
    this.#known.clear()
    this.#refused.clear()
    this.#note({ rows, refused })
    this.#watermark = this.#furthest(rows, answer, null)
    this.#fullAt = this.#sweptAt = clock.now()
    slices.replace(slice, rows.map(({ row }) => row), { asOf: answer.asOf, rejected: this.#rejected() })
    return { kind: 'full', rows: answer.rows.length }
  }

  async #readSince(source: SelectSource, since: EpochMs, deadline: Deadline): Promise<RefreshCost> {
    const { slice, slices } = this.options
    const answer = await this.options.reader.read(selectSince(source, since), deadline)
    const parsed = await this.#parse(answer, deadline)
    // What the screen shows of a row that can no longer be read is known to be out of date.
    const spoiled = parsed.refused.map(({ key }) => key).filter((key) => this.#known.has(key) && !parsed.rows.some((row) => row.key === key))
    for (const key of spoiled) this.#known.delete(key)
    this.#note(parsed)
    this.#watermark = this.#furthest(parsed.rows, answer, this.#watermark)
    const truth = { asOf: answer.asOf, rejected: this.#rejected() }
    if (spoiled.length > 0) slices.remove(slice, spoiled, truth)
    slices.merge(slice, parsed.rows.map(({ row }) => row), truth)
    return { kind: 'since', rows: answer.rows.length }
  }

  async #sweep(source: SelectSource, deadline: Deadline): Promise<RefreshCost> {
    const { slice, slices, relation, clock } = this.options
    const answer = await this.options.reader.read(selectKeys(source), deadline)
    const present = new Set(readKeys(relation, answer.rows))
    const gone = [...this.#known].filter((key) => !present.has(key))
    for (const key of gone) this.#known.delete(key)
    for (const key of this.#refused.keys()) if (!present.has(key)) this.#refused.delete(key)
    this.#sweptAt = clock.now()
    // Rows that are there and neither shown nor refused slipped past the watermark: only a full read finds them.
    if ([...present].some((key) => !this.#known.has(key) && !this.#refused.has(key))) this.#fullAt = null
    if (gone.length > 0) slices.remove(slice, gone, { asOf: answer.asOf, rejected: this.#rejected() })
    return { kind: 'sweep', rows: answer.rows.length }
  }

  async #parse(answer: Answer, deadline: Deadline): Promise<ReadRows<K>> {
    const parsed = await readRows(this.options.slice, this.options.relation, answer.rows, deadline.signal)
    deadline.signal.throwIfAborted()
    return parsed
  }

  #note({ rows, refused }: ReadRows<K>): void {
    for (const { key } of rows) {
      this.#known.add(key)
      this.#refused.delete(key)
    }
    for (const { key, reason } of refused) this.#refused.set(key, reason)
  }

  /** Never past the server's own clock: one row dated in the future would hide all that come before it. */
  #furthest(rows: ReadRows<K>['rows'], answer: Answer, before: EpochMs | null): EpochMs | null {
    const limit = Number.isNaN(answer.serverTime) ? answer.asOf : answer.serverTime
    let furthest = before
    for (const { row } of rows) {
      const values: Readonly<Record<string, unknown>> = row
      for (const column of this.options.relation.watermark) {
        const moved = values[column.field]
        if (typeof moved === 'number' && (furthest === null || moved > furthest)) furthest = moved
      }
    }
    // An empty relation has no mark of its own: everything from now on is new.
    return Math.min(furthest ?? limit, limit)
  }

  #rejected(): RejectedRows {
    const samples = [...this.#refused].slice(0, SAMPLES).map(([key, reason]) => ({ key, reason }))
    return { count: this.#refused.size, samples }
  }
}
