/** What goes wrong now, and what is made to happen: a script of the tests and of the demo's menu, never the story's. */
import { Listeners } from '../world/listeners.js'
import type { Instrument } from '../world/types.js'
import { HISTORY_FARM, farms, quoteFarmOf } from './farms.js'
import type { Farm } from './farms.js'
import { lastingFaults, momentaryFaults } from './faults/table.js'
import type { LastingFault, LastingTerms, MomentaryFault, MomentaryTerms } from './faults/table.js'
import { filled } from './faults/terms.js'

/** Who suffers a momentary fault. */
export interface Victim {
  stage<Name extends MomentaryFault>(fault: Name, terms: MomentaryTerms<Name>): void
}

/** The port refuses connections for a while, or is another one. */
export type PortChange =
  | {
    readonly kind: 'refuse'
    readonly milliseconds: number
    /** Connections that are open end too. */
    readonly endsSessions: boolean
  }
  | {
    readonly kind: 'move'
    /** 0: a free one. */
    readonly port: number
  }

const farmOf = (terms: object): Farm => farms.find((farm) => 'farm' in terms && terms.farm === farm) ?? farms[0]

export class Faults {
  readonly fired = new Listeners<(victim: Victim) => void>()
  readonly portChanged = new Listeners<PortChange>()
  /** A lasting fault was set or cleared. */
  readonly switched = new Listeners<LastingFault>()
  /** With the terms of each. */
  readonly #lasting = new Map<LastingFault, unknown>()
  readonly #broken = new Set<Farm>()
  #upstream = true

  /** @param on or the terms of the fault, of which any may be left out */
  set<Name extends LastingFault>(fault: Name, on: boolean | Partial<LastingTerms<Name>>): void {
    if (on === false) this.#lasting.delete(fault)
    else this.#lasting.set(fault, filled(lastingFaults[fault].terms, on === true ? undefined : on))
    this.switched.tell(fault)
  }

  is(fault: LastingFault): boolean {
    return this.#lasting.has(fault)
  }

  /** Null: the fault is not set. */
  terms<Name extends LastingFault>(fault: Name): LastingTerms<Name> | null {
    // Only `set` puts them there, under the same name.
    return (this.#lasting.get(fault) ?? null) as LastingTerms<Name> | null
  }

  /** Those that are set, oldest first. */
  get lasting(): readonly LastingFault[] {
    return [...this.#lasting.keys()]
  }

  /** @param terms of which any may be left out */
  fire<Name extends MomentaryFault>(fault: Name, terms?: Partial<MomentaryTerms<Name>>): void {
    const values: MomentaryTerms<Name> = filled<(typeof momentaryFaults)[Name]['terms']>(momentaryFaults[fault].terms, terms)
    if (fault === 'upstream-lost') this.#upstream = false
    if (fault === 'upstream-back' || fault === 'upstream-back-data-lost') this.#upstream = true
    if (fault === 'farm-broken') this.#broken.add(farmOf(values))
    if (fault === 'farm-ok') this.#broken.delete(farmOf(values))
    this.fired.tell((victim) => {
      victim.stage(fault, values)
    })
  }

  /** The port refuses connections for this long; open ones stay. */
  refuseConnections(milliseconds: number): void {
    this.portChanged.tell({ kind: 'refuse', milliseconds, endsSessions: false })
  }

  /** As at the daily restart: open connections end, and the port refuses new ones for this long. */
  restart(milliseconds: number): void {
    this.portChanged.tell({ kind: 'refuse', milliseconds, endsSessions: true })
  }

  /** 1300: the gateway listens on that port from now on (0: a free one), and drops every connection in its favour. */
  movePort(port: number): void {
    this.portChanged.tell({ kind: 'move', port })
  }

  /** The gateway's own link to the broker. */
  get upstream(): boolean {
    return this.#upstream
  }

  get brokenFarms(): readonly Farm[] {
    return farms.filter((farm) => this.#broken.has(farm))
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
