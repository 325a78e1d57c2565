/** Subscriptions of P&L: one per account, one per open position. Opens what is missing and cancels what is over. */
import type { HostRequest } from '../protocol.js'
import type { Exchanges } from './exchanges.js'

export interface PnlTarget {
  readonly account: string
  /** Null: the account as a whole. */
  readonly conId: string | null
}

interface Stream {
  readonly reqId: number
  readonly target: PnlTarget
}

/** Names a stream. */
export const pnlKey = (target: PnlTarget): string => `${target.account}|${target.conId ?? ''}`

export class PnlStreams {
  private readonly byKey = new Map<string, Stream>()
  private readonly byId = new Map<number, Stream>()

  constructor(private readonly exchanges: Exchanges) {}

  /** @returns the targets whose streams were cancelled. */
  want(targets: readonly PnlTarget[]): readonly PnlTarget[] {
    const wanted = new Map(targets.map((target) => [pnlKey(target), target]))
    const over = [...this.byKey.values()].filter((stream) => !wanted.has(pnlKey(stream.target)))
    for (const stream of over) {
      this.exchanges.tell(cancel(stream))
      this.forget(stream)
    }
    for (const [key, target] of wanted) {
      if (!this.byKey.has(key)) this.subscribe(target)
    }
    return over.map((stream) => stream.target)
  }

  get open(): readonly PnlTarget[] {
    return [...this.byKey.values()].map(({ target }) => target)
  }

  /** Gives up the stream and asks for it anew. */
  resubscribe(target: PnlTarget): void {
    const stream = this.byKey.get(pnlKey(target))
    if (stream === undefined) return
    this.exchanges.tell(cancel(stream))
    this.forget(stream)
    this.subscribe(target)
  }

  targetOf(reqId: number): PnlTarget | undefined {
    return this.byId.get(reqId)?.target
  }

  /** The gateway has none of them any more. */
  reset(): void {
    this.byKey.clear()
    this.byId.clear()
  }

  private subscribe(target: PnlTarget): void {
    const stream = { reqId: this.exchanges.newId(), target }
    if (!this.exchanges.tell(open(stream))) return
    this.byKey.set(pnlKey(target), stream)
    this.byId.set(stream.reqId, stream)
  }

  private forget(stream: Stream): void {
    this.byKey.delete(pnlKey(stream.target))
    this.byId.delete(stream.reqId)
  }
}

function open({ reqId, target }: Stream): HostRequest {
  return target.conId === null
    ? { kind: 'account-pnl', reqId, account: target.account }
    : { kind: 'position-pnl', reqId, account: target.account, conId: target.conId }
}

function cancel({ reqId, target }: Stream): HostRequest {
  return { kind: target.conId === null ? 'cancel-account-pnl' : 'cancel-position-pnl', reqId }
}
