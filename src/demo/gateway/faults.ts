/** What can be made to go wrong (IB.md 2.8): a script of the tests, never the story's. */
import { Listeners } from '../world/listeners.js'

/** Last until they are switched off. */
export const lastingFaults = [
  /** Connections open, the greeting is never answered. */
  'silent-handshake',
  /** The session opens without a first order id: it is never ready. */
  'no-next-valid-id',
  /** Ready sessions stay open and say nothing any more: the far end is gone. */
  'mute',
  /** Orders are not told, as with "Read-Only API" ticked: 321. */
  'read-only',
  /** No live entitlement: 354 for live quotes, 10167 and delayed ticks for who asked for those. */
  'delayed-only',
  /** Every client id is in use: 326. */
  'client-id-in-use',
  /** Executions are answered without their end. */
  'no-executions-end'
] as const
export type LastingFault = (typeof lastingFaults)[number]

/** Happen once, to every session that is open. */
export const momentaryFaults = [
  /** Connections break with RST, in the middle of a frame. */
  'reset',
  /** Connections end with FIN, in the middle of a frame. */
  'finish',
  /** 1100: the gateway lost its link; quotes stop. */
  'upstream-lost',
  /** 1101: the link is back, subscriptions of quotes are lost. */
  'upstream-back-data-lost',
  /** 1102: the link is back, subscriptions go on. */
  'upstream-back',
  /** 2103: quotes stop. */
  'farm-broken',
  /** 2104: quotes go on. */
  'farm-ok',
  /** A frame of no message. */
  'garbage-frame',
  /** A header with a length below zero. */
  'negative-length-frame'
] as const
export type MomentaryFault = (typeof momentaryFaults)[number]

export class Faults {
  readonly fired = new Listeners<MomentaryFault>()
  readonly refused = new Listeners<number>()
  readonly #lasting = new Set<LastingFault>()
  #upstream = true
  #farm = true

  set(fault: LastingFault, on: boolean): void {
    if (on) this.#lasting.add(fault)
    else this.#lasting.delete(fault)
  }

  is(fault: LastingFault): boolean {
    return this.#lasting.has(fault)
  }

  fire(fault: MomentaryFault): void {
    if (fault === 'upstream-lost') this.#upstream = false
    if (fault === 'upstream-back' || fault === 'upstream-back-data-lost') this.#upstream = true
    if (fault === 'farm-broken') this.#farm = false
    if (fault === 'farm-ok') this.#farm = true
    this.fired.tell(fault)
  }

  /** As at a restart: the port refuses connections for this long; open ones stay. */
  refuseConnections(milliseconds: number): void {
    this.refused.tell(milliseconds)
  }

  get quotesFlow(): boolean {
    return this.#upstream && this.#farm
  }
}
