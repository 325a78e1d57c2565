/**
 * The position book, kept current row by row: a tick has the positions of its instrument valued again and no others. What the
 * books and the orders change is joined anew, at most once a second.
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
import type { DeskRows, SliceChange } from '../../desk/ports.js'

const REJOIN_MS = 1_000
/** At ten looks a second, fifty positions are valued at each of their ticks, and each of a thousand every two seconds. */
const MOST_AT_ONCE = 50
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
  #named = new Map<string, string[]>()
  #ordersOf: PositionOrders | null = null
  /** Those of each position, found once for each joining of the books. */
  readonly #orders = new Map<string, readonly BlotterRow[]>()
  readonly #rows = new Map<string, PositionRow>()
  readonly #dirty = new Set<string>()
  #isOld = true
  #joinedAt: EpochMs = -Infinity
  #joins = 0
  #stateKey = ''

  constructor(private readonly store: DeskRows) {}

  /** Counts up when the books have been joined anew: then every position may be another. */
  get joins(): number {
    return this.#joins
  }

  /** Positions that an instrument's contract id, symbol or local symbol means. */
  named(name: string): readonly string[] {
    return this.#named.get(name) ?? []
  }

  note({ key, reset, upsert, remove }: SliceChange): void {
    if (joined.has(key) && (reset || upsert.size > 0 || remove.size > 0)) this.#isOld = true
    else if (key === 'quotes' || key === 'positionPnl') {
      if (reset) this.#isOld = true
      else for (const [id, row] of upsert) for (const one of this.#concerned(key, id, row as Quote)) this.#dirty.add(one)
    }
  }

  /** All positions as they were last valued. */
  get rows(): ReadonlyMap<string, PositionRow> {
    return this.#rows
  }

  /**
   * Values positions that have ticked, or that the books or the orders may have changed, those that wait longest first: a few at
   * each look, so that no look takes long. A position that is new is valued at once: its absence would end what is open on it.
   * @returns those that were valued
   */
  refresh(state: BookState, now: EpochMs): readonly string[] {
    const facts = this.#facts(state)
    const stateKey = JSON.stringify(facts)
    if (stateKey !== this.#stateKey) this.#isOld = true
    const isDue = this.#joinedAt > now || now - this.#joinedAt >= REJOIN_MS
    const isJoined = this.#isOld && isDue
    if (isJoined) this.#join(state, now, stateKey)
    if (this.#ordersOf === null) return []
    const next = isJoined ? [...this.#contracts.keys()].filter((id) => !this.#rows.has(id)) : []
    for (const id of this.#dirty) {
      if (next.length >= MOST_AT_ONCE) break
      if (this.#rows.has(id)) next.push(id)
    }
    for (const id of next) {
      this.#dirty.delete(id)
      this.#value(id, this.#ordersOf, facts)
    }
    return next
  }

  #join(state: BookState, now: EpochMs, stateKey: string): void {
    const all = <K extends SliceKey>(key: K) => [...this.store.rows(key).values()]
    const contracts = heldContracts(all('brokerPositions'), all('databasePositions'))
    // Orders are of use to positions alone, and joining thousands of them is most of the work.
    const orders = contracts.length === 0 ? [] : openOrders({
      databaseOrders: all('databaseOrders'), triggerOrders: all('triggerOrders'), brokerOrders: all('brokerOrders'), completedOrders: all('completedOrders'),
      brokerOrdersFresh: state.isFresh('brokerOrders')
    })
    this.#contracts = new Map(contracts.map((contract) => [contract.id, contract]))
    this.#byConId = new Map()
    this.#byName = new Map()
    this.#named = new Map()
    for (const { id, conId, symbol, localSymbol } of contracts) {
      add(conId === null ? this.#byName : this.#byConId, conId ?? symbol, id)
      for (const name of new Set([conId, symbol, localSymbol])) if (name !== null) add(this.#named, name, id)
    }
    this.#ordersOf = new PositionOrders(orders, contracts)
    this.#orders.clear()
    for (const id of this.#rows.keys()) if (!this.#contracts.has(id)) this.#rows.delete(id)
    for (const id of this.#dirty) if (!this.#contracts.has(id)) this.#dirty.delete(id)
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
    let own = this.#orders.get(id)
    if (own === undefined) this.#orders.set(id, (own = orders.of(contract)))
    this.#rows.set(id, positionRow(contract, {
      ...facts, quote: this.#quoteOf(contract), orders: own,
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
