/** Where the hand is in the list of alerts, and what is chosen: by number, so that neither moves when others come or go. */

export interface AlertHand {
  /** The alert that is looked at; null: none. */
  readonly at: number | null
  /** Where a range begins. */
  readonly anchor: number | null
  readonly chosen: ReadonlySet<number>
}

export const emptyHand: AlertHand = { at: null, anchor: null, chosen: new Set() }

export interface HandKey {
  readonly key: string
  readonly shift: boolean
  readonly ctrl: boolean
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 }

/** @param pageRows rows that are on screen at once. @returns null: the key does not move the hand */
function placeFor({ key, ctrl }: HandKey, place: number, count: number, pageRows: number): number | null {
  const step = ctrl ? undefined : steps[key]
  if (step !== undefined) return place === -1 ? 0 : place + step
  switch (key) {
    case 'PageDown': return Math.max(0, place) + pageRows
    case 'PageUp': return place - pageRows
    case 'Home': return 0
    case 'End': return count - 1
    default: return null
  }
}

function between(numbers: readonly number[], a: number, b: number): ReadonlySet<number> {
  const [from, until] = [numbers.indexOf(a), numbers.indexOf(b)].sort((one, other) => one - other)
  return new Set(numbers.slice(Math.max(0, from ?? 0), (until ?? -1) + 1))
}

/**
 * What a key does.
 * @param numbers of the listed alerts, in their order
 * @returns null: nothing
 */
export function handAfterKey(hand: AlertHand, pressed: HandKey, numbers: readonly number[], pageRows: number): AlertHand | null {
  const { key, shift, ctrl } = pressed
  if (key === 'Escape') return hand.chosen.size > 0 ? { ...hand, chosen: new Set() } : hand.at === null ? null : emptyHand
  if (numbers.length === 0) return null
  if (ctrl && key.toLowerCase() === 'a') return { ...hand, at: hand.at ?? numbers[0] ?? null, chosen: new Set(numbers) }
  if (key === ' ') return hand.at === null ? null : turned(hand, hand.at)
  const place = hand.at === null ? -1 : numbers.indexOf(hand.at)
  const next = placeFor(pressed, place, numbers.length, pageRows)
  if (next === null) return null
  const at = numbers[Math.min(numbers.length - 1, Math.max(0, next))] ?? null
  return at === null ? null : shift ? extended(hand, at, numbers) : { ...hand, at, anchor: at }
}

/** The hand goes to an alert, by mouse. */
export function handAt(hand: AlertHand, at: number, { shift, ctrl }: Pick<HandKey, 'shift' | 'ctrl'>, numbers: readonly number[]): AlertHand {
  if (shift) return extended(hand, at, numbers)
  return ctrl ? turned(hand, at) : { at, anchor: at, chosen: new Set() }
}

/** Chosen, or chosen no longer. */
export function turned(hand: AlertHand, at: number): AlertHand {
  const chosen = new Set(hand.chosen)
  if (!chosen.delete(at)) chosen.add(at)
  return { at, anchor: at, chosen }
}

function extended(hand: AlertHand, at: number, numbers: readonly number[]): AlertHand {
  const anchor = hand.anchor ?? hand.at ?? at
  return { at, anchor, chosen: between(numbers, anchor, at) }
}

/** After alerts have left the list: what is gone is chosen no longer, and the hand is at the one that took its place. */
export function handWithin(hand: AlertHand, before: readonly number[], now: readonly number[]): AlertHand {
  const there = new Set(now)
  const isThere = (number: number): boolean => there.has(number)
  if ((hand.at === null || isThere(hand.at)) && [...hand.chosen].every(isThere)) return hand
  const older = hand.at === null ? [] : before.slice(before.indexOf(hand.at))
  const at = hand.at === null ? null : (older.find(isThere) ?? now.at(-1) ?? null)
  return { at, anchor: at, chosen: new Set([...hand.chosen].filter(isThere)) }
}
