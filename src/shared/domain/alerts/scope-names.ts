/** Names in a rule's scope that nothing on the desk has: an account that was closed, an instrument that has expired, a slip of the pen. */
import type { SliceKey } from '../../state/slices.js'
import type { AlertDesk } from './alert-desk.js'
import type { RuleScope } from './rule-schema.js'

const accountSlices = ['accountValues', 'accountPnl', 'brokerPositions', 'databasePositions', 'brokerOrders', 'databaseOrders', 'balances', 'equity'] as const satisfies readonly SliceKey[]
const instrumentSlices = ['quotes', 'brokerPositions', 'brokerOrders', 'completedOrders', 'fills'] as const satisfies readonly SliceKey[]
/** They name an instrument by its symbol alone. */
const symbolSlices = ['databasePositions', 'databaseOrders', 'triggerOrders', 'paperTrades', 'signals'] as const satisfies readonly SliceKey[]

export interface UnknownNames {
  readonly reason: string
  /** Nothing is left of an account or an instrument that the rule could be about. */
  readonly isAll: boolean
}

/** What the desk knows by name. Made for one reading of all rules, and only where one of them asks. */
export class KnownNames {
  #accounts: ReadonlySet<string> | null = null
  #instruments: ReadonlySet<string> | null = null

  constructor(private readonly desk: Pick<AlertDesk, 'rows' | 'status' | 'doubt'>) {}

  /** Null: all of them are known, or it cannot be said yet. */
  unknownIn({ accounts, instruments }: RuleScope): UnknownNames | null {
    // Before the books have been read nothing is known by name.
    if (accounts.length + instruments.length === 0 || !this.#areBooksRead()) return null
    const missing = { accounts: accounts.filter((name) => !this.#knownAccounts().has(name)), instruments: instruments.filter((name) => !this.#knownInstruments().has(name)) }
    const said = [
      missing.accounts.length === 0 ? null : `no account of this desk is named ${missing.accounts.join(', ')}`,
      missing.instruments.length === 0 ? null : `nothing on this desk is named ${missing.instruments.join(', ')}: neither held, nor ordered, nor in the watch list`
    ].filter((words) => words !== null)
    if (said.length === 0) return null
    const isAll = (accounts.length > 0 && missing.accounts.length === accounts.length) || (instruments.length > 0 && missing.instruments.length === instruments.length)
    return { reason: said.join('; '), isAll }
  }

  #areBooksRead(): boolean {
    const { ib, postgres } = this.desk.status
    const broker = ib.phase === 'off' || this.desk.doubt('brokerPositions') === null
    return broker && (postgres.phase === 'off' || this.desk.doubt('databasePositions') === null)
  }

  #knownAccounts(): ReadonlySet<string> {
    return (this.#accounts ??= new Set([...this.desk.status.ib.accounts, ...accountSlices.flatMap((key) => [...this.desk.rows(key).values()].map(({ account }) => account))]))
  }

  #knownInstruments(): ReadonlySet<string> {
    if (this.#instruments !== null) return this.#instruments
    const byContract = instrumentSlices.flatMap((key) => [...this.desk.rows(key).values()].flatMap(({ conId, symbol, localSymbol }) => [conId, symbol, localSymbol]))
    const bySymbol = symbolSlices.flatMap((key) => [...this.desk.rows(key).values()].map(({ symbol }) => symbol))
    return (this.#instruments = new Set([...byContract, ...bySymbol]))
  }
}
