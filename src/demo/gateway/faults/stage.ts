/** Stages and clears faults by their names: for the command line and the demo's menu. */
import type { Faults } from '../faults.js'
import type { Door } from '../door.js'
import { scripts } from './scripts.js'
import type { Step } from './scripts.js'
import { lastingFaults, momentaryFaults, portFaults, scriptedFaults } from './table.js'
import type { LastingFault, MomentaryFault, PortFault, ScriptedFault } from './table.js'
import { BadFault, readTerms } from './terms.js'

export type FaultName = LastingFault | MomentaryFault | PortFault | ScriptedFault

const all = { ...lastingFaults, ...momentaryFaults, ...portFaults, ...scriptedFaults }
/** In the order in which they are listed. */
export const faultNames = Object.keys(all) as FaultName[]

const isIn = <Name extends string>(table: Readonly<Record<Name, unknown>>, name: string): name is Name => Object.hasOwn(table, name)

/** Those that go on until they are cleared, or end by themselves. */
const clearable: ReadonlySet<string> = new Set([...Object.keys(lastingFaults), ...Object.keys(portFaults), ...Object.keys(scriptedFaults), 'upstream-lost', 'farm-broken'])

export interface ListedFault {
  readonly name: FaultName
  readonly group: string
  readonly title: string
  readonly does: string
  /** It goes on until it is cleared or over; the others happen once. */
  readonly lasts: boolean
  readonly terms: (typeof all)[FaultName]['terms']
}

/** All there is to choose from. */
export const faultList: readonly ListedFault[] = faultNames.map((name) => ({ name, ...all[name], lasts: clearable.has(name) }))

interface Running {
  readonly timers: NodeJS.Timeout[]
  readonly undo: () => void
}

export class FaultStage {
  readonly #running = new Map<ScriptedFault, Running>()

  constructor(
    private readonly faults: Faults,
    private readonly door: Pick<Door, 'refuses' | 'reopen' | 'isMoved' | 'firstPort'>
  ) {}

  /** @param given parameters by name, as texts; the rest is as the list says. @throws BadFault */
  stage(name: string, given: Readonly<Record<string, string>> = {}): void {
    if (isIn(lastingFaults, name)) this.faults.set(name, readTerms(name, lastingFaults[name].terms, given))
    else if (isIn(momentaryFaults, name)) this.faults.fire(name, readTerms(name, momentaryFaults[name].terms, given))
    else if (isIn(portFaults, name)) this.#stagePort(name, given)
    else if (name === 'farm-flap') this.#run(name, given)
    else if (name === 'nightly-reset') this.#run(name, given)
    else throw unknownFault(name)
  }

  /** Ends what goes on; nothing happens when it does not. @throws BadFault when there can be nothing to end */
  clear(name: string): void {
    if (!isIn(all, name)) throw unknownFault(name)
    if (!clearable.has(name)) throw new BadFault(`${name} is over as soon as it is staged`, 'There is nothing to clear.')
    if (isIn(lastingFaults, name)) this.faults.set(name, false)
    else if (isIn(scriptedFaults, name)) this.#end(name)
    else if (name === 'port-changed') this.#moveBack()
    else if (isIn(portFaults, name)) this.door.reopen()
    else if (name === 'upstream-lost' && !this.faults.upstream) this.faults.fire('upstream-back')
    else if (name === 'farm-broken') for (const farm of this.faults.brokenFarms) this.faults.fire('farm-ok', { farm })
  }

  /** Ends all that goes on. */
  clearAll(): void {
    for (const name of this.active()) this.clear(name)
  }

  /** What goes on now. */
  active(): readonly FaultName[] {
    const { faults, door } = this
    return [
      ...faults.lasting,
      ...(faults.upstream ? [] : ['upstream-lost' as const]),
      ...(faults.brokenFarms.length === 0 ? [] : ['farm-broken' as const]),
      ...(door.refuses ? ['refuse' as const] : []),
      ...(door.isMoved ? ['port-changed' as const] : []),
      ...this.#running.keys()
    ]
  }

  /** Stops the scripts where they are. */
  close(): void {
    for (const { timers } of this.#running.values()) timers.forEach(clearTimeout)
    this.#running.clear()
  }

  #stagePort(name: PortFault, given: Readonly<Record<string, string>>): void {
    if (name === 'port-changed') this.faults.movePort(readTerms(name, portFaults[name].terms, given).port)
    else if (name === 'refuse') this.faults.refuseConnections(readTerms(name, portFaults[name].terms, given).milliseconds)
    else this.faults.restart(readTerms(name, portFaults[name].terms, given).milliseconds)
  }

  #moveBack(): void {
    if (this.door.isMoved) this.faults.movePort(this.door.firstPort)
  }

  #run<Name extends ScriptedFault>(name: Name, given: Readonly<Record<string, string>>): void {
    const terms = readTerms<(typeof scriptedFaults)[Name]['terms']>(name, scriptedFaults[name].terms, given)
    const { steps, undo } = scripts[name]
    this.#end(name)
    const running: Running = {
      timers: [],
      undo: () => {
        undo(this.faults, terms)
      }
    }
    this.#running.set(name, running)
    const planned: readonly Step[] = steps(this.faults, terms)
    const last = planned.at(-1)
    const take = (step: Step): void => {
      step.run()
      if (step === last) this.#running.delete(name)
    }
    for (const step of planned) {
      if (step.at === 0) take(step)
      else running.timers.push(setTimeout(() => { take(step) }, step.at))
    }
  }

  #end(name: ScriptedFault): void {
    const running = this.#running.get(name)
    if (!running) return
    this.#running.delete(name)
    running.timers.forEach(clearTimeout)
    running.undo()
  }
}

function unknownFault(name: string): BadFault {
  return new BadFault(`unknown fault "${name}"`, `Faults: ${faultNames.join(', ')}.`)
}
