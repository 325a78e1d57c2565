/** Open positions by account and instrument. A poll's answer counts only when it is complete; pushes in between count at once. */
import type { BrokerPosition } from '../../../shared/domain/broker-rows.js'
import { rowKey } from '../../../shared/state/slices.js'

export interface HeldPosition {
  readonly row: BrokerPosition
  /** Where the broker says that it trades; usually empty. */
  readonly exchange: string
}

export class PositionBook {
  private held = new Map<string, HeldPosition>()
  private answer: Map<string, HeldPosition> | null = null
  /** A complete answer has come: what is not held is known not to be. */
  isKnown = false

  get positions(): readonly HeldPosition[] {
    return [...this.held.values()]
  }

  begin(): void {
    this.answer = new Map()
  }

  abandon(): void {
    this.answer = null
  }

  finish(): readonly HeldPosition[] {
    this.held = this.answer ?? new Map<string, HeldPosition>()
    this.answer = null
    this.isKnown = true
    return this.positions
  }

  /** @returns the key that changed and whether the position is still open; null while an answer is being gathered. */
  take(position: HeldPosition): { readonly key: string; readonly isOpen: boolean } | null {
    const key = rowKey('brokerPositions', position.row)
    const isOpen = position.row.quantity !== '0'
    const book = this.answer ?? this.held
    if (isOpen) book.set(key, position)
    else book.delete(key)
    return this.answer === null ? { key, isOpen } : null
  }
}
