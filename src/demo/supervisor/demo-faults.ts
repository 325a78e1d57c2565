/** All that can be broken on the demo desk, whatever it is broken in. */
import type { DemoFault } from '../../shared/demo/messages.js'
import { faultList } from '../gateway/faults/stage.js'
import { BadFault } from '../gateway/faults/terms.js'
import { DatabaseFaults, databaseFaults } from './database-faults.js'
import type { RunningGateway } from './gateway-port.js'
import type { PostgresKeeper } from './postgres-keeper.js'

/** Faults of the gateway end by themselves, too. */
const LOOK_EVERY_MS = 250

const GATEWAY = 'gateway:'
const DATABASE = 'database:'

/** For a menu. */
export const demoFaults: readonly DemoFault[] = [
  ...databaseFaults.map((fault) => ({ ...fault, name: `${DATABASE}${fault.name}` })),
  ...faultList.map(({ name, group, title, does, lasts }) => ({ name: `${GATEWAY}${name}`, group: `Gateway: ${group.toLowerCase()}`, title, does, lasts }))
]

export class DemoFaults {
  readonly #database: DatabaseFaults
  readonly #looking: NodeJS.Timeout
  #told = ''

  constructor(
    keeper: PostgresKeeper,
    private readonly gateway: RunningGateway['stage'],
    /** Told when it changes. */
    private readonly onChange: (broken: readonly string[]) => void
  ) {
    this.#database = new DatabaseFaults(keeper)
    this.#looking = setInterval(() => {
      this.#look()
    }, LOOK_EVERY_MS)
  }

  /** @throws BadFault, RangeError for a name that is none */
  async stage(name: string): Promise<void> {
    if (name.startsWith(DATABASE)) await this.#database.stage(name.slice(DATABASE.length))
    else this.gateway.stage(gatewayFault(name))
    this.#look()
  }

  /** @param name null: all that goes on */
  async clear(name: string | null): Promise<void> {
    if (name === null) for (const active of this.gateway.active()) this.gateway.clear(active)
    else if (!name.startsWith(DATABASE)) this.gateway.clear(gatewayFault(name))
    if (name === null || name.startsWith(DATABASE)) await this.#database.clear()
    this.#look()
  }

  /** Mends the database, which could not be stopped in order otherwise. */
  async stop(): Promise<void> {
    clearInterval(this.#looking)
    await this.#database.clear()
  }

  #look(): void {
    const broken = [...this.#database.active().map((name) => `${DATABASE}${name}`), ...this.gateway.active().map((name) => `${GATEWAY}${name}`)]
    if (broken.join(' ') === this.#told) return
    this.#told = broken.join(' ')
    this.onChange(broken)
  }
}

function gatewayFault(name: string): string {
  if (!name.startsWith(GATEWAY)) throw new BadFault(`there is no fault "${name}"`, 'Names begin with gateway: or database:.')
  return name.slice(GATEWAY.length)
}
