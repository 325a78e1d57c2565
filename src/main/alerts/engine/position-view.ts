/**
 * The position book, kept current row by row: a tick values the positions of its instrument again and no others. What the books
 * and the orders change is joined anew, at most once a second.
 */
import type { BlotterRow } from '../../../shared/domain/blotter-row.js'
import type { Quote } from '../../../shared/domain/broker-rows.js'
import { contractNames } from '../../../shared/domain/contract-names.js'
import { openOrders } from '../../../shared/domain/order-blotter.js'
import { ordersUnknown } from '../../../shared/domain/orders-unknown.js'
import { heldContracts, positionRow, type HeldContract, type PositionFacts } from '../../../shared/domain/position-book.js'
import { PositionOrders } from '../../../shared/domain/position-orders.js'
import type { PositionRow } from '../../../shared/domain/position-row.js'
import { QuoteIndex } from '../../../shared/domain/quote-index.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import type { DeskStatus } from '../../../shared/state/status.js'
import type { DeskStore } from '../../desk/desk-store.js'
import type { SliceChange } from '../../desk/ports.js'

const REJOIN_MS = 1_000
const joined: ReadonlySet<SliceKey> = new Set<SliceKey>(['brokerPositions', 'databasePositions', 'brokerOrders', 'databaseOrders', 'triggerOrders', 'completedOrders'])

/** What of the machinery's state goes into a position. */
export interface BookState {
  readonly status: DeskStatus
  readonly isFresh: (key: SliceKey) => boolean
}

/** What goes into every position. */
type DeskFacts = Pick<PositionFacts, 'fresh' | 'brokerAccounts' | 'ordersUnknown'>

export class PositionView {
  #contracts = new Map<string, HeldContract>()
  #byConId = new Map<string, string[]>()
  /** Contracts without an id, by the names that a quote of them may have. */
  #byName = new Map<string, string[]>()
  #orders: readonly BlotterRow[] = []
  #ordersOf: PositionOrders | null = null
  readonly #rows = new Map<string, PositionRow>()
  readonly #dirty = new Set<string>()
  #isOld = true
  #joinedAt: EpochMs = -Infinity
  #joins = 0
  #stateKey = ''

  constructor(private readonly store: DeskStore) {}

  /** Counts up when the books have been joined anew: then every position may be another. */
  get joins(): number {
    return this.#joins
  }

  get orders(): readonly BlotterRow[] {
    return this.#orders
  }

  note({ key, reset, upsert, remove }: SliceChange): void {
    if (joined.has(key) && (reset || upsert.size > 0 || remove.size > 0)) this.#isOld = true
    else if (key === 'quotes' || key === 'positionPnl') {
      if (reset) this.#isOld = true
      else for (const [id, row] of upsert) for (const one of this.#concerned(key, id, row as Quote)) this.#dirty.add(one)
    }
  }

  /** Positions that these rows go into. */
  concerned(key: 'quotes' | 'positionPnl', ids: Iterable<string>): Set<string> {
    const found = new Set<string>()
    for (const id of ids) for (const one of this.#concerned(key, id, key === 'quotes' ? this.store.rows('quotes').get(id) : undefined)) found.add(one)
    return found
  }

  /** All positions as they are now. */
  rows(state: BookState, now: EpochMs): ReadonlyMap<string, PositionRow> {
    const facts = this.#facts(state)
    const stateKey = JSON.stringify(facts)
    if (stateKey !== this.#stateKey) this.#isOld = true
    const isDue = this.#joinedAt > now || now - this.#joinedAt >= REJOIN_MS
    if (this.#isOld && isDue) this.#join(state, now, stateKey)
    if (this.#dirty.size === 0 || this.#ordersOf === null) return this.#rows
    for (const id of this.#dirty) this.#value(id, this.#ordersOf, facts)
    this.#dirty.clear()
    return this.#rows
  }

  #join(state: BookState, now: EpochMs, stateKey: string): void {
    const all = <K extends SliceKey>(key: K) => [...this.store.rows(key).values()]
    this.#orders = openOrders({
      databaseOrders: all('databaseOrders'), triggerOrders: all('triggerOrders'), brokerOrders: all('brokerOrders'), completedOrders: all('completedOrders'),
      brokerOrdersFresh: state.isFresh('brokerOrders')
    })
    const contracts = heldContracts(all('brokerPositions'), all('databasePositions'))
    this.#contracts = new Map(contracts.map((contract) => [contract.id, contract]))
    this.#byConId = new Map()
    this.#byName = new Map()
    for (const { id, conId, symbol } of contracts) add(conId === null ? this.#byName : this.#byConId, conId ?? symbol, id)
    this.#ordersOf = new PositionOrders(this.#orders, contracts)
    this.#rows.clear()
    for (const id of this.#contracts.keys()) this.#dirty.add(id)
    this.#isOld = false
    this.#joinedAt = now
    this.#joins += 1
    this.#stateKey = stateKey
  }

  #value(id: string, orders: PositionOrders, facts: DeskFacts): void {
    const contract = this.#contracts.get(id)
    if (contract === undefined) return
    const { account, conId } = contract
    this.#rows.set(id, positionRow(contract, {
      ...facts, quote: this.#quoteOf(contract), orders: orders.of(contract),
      pnl: conId === null ? undefined : this.store.rows('positionPnl').get(`${account}|${conId}`)
    }))
  }

  #quoteOf(contract: HeldContract): Quote | undefined {
    const quotes = this.store.rows('quotes')
    if (contract.conId !== null) return quotes.get(contract.conId)
    // By name all quotes count: one that fits two instruments is no price of either.
    return new QuoteIndex([...quotes.values()].filter((quote) => contractNames(quote).has(contract.symbol))).find(contract)
  }

  #concerned(key: 'quotes' | 'positionPnl', id: string, quote: Quote | undefined): readonly string[] {
    if (key === 'positionPnl') return [id]
    const own = this.#byConId.get(id) ?? []
    if (this.#byName.size === 0 || quote === undefined) return own
    return [...own, ...[...contractNames(quote)].flatMap((name) => this.#byName.get(name) ?? [])]
  }

  #facts({ status, isFresh }: BookState): DeskFacts {
    const { accounts } = status.ib
    return {
      fresh: { broker: isFresh('brokerPositions'), database: isFresh('databasePositions') },
      brokerAccounts: accounts.length === 0 ? null : accounts,
      ordersUnknown: ordersUnknown(this.store.meta('brokerOrders'), status.ib.phase !== 'off' && status.ib.phase !== 'stopped')
    }
  }
}

function add(index: Map<string, string[]>, key: string, id: string): void {
  const same = index.get(key)
  if (same === undefined) index.set(key, [id])
  else same.push(id)
}
