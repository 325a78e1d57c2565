/** The demo desk's backends: Postgres with the trading system writing to it, and the simulated gateway beside it. */
import { systemClock } from '../../shared/lib/clock.js'
import type { DemoCommand, DemoMessage, DemoStart } from '../../shared/demo/messages.js'
import { DATABASE, READER, createDatabase, ownerLogin, withClient } from '../postgres/desk-database.js'
import { freshDeskFile, readDeskFile, writeDeskFile } from '../postgres/desk-file.js'
import type { DeskFile } from '../postgres/desk-file.js'
import { resumeHistory } from '../postgres/resume.js'
import { seedHistory } from '../postgres/seed.js'
import { TradingWriter } from '../postgres/writer.js'
import { PRELUDE_MS, STEP_MS, createWorld } from '../world/world.js'
import type { World } from '../world/world.js'
import { DemoFaults, demoFaults } from './demo-faults.js'
import type { GatewayLauncher, RunningGateway } from './gateway-port.js'
import { PostgresKeeper, discardCluster } from './postgres-keeper.js'

export interface DemoDeskOptions {
  readonly start: DemoStart
  readonly launchGateway: GatewayLauncher
  readonly tell: (message: DemoMessage) => void
  /** For what nobody has to act on. */
  readonly log: (text: string) => void
}

export interface DemoDesk {
  /** Settles when all of it runs and has been said so. @rejects when a step fails, or was stopped */
  readonly ready: Promise<void>
  /** Carries out what the app asks for, once the desk is ready. @rejects when it cannot be done */
  break(command: BreakCommand): Promise<void>
  /** Stops everything, whatever has been started so far. */
  stop(): Promise<void>
}

type BreakCommand = Exclude<DemoCommand, { type: 'stop' }>

/** A desk that was closed a moment ago has this much of a morning behind it when it opens again. */
const SHORTEST_PRELUDE_MS = 2 * 60_000

/** A client that never reads must not keep Postgres from being stopped. */
const GATEWAY_CLOSE_MS = 2_000

/** Starts all of it. */
export function startDemoDesk(options: DemoDeskOptions): DemoDesk {
  const owned: (() => Promise<void>)[] = []
  let stopping = false
  const close = (part: () => Promise<void>): Promise<void> =>
    part().catch((error: unknown) => {
      options.log(`stopping the demo desk: ${String(error)}`)
    })
  const own: Owner = {
    async take(part) {
      if (!stopping) owned.push(part)
      else await close(part)
      own.check()
    },
    check() {
      if (stopping) throw new Error('the demo desk was stopped while it was starting')
    }
  }
  const ready = openDesk(options, own)
  return {
    // Whoever waits for it does not need what can be broken.
    ready: ready.then(() => undefined),
    async break(command) {
      const faults = await ready
      if (stopping) throw new Error('the demo desk is being stopped')
      await (command.type === 'stage' ? faults.stage(command.fault) : faults.clear(command.fault))
    },
    async stop() {
      stopping = true
      for (const part of owned.splice(0).reverse()) await close(part)
      // What was being started meanwhile is closed by its own step.
      await ready.catch(() => undefined)
    }
  }
}

/** Closes the desk's parts when it is stopped, at whatever moment of the start. */
interface Owner {
  /** Hands over a part that has to be closed. @rejects when everything is being stopped: the part is closed already then */
  take(close: () => Promise<void>): Promise<void>
  /** @throws when everything is being stopped */
  check(): void
}

async function openDesk({ start, launchGateway, tell, log }: DemoDeskOptions, own: Owner): Promise<DemoFaults> {
  const stage = (text: string): void => {
    tell({ type: 'stage', text })
  }
  const setting: Setting = { start, stage, log, own }
  const { keeper, desk, world } = (await reopen(setting)) ?? (await create(setting))
  const { cluster } = keeper
  const writer = new TradingWriter({ connection: () => ownerLogin(cluster), trading: world.trading, clock: systemClock, random: Math.random })
  await own.take(() => writer.stop())
  await writeDeskFile(start.dataDir, { ...desk, seeded: true, runs: desk.runs + 1 })

  stage('Starting the simulated IB Gateway')
  const gateway: RunningGateway = await launchGateway({ view: world.broker, port: start.gatewayPort ?? 0, maxVersion: start.gatewayMaxVersion })
  await own.take(() => within(GATEWAY_CLOSE_MS, gateway.close()))

  const faults = new DemoFaults(keeper, gateway.stage, (broken) => {
    tell({ type: 'broken', faults: [...broken] })
  })
  await own.take(() => faults.stop())

  writer.start()
  const ticking = setInterval(() => {
    world.advance(Date.now())
  }, STEP_MS)
  await own.take(() => {
    clearInterval(ticking)
    return Promise.resolve()
  })
  tell({
    type: 'ready',
    postgres: { host: cluster.host, port: cluster.port, user: READER, password: desk.readerPassword, database: DATABASE },
    gateway: { host: '127.0.0.1', port: gateway.port, accounts: world.broker.accounts().map(({ account }) => account) },
    pids: [process.pid, ...(cluster.pid === null ? [] : [cluster.pid])],
    faults: [...demoFaults]
  })
  return faults
}

interface Setting {
  readonly start: DemoStart
  readonly stage: (text: string) => void
  readonly log: (text: string) => void
  readonly own: Owner
}

interface Opened {
  readonly keeper: PostgresKeeper
  readonly desk: DeskFile
  readonly world: World
}

/** Goes on with the desk that is in the folder. Null: there is none, or nothing that can be gone on with. */
async function reopen({ start, stage, log, own }: Setting): Promise<Opened | null> {
  const { dataDir, postgresPort: port } = start
  const desk = await readDeskFile(dataDir, start.seed)
  if (desk === null) return null
  stage('Starting the demo database')
  try {
    const keeper = await PostgresKeeper.start({ dataDir, password: desk.adminPassword, port, log })
    await own.take(() => keeper.stop())
    try {
      return { keeper, desk, world: await resume(keeper, desk) }
    } catch (error) {
      await keeper.stop()
      throw error
    }
  } catch (error) {
    // A desk that is being stopped has nothing wrong with it.
    own.check()
    log(`the demo's database cannot be used any more and is made anew: ${String(error)}`)
    return null
  }
}

/** Makes the desk's database, in place of whatever is there. */
async function create({ start, stage, log, own }: Setting): Promise<Opened> {
  const { dataDir, postgresPort: port, seed } = start
  stage('Creating the demo database')
  await discardCluster(dataDir)
  const desk = freshDeskFile(seed)
  await writeDeskFile(dataDir, desk)
  const keeper = await PostgresKeeper.start({ dataDir, password: desk.adminPassword, port, log })
  await own.take(() => keeper.stop())
  const { cluster } = keeper
  await createDatabase(cluster, desk.readerPassword)
  stage('Writing 90 days of trading history')
  const now = Date.now()
  const world = createWorld({ seed, now })
  await withClient(ownerLogin(cluster), (client) => seedHistory(client, { seed, now, broker: world.broker, trading: world.trading }))
  return { keeper, desk, world }
}

async function resume({ cluster }: PostgresKeeper, desk: DeskFile): Promise<World> {
  return withClient(ownerLogin(cluster), async (client) => {
    const { rows } = await client.query<{ last: Date | null }>('select max(last_beat_at) as last from pitwall.service_heartbeats')
    const now = Date.now()
    const away = now - (rows[0]?.last?.getTime() ?? 0)
    const world = createWorld({ seed: desk.seed, now, run: desk.runs, preludeMs: Math.min(PRELUDE_MS, Math.max(SHORTEST_PRELUDE_MS, away)) })
    await resumeHistory(client, world.trading, now)
    return world
  })
}

/** Settles with the work, or after that long without it. */
function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
    })
  })
}
