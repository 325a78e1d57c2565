/** Learns the facts of all instruments on the desk, one after the other and unhurried: nothing waits for them. */
import type { Timers } from '../timers.js'
import type { ContractBook } from './contract-book.js'

/** Between two questions: at most ten a second, so that what someone waits for comes first. */
const GAP_MS = 100

export class ContractGatherer {
  private queue: string[] = []
  private readonly failed = new Set<string>()
  private isAsking = false
  private cancelNext: (() => void) | null = null

  constructor(
    private readonly contracts: ContractBook,
    private readonly timers: Timers,
    /** The facts of this instrument are known now. */
    private readonly onKnown: (conId: string) => void
  ) {}

  /** The instruments to know; what is known and fresh is not asked for again, what failed not before the next session. */
  want(conIds: readonly string[]): void {
    this.queue = conIds.filter((conId) => !this.contracts.isFresh(conId) && !this.failed.has(conId))
    this.pump()
  }

  /** The session is over. */
  reset(): void {
    this.queue = []
    this.failed.clear()
    this.cancelNext?.()
    this.cancelNext = null
  }

  private pump(): void {
    if (this.isAsking || this.cancelNext !== null || this.queue.length === 0) return
    this.cancelNext = this.timers.after(GAP_MS, () => {
      this.cancelNext = null
      const conId = this.queue.shift()
      if (conId !== undefined) void this.ask(conId)
    })
  }

  private async ask(conId: string): Promise<void> {
    this.isAsking = true
    const answer = await this.contracts.find(conId)
    this.isAsking = false
    if (answer.kind === 'known') this.onKnown(conId)
    if (answer.kind === 'failed') this.failed.add(conId)
    this.pump()
  }
}
