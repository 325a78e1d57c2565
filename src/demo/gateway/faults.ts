/** What can be made to go wrong (IB.md 2.8): a script of the tests, never the story's. */
import { Listeners } from '../world/listeners.js'
import type { Instrument } from '../world/types.js'
import { HISTORY_FARM, quoteFarmOf } from './farms.js'
import type { Farm } from './farms.js'

/** Last until they are switched off. */
export type LastingFault =
  /** Connections open, the greeting is never answered. */
  | 'silent-handshake'
  /** The session opens without a first order id: it is never ready. */
  | 'no-next-valid-id'
  /** Ready sessions stay open and say nothing any more: the far end is gone. */
  | 'mute'
  /** Orders are not told, as with "Read-Only API" ticked: 321. */
  | 'read-only'
  /** No live entitlement: 354 for live quotes, 10167 and delayed ticks for who asked for those. */
  | 'delayed-only'
  /** Every client id is in use: 326. */
  | 'client-id-in-use'
  /** Executions are answered without their end. */
  | 'no-executions-end'

type NoTerms = Record<string, never>

/** Happen once, to every session that is ready; each with its terms, all of which may be left out unless it says otherwise. */
export interface MomentaryFaults {
  /** The connection breaks with RST. */
  reset: { readonly midFrame?: boolean }
  /** The connection ends with FIN. */
  finish: { readonly midFrame?: boolean }
  /** 1100: the gateway lost its link; quotes and bars stop. May be repeated. */
  'upstream-lost': NoTerms
  /** 1101: the link is back, subscriptions of quotes and bars are lost. */
  'upstream-back-data-lost': NoTerms
  /** 1102: the link is back, subscriptions go on. */
  'upstream-back': NoTerms
  /** 2103, 2105 or 2157, by the farm (usfarm): what it feeds stops. Bars that were kept up to date end with 10182 and do not come back. */
  'farm-broken': { readonly farm?: Farm }
  /** 2104, 2106 or 2158: what the farm (usfarm) feeds goes on. */
  'farm-ok': { readonly farm?: Farm }
  /** Any other error or notice; without a request id it is about the session. Both code and text must be said. */
  notice: { readonly code: number; readonly text: string; readonly reqId?: number }
  /** The status of every working order once more, twice. */
  'repeated-order-status': NoTerms
  /** 1300: the connection is dropped in favour of another port (4002). */
  'port-changed': { readonly port?: number }
  /** A frame of no message. */
  'garbage-frame': NoTerms
  /** A header with a length below zero. */
  'negative-length-frame': NoTerms
  /** A header with a length (2,147,483,647) that never comes. */
  'oversized-frame': { readonly length?: number }
}
export type MomentaryFault = keyof MomentaryFaults

/** Who suffers a momentary fault. */
export interface Victim {
  stage<Name extends MomentaryFault>(fault: Name, terms: MomentaryFaults[Name] | undefined): void
}

/** The port refuses connections for a while. */
export interface Refusal {
  readonly milliseconds: number
  /** Connections that are open end too. */
  readonly endsSessions: boolean
}

export class Faults {
  readonly fired = new Listeners<(victim: Victim) => void>()
  readonly refused = new Listeners<Refusal>()
  readonly #lasting = new Set<LastingFault>()
  readonly #broken = new Set<Farm>()
  #upstream = true

  set(fault: LastingFault, on: boolean): void {
    if (on) this.#lasting.add(fault)
    else this.#lasting.delete(fault)
  }

  is(fault: LastingFault): boolean {
    return this.#lasting.has(fault)
  }

  fire(fault: 'notice', terms: MomentaryFaults['notice']): void
  fire<Name extends Exclude<MomentaryFault, 'notice'>>(fault: Name, terms?: MomentaryFaults[Name]): void
  fire<Name extends MomentaryFault>(fault: Name, terms?: MomentaryFaults[Name]): void {
    if (fault === 'upstream-lost') this.#upstream = false
    if (fault === 'upstream-back' || fault === 'upstream-back-data-lost') this.#upstream = true
    const farm = terms && 'farm' in terms ? terms.farm : undefined
    if (fault === 'farm-broken') this.#broken.add(farm ?? 'usfarm')
    if (fault === 'farm-ok') this.#broken.delete(farm ?? 'usfarm')
    this.fired.tell((victim) => {
      victim.stage(fault, terms)
    })
  }

  /** The port refuses connections for this long; open ones stay. */
  refuseConnections(milliseconds: number): void {
    this.refused.tell({ milliseconds, endsSessions: false })
  }

  /** As at the daily restart: open connections end, and the port refuses new ones for this long. */
  restart(milliseconds: number): void {
    this.refused.tell({ milliseconds, endsSessions: true })
  }

  /** The gateway's own link to the broker. */
  get upstream(): boolean {
    return this.#upstream
  }

  isBroken(farm: Farm): boolean {
    return this.#broken.has(farm)
  }

  quotesFlow(instrument: Instrument): boolean {
    return this.#upstream && !this.#broken.has(quoteFarmOf(instrument))
  }

  get barsFlow(): boolean {
    return this.#upstream && !this.#broken.has(HISTORY_FARM)
  }
}
