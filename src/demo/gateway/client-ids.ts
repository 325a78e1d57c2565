/** Client ids that are in use: each belongs to one session, and for a while after it when that is staged (IB.md 3.3). */
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { Faults } from './faults.js'

export class ClientIds {
  readonly #taken = new Set<number>()
  readonly #heldUntil = new Map<number, EpochMs>()

  constructor(
    private readonly faults: Faults,
    private readonly clock: Clock
  ) {}

  /** @returns whether it was free; then it is taken until it is freed */
  claim(clientId: number): boolean {
    const isHeld = this.faults.is('client-id-held') && this.clock.now() < (this.#heldUntil.get(clientId) ?? 0)
    if (this.#taken.has(clientId) || isHeld) return false
    this.#heldUntil.delete(clientId)
    this.#taken.add(clientId)
    return true
  }

  /** Its session's socket is gone. */
  free(clientId: number): void {
    this.#taken.delete(clientId)
    const held = this.faults.terms('client-id-held')
    if (held) this.#heldUntil.set(clientId, this.clock.now() + held.milliseconds)
  }
}
