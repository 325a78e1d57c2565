/** What can be done to the demo's database. */
import type { DemoFault } from '../../shared/demo/messages.js'
import { canFreeze, freeze, thaw } from '../postgres/freezing.js'
import type { PostgresKeeper } from './postgres-keeper.js'

const GROUP = 'Database'
/** Of half a second a slow server runs this long. */
const SLOW_RUNS_MS = 60
const SLOW_HALTS_MS = 440

const faults = {
  stop: { title: 'Database stopped', does: 'Sessions end with 57P01 and new connections are refused, until it is cleared.', lasts: true },
  restart: { title: 'Database restarts', does: 'Sessions end with 57P01; a moment later it takes connections again.', lasts: false },
  freeze: { title: 'Database frozen', does: 'Connections open, and nothing is answered: not even that the query is cancelled.', lasts: true },
  slow: { title: 'Slow database', does: 'Everything takes several times as long.', lasts: true }
} as const
type DatabaseFault = keyof typeof faults

const isFault = (name: string): name is DatabaseFault => Object.hasOwn(faults, name)

/** For a menu; without those that this machine cannot do. */
export const databaseFaults: readonly DemoFault[] = Object.entries(faults)
  .filter(([name]) => canFreeze || (name !== 'freeze' && name !== 'slow'))
  .map(([name, fault]) => ({ name, group: GROUP, ...fault }))

export class DatabaseFaults {
  #active: DatabaseFault | null = null
  #slow: NodeJS.Timeout | undefined
  /** The slowness that lasts: one that was cleared meanwhile is another. */
  #turn: object | null = null
  /** One change at a time. */
  #work: Promise<void> = Promise.resolve()

  constructor(private readonly keeper: Pick<PostgresKeeper, 'hold' | 'resume' | 'cluster'>) {}

  /** At most one goes on. */
  active(): readonly string[] {
    return this.#active === null ? [] : [this.#active]
  }

  /** Another that goes on is cleared first. @throws RangeError for a name that is none */
  stage(name: string): Promise<void> {
    if (!databaseFaults.some((fault) => fault.name === name) || !isFault(name)) throw new RangeError(`there is no fault "database:${name}"`)
    return this.#inTurn(async () => {
      await this.#mend()
      if (faults[name].lasts) this.#active = name
      await this.#break(name)
    })
  }

  clear(): Promise<void> {
    return this.#inTurn(() => this.#mend())
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const done = this.#work.then(change)
    this.#work = done.catch(() => undefined)
    return done
  }

  async #break(name: DatabaseFault): Promise<void> {
    const { keeper } = this
    switch (name) {
      case 'stop':
        await keeper.hold()
        break
      case 'restart':
        await keeper.hold()
        await keeper.resume()
        break
      case 'freeze':
        if (keeper.cluster.pid !== null) await freeze(keeper.cluster.pid)
        break
      case 'slow':
        this.#turn = {}
        this.#alternate(this.#turn)
        break
    }
  }

  async #mend(): Promise<void> {
    const name = this.#active
    this.#active = null
    this.#turn = null
    clearTimeout(this.#slow)
    if (name === 'stop') await this.keeper.resume()
    else if (name !== null) await this.#thaw()
  }

  /** Runs for a moment, halts for a longer one, and again, as long as it is the same fault. */
  #alternate(turn: object): void {
    this.#slow = setTimeout(() => {
      this.#halt(turn).catch(() => undefined)
    }, SLOW_RUNS_MS)
  }

  async #halt(turn: object): Promise<void> {
    const { pid } = this.keeper.cluster
    if (pid !== null) await freeze(pid)
    if (this.#turn !== turn) {
      await this.#thaw()
      return
    }
    this.#slow = setTimeout(() => {
      this.#thaw().then(() => {
        if (this.#turn === turn) this.#alternate(turn)
      }, () => undefined)
    }, SLOW_HALTS_MS)
  }

  async #thaw(): Promise<void> {
    const { pid } = this.keeper.cluster
    if (pid !== null) await thaw(pid)
  }
}
