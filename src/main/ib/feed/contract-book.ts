/** What the broker says of an instrument, asked for once a day: hours are listed for about a week. */
import type { Clock } from '../../../shared/lib/clock.js'
import type { BackendError } from '../../../shared/state/slice-meta.js'
import type { DecimalText } from '../../../shared/lib/decimal.js'
import type { Exchanges } from './exchanges.js'

export interface ContractFacts {
  readonly exchange: string
  /** Smallest step of a price. */
  readonly minTick: DecimalText | null
  /** In the broker's own notation; empty where it says nothing. */
  readonly timeZone: string
  readonly tradingHours: string
  readonly liquidHours: string
}

interface Entry {
  readonly facts: ContractFacts
  readonly asOf: number
}

const FRESH_MS = 86_400_000

export type ContractAnswer =
  | { readonly kind: 'known'; readonly facts: ContractFacts }
  | { readonly kind: 'failed'; readonly error: Pick<BackendError, 'code' | 'message'> }
  /** The session went away; nobody is to blame. */
  | { readonly kind: 'abandoned' }

export class ContractBook {
  private readonly entries = new Map<string, Entry>()
  private readonly asking = new Map<string, Promise<ContractAnswer>>()

  constructor(
    private readonly exchanges: Exchanges,
    private readonly clock: Clock
  ) {}

  /** What was last said, however old. */
  known(conId: string): ContractFacts | undefined {
    return this.entries.get(conId)?.facts
  }

  /** All that is known, by contract. */
  all(): readonly (ContractFacts & { readonly conId: string })[] {
    return [...this.entries].map(([conId, { facts }]) => ({ conId, ...facts }))
  }

  isFresh(conId: string): boolean {
    const entry = this.entries.get(conId)
    return entry !== undefined && this.clock.now() - entry.asOf < FRESH_MS
  }

  /** Two who ask at the same time share the answer. */
  find(conId: string): Promise<ContractAnswer> {
    const facts = this.known(conId)
    if (facts !== undefined && this.isFresh(conId)) return Promise.resolve({ kind: 'known', facts })
    const running = this.asking.get(conId)
    if (running !== undefined) return running
    const asked = this.ask(conId).finally(() => { this.asking.delete(conId) })
    this.asking.set(conId, asked)
    return asked
  }

  private async ask(conId: string): Promise<ContractAnswer> {
    const reqId = this.exchanges.newId()
    const found: ContractFacts[] = []
    const outcome = await this.exchanges.ask({
      request: { kind: 'contract-details', reqId, conId },
      isEnd: (report) => {
        if (report.kind === 'contract-details' && report.reqId === reqId) found.push(report)
        return report.kind === 'contract-details-end' && report.reqId === reqId
      }
    })
    if (outcome.kind === 'abandoned') return outcome
    const facts = found.find(({ exchange }) => exchange !== '')
    if (facts !== undefined) {
      const { exchange, minTick, timeZone, tradingHours, liquidHours } = facts
      this.entries.set(conId, { facts: { exchange, minTick, timeZone, tradingHours, liquidHours }, asOf: this.clock.now() })
      return { kind: 'known', facts }
    }
    return { kind: 'failed', error: outcome.kind === 'failed' ? outcome.error : { code: 'NO-EXCHANGE', message: 'the broker does not say where it trades' } }
  }
}
