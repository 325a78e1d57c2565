/** What the broker says of an instrument, asked for once: it does not change while the app runs. */
import type { BackendError } from '../../../shared/state/slice-meta.js'
import type { DecimalText } from '../../../shared/lib/decimal.js'
import type { Exchanges } from './exchanges.js'

export interface ContractFacts {
  readonly exchange: string
  /** Smallest step of a price. */
  readonly minTick: DecimalText | null
}

export type ContractAnswer =
  | { readonly kind: 'known'; readonly facts: ContractFacts }
  | { readonly kind: 'failed'; readonly error: Pick<BackendError, 'code' | 'message'> }
  /** The session went away; nobody is to blame. */
  | { readonly kind: 'abandoned' }

export class ContractBook {
  private readonly facts = new Map<string, ContractFacts>()
  private readonly asking = new Map<string, Promise<ContractAnswer>>()

  constructor(private readonly exchanges: Exchanges) {}

  known(conId: string): ContractFacts | undefined {
    return this.facts.get(conId)
  }

  /** Two who ask at the same time share the answer. */
  find(conId: string): Promise<ContractAnswer> {
    const facts = this.facts.get(conId)
    if (facts !== undefined) return Promise.resolve({ kind: 'known', facts })
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
        if (report.kind === 'contract-details' && report.reqId === reqId) found.push({ exchange: report.exchange, minTick: report.minTick })
        return report.kind === 'contract-details-end' && report.reqId === reqId
      }
    })
    if (outcome.kind === 'abandoned') return outcome
    const facts = found.find(({ exchange }) => exchange !== '')
    if (facts !== undefined) {
      this.facts.set(conId, facts)
      return { kind: 'known', facts }
    }
    return { kind: 'failed', error: outcome.kind === 'failed' ? outcome.error : { code: 'NO-EXCHANGE', message: 'the broker does not say where it trades' } }
  }
}
