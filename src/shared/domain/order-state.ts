/** One vocabulary for the state of an order, whoever tells it; the source's own word is kept beside it for the tooltip. */

/**
 * working: resting at its destination, or (stops, trailing stops, touched orders) held by the broker for its own trigger.
 * held: accepted, but waiting for something else: its parent, a condition, shares to borrow, the session.
 * pending: sent and not yet acknowledged, or being cancelled (the cancel is not assured).
 * inactive: known to the source, not at work, and able to come back.
 */
export const orderStates = ['working', 'partially-filled', 'held', 'pending', 'inactive', 'filled', 'cancelled', 'rejected', 'unknown'] as const
export type OrderState = (typeof orderStates)[number]

/** What a held order waits for. */
export type HeldFor = 'parent' | 'trigger' | 'locate' | 'release'

export interface StateReading {
  readonly state: OrderState
  /** Only when held. */
  readonly heldFor: HeldFor | null
  /** The source's own word(s): `PreSubmitted (child,trigger)`. */
  readonly word: string
}
