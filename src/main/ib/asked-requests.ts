/** What was asked of the gateway under which id, in words: its complaints then say what they are about. */
import type { ContractKey, HostRequest } from './protocol.js'

/** Ids remembered at most; the oldest are forgotten first. */
const KEPT = 2_000

/** The id under which a gateway complains about a request that has none (IB.md 3.8). */
const NO_ID = 2_147_483_647

type RequestOf<K extends HostRequest['kind']> = Extract<HostRequest, { kind: K }>

const nameOf = ({ symbol, localSymbol, conId }: ContractKey): string => [localSymbol, symbol, `contract ${conId}`].find((name) => name !== '') ?? conId

/** Null: not worth naming. A cancel is about what it cancels, a ping about nothing. */
const words: { readonly [K in HostRequest['kind']]: ((request: RequestOf<K>) => string) | null } = {
  'current-time': null,
  'managed-accounts': () => 'the accounts of the login',
  'account-summary': () => 'account summary',
  'cancel-account-summary': null,
  positions: () => 'positions',
  'all-open-orders': () => 'open orders of all clients',
  'completed-orders': () => 'orders that have ended',
  executions: () => 'executions of today',
  'account-pnl': ({ account }) => `P&L of ${account}`,
  'cancel-account-pnl': null,
  'position-pnl': ({ account, conId }) => `P&L of contract ${conId} in ${account}`,
  'cancel-position-pnl': null,
  'contract-details': ({ conId }) => `details of contract ${conId}`,
  'market-data-type': ({ type }) => (type === 3 ? 'delayed market data' : 'live market data'),
  'market-data': ({ contract }) => `market data for ${nameOf(contract)}`,
  'cancel-market-data': null,
  history: ({ query }) => `${query.barSize} bars of contract ${query.conId}`,
  'cancel-history': null,
  'matching-symbols': ({ pattern }) => `search for "${pattern}"`,
  'find-futures': ({ symbol }) => `futures on ${symbol}`
}

/** The request in words; null for one that is about another. */
export function describeRequest<K extends HostRequest['kind']>(request: RequestOf<K> & { readonly kind: K }): string | null {
  const describe = words[request.kind]
  return describe === null ? null : describe(request)
}

export class AskedRequests {
  private readonly byId = new Map<number, string>()
  private lastWithoutId: string | null = null

  note(request: HostRequest): void {
    const text = describeRequest(request)
    if (text === null) return
    if (!('reqId' in request)) {
      this.lastWithoutId = text
      return
    }
    this.byId.delete(request.reqId)
    this.byId.set(request.reqId, text)
    for (const oldest of this.byId.keys()) {
      if (this.byId.size <= KEPT) break
      this.byId.delete(oldest)
    }
  }

  /** What the id stands for; null: no request, or one that is not remembered. Requests without an id are asked one at a time. */
  of(reqId: number): string | null {
    return reqId === NO_ID ? this.lastWithoutId : (this.byId.get(reqId) ?? null)
  }

  /** A new connection: its gateway knows nothing of what an older one was asked. */
  clear(): void {
    this.byId.clear()
    this.lastWithoutId = null
  }
}
