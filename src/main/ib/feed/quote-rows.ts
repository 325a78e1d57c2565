/** Rows of the quotes slice: what the host conflated, with what is known of the instrument and of the farm that feeds it. */
import type { Quote } from '../../../shared/domain/broker-rows.js'
import { brokenFarmOf, type FarmOfNotice } from '../../../shared/domain/quote-farms.js'
import type { RejectedRows } from '../../../shared/state/slice-meta.js'
import type { HostQuote } from '../protocol.js'
import type { ContractBook } from './contract-book.js'
import type { StreamTable } from './stream-table.js'

export class QuoteRows {
  constructor(
    private readonly table: StreamTable<'quotes'>,
    private readonly contracts: Pick<ContractBook, 'known'>,
    private readonly farms: () => readonly FarmOfNotice[]
  ) {}

  take(rows: readonly HostQuote[], rejected: RejectedRows): void {
    const farms = this.farms()
    this.table.take(rows.map((row) => this.rowOf(row, farms)), rejected)
  }

  /** A farm broke or came back, or more is known of an instrument. The prices are no newer for it. */
  refresh(): void {
    const farms = this.farms()
    this.table.amend((row) => this.rowOf(row, farms))
  }

  private rowOf(row: HostQuote, farms: readonly FarmOfNotice[]): Quote {
    return { ...row, minTick: this.contracts.known(row.conId)?.minTick ?? null, brokenFarm: brokenFarmOf(row, farms) }
  }
}
