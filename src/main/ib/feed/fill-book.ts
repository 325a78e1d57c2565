/**
 * Executions by id, with their commissions, which come in messages of their own before or after. A corrected execution has
 * the same id up to its last part (`...01.01` -> `...01.02`) and takes the place of the one before (IB.md 3.9).
 */
import type { Fill } from '../../../shared/domain/broker-rows.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { Commission, Execution } from '../protocol.js'

export interface FillChanges {
  readonly rows: readonly Fill[]
  readonly removed: readonly string[]
}

interface ExecutionId {
  readonly base: string
  readonly revision: number
  readonly digits: number
}

function parseId(execId: string): ExecutionId {
  const dot = execId.lastIndexOf('.')
  const tail = execId.slice(dot + 1)
  const isRevision = dot > 0 && /^\d{1,3}$/.test(tail)
  return isRevision ? { base: execId.slice(0, dot), revision: Number(tail), digits: tail.length } : { base: execId, revision: 1, digits: 0 }
}

export class FillBook {
  private readonly executions = new Map<string, Execution>()
  private readonly commissions = new Map<string, Commission>()
  /** Latest revision of each execution. */
  private readonly latest = new Map<string, number>()
  private readonly changed = new Set<string>()
  private readonly removed = new Set<string>()
  private oldest: EpochMs = -Infinity
  /** Commissions whose execution had not come when the book was last pruned. */
  private orphans: ReadonlySet<string> = new Set()

  execution(execution: Execution): void {
    const { execId } = execution
    if (execution.executedAt < this.oldest) return
    const { base, revision, digits } = parseId(execId)
    const known = this.latest.get(base) ?? 0
    if (revision < known) return
    if (revision > known) this.replaceOlder(base, revision, digits)
    this.latest.set(base, revision)
    if (JSON.stringify(this.executions.get(execId)) === JSON.stringify(execution)) return
    this.executions.set(execId, execution)
    this.changed.add(execId)
  }

  commission(commission: Commission): void {
    if (JSON.stringify(this.commissions.get(commission.execId)) === JSON.stringify(commission)) return
    this.commissions.set(commission.execId, commission)
    if (this.executions.has(commission.execId)) this.changed.add(commission.execId)
  }

  /**
   * Forgets executions before `oldest`, and takes no more of them. A commission whose execution has not come from one
   * call to the next is forgotten too.
   */
  prune(oldest: EpochMs): void {
    this.oldest = oldest
    for (const [execId, { executedAt }] of this.executions) {
      if (executedAt >= oldest) continue
      this.executions.delete(execId)
      this.commissions.delete(execId)
      this.latest.delete(parseId(execId).base)
      this.changed.delete(execId)
    }
    for (const execId of this.orphans) if (!this.executions.has(execId)) this.commissions.delete(execId)
    this.orphans = new Set([...this.commissions.keys()].filter((execId) => !this.executions.has(execId)))
  }

  /** How many executions and commissions it holds. */
  get size(): number {
    return this.executions.size + this.commissions.size
  }

  /** What changed since the last call. */
  drain(): FillChanges {
    const rows: Fill[] = []
    for (const execId of this.changed) {
      const execution = this.executions.get(execId)
      if (execution !== undefined) rows.push(toFill(execution, this.commissions.get(execId)))
    }
    const removed = [...this.removed]
    this.changed.clear()
    this.removed.clear()
    return { rows, removed }
  }

  /** Also names revisions this book never saw: an earlier run of the app may have kept them. */
  private replaceOlder(base: string, revision: number, digits: number): void {
    for (let older = 1; older < revision; older += 1) {
      const execId = `${base}.${String(older).padStart(digits, '0')}`
      this.executions.delete(execId)
      this.changed.delete(execId)
      this.removed.add(execId)
    }
  }
}

function toFill(execution: Execution, commission: Commission | undefined): Fill {
  return {
    ...execution,
    commission: commission?.commission ?? null,
    commissionCurrency: commission?.currency ?? null,
    realizedPnl: commission?.realizedPnl ?? null
  }
}
