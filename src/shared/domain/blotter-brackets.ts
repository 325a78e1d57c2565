/** Gives the rows of a blotter their place: parent, role, and the exits of a bracket as columns of its parent. */
import { big, type DecimalText } from '../lib/decimal.js'
import { compareKeys } from '../lib/order.js'
import type { BlotterRow, BracketLeg, OrderRole } from './blotter-row.js'
import { actingPrice } from './order-draft.js'
import { isStopKind, isTargetKind, isTrailingKind } from './order-kind.js'
import type { Bracket } from './order-match.js'
import { isEnded } from './order-state.js'

const roleOrder: readonly OrderRole[] = ['parent', 'none', 'take_profit', 'stop_loss', 'trailing']

/** Rows with bracket, role and legs, children under their parent, OCA groups together, by symbol and account; the order does not move with ticks. */
export function placeInBrackets(rows: readonly BlotterRow[], brackets: ReadonlyMap<string, Bracket>): readonly BlotterRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const childrenOf = new Map<string, BlotterRow[]>()
  const ocaExits = ocaExitGroups(rows)
  const placed = rows.map((row): BlotterRow => {
    const bracket = brackets.get(row.id)
    if (bracket === undefined) return ocaExits.has(ocaKey(row)) || row.kind === 'trigger' && isToldAsExit(row) ? { ...row, role: exitRole(row) } : row
    const parent = bracket.rootId === null ? undefined : byId.get(bracket.rootId)
    if (parent === undefined) return { ...row, bracketId: bracket.name, role: exitRole(row) }
    const child = heldByParent(
      { ...row, bracketId: parent.id, parentId: parent.id, depth: 1, role: parent.side === row.side ? 'none' : exitRole(row) },
      parent
    )
    const siblings = childrenOf.get(parent.id)
    if (siblings === undefined) childrenOf.set(parent.id, [child])
    else siblings.push(child)
    return child
  })
  const withLegs = placed.map((row) => {
    const children = childrenOf.get(row.id)
    return children === undefined ? row : asParent(row, children)
  })
  return sorted(withLegs, byId)
}

/** Only database trigger orders say what they are for; a stop order of its own at the broker may as well be an entry. */
function isToldAsExit(row: BlotterRow): boolean {
  return row.id.startsWith('trigger:')
}

function exitRole(row: BlotterRow): OrderRole {
  if (isTrailingKind(row.type)) return 'trailing'
  if (isStopKind(row.type)) return 'stop_loss'
  return isTargetKind(row.type) ? 'take_profit' : 'none'
}

const ocaKey = (row: BlotterRow): string => (row.ocaGroup === null ? '' : `${row.account}|${row.ocaGroup}`)

/** OCA groups that are exits of a position: a stop and a target, all on one side. */
function ocaExitGroups(rows: readonly BlotterRow[]): ReadonlySet<string> {
  const groups = new Map<string, { sides: Set<string>; stops: number; targets: number }>()
  for (const row of rows) {
    if (row.ocaGroup === null || isEnded(row.state)) continue
    const group = groups.get(ocaKey(row)) ?? { sides: new Set<string>(), stops: 0, targets: 0 }
    groups.set(ocaKey(row), group)
    group.sides.add(row.side)
    if (isStopKind(row.type)) group.stops += 1
    else if (isTargetKind(row.type)) group.targets += 1
  }
  return new Set([...groups].filter(([, { sides, stops, targets }]) => sides.size === 1 && stops > 0 && targets > 0).map(([key]) => key))
}

/** A child cannot work before its parent has begun to fill, whatever its source calls that. */
function heldByParent(child: BlotterRow, parent: BlotterRow): BlotterRow {
  const isWaiting = child.state === 'working' && !isEnded(parent.state) && parent.filled !== null && big(parent.filled).eq(0)
  return isWaiting ? { ...child, state: 'held', heldFor: 'parent' } : child
}

function asParent(row: BlotterRow, children: readonly BlotterRow[]): BlotterRow {
  const isRising = row.side === 'buy'
  return {
    ...row,
    role: 'parent',
    bracketId: row.id,
    takeProfit: leg(children.filter((child) => child.role === 'take_profit'), isRising ? 'lowest' : 'highest'),
    stopLoss: leg(children.filter((child) => child.role === 'stop_loss' || child.role === 'trailing'), isRising ? 'highest' : 'lowest')
  }
}

/** Of several exits the live one that the market would reach first. */
function leg(rows: readonly BlotterRow[], first: 'lowest' | 'highest'): BracketLeg | null {
  const live = rows.filter((row) => !isEnded(row.state))
  const [nearest] = [...(live.length > 0 ? live : rows)].sort((a, b) => comparePrices(actingPrice(a), actingPrice(b), first) || compareKeys([a.id], [b.id]))
  if (nearest === undefined) return null
  const { id, quantity, remaining, state } = nearest
  return { id, quantity, remaining, state, price: actingPrice(nearest), isTrailing: isTrailingKind(nearest.type) }
}

/** Unknown prices last. */
function comparePrices(a: DecimalText | null, b: DecimalText | null, first: 'lowest' | 'highest'): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return first === 'lowest' ? big(a).cmp(big(b)) : big(b).cmp(big(a))
}

/** Where an OCA group stands that is no bracket: at its first member. */
function ocaPlaces(rows: readonly BlotterRow[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  for (const row of rows) {
    if (row.ocaGroup === null || row.bracketId !== null) continue
    const place = places.get(ocaKey(row))
    if (place === undefined || row.id < place) places.set(ocaKey(row), row.id)
  }
  return places
}

function sorted(rows: readonly BlotterRow[], byId: ReadonlyMap<string, BlotterRow>): readonly BlotterRow[] {
  const ocaPlace = ocaPlaces(rows)
  const keyed = rows.map((row) => {
    const top = row.parentId === null ? row : (byId.get(row.parentId) ?? row)
    return { row, key: [top.symbol, top.account, row.bracketId ?? ocaPlace.get(ocaKey(row)) ?? row.id, row.depth, roleOrder.indexOf(row.role), row.id] }
  })
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ row }) => row)
}
