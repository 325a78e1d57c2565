/** Makes the sources of a desk when their turn comes. Their modules load here, after the first paint, not at start-up. */
import { postgresSettings, type IbSettings, type PostgresSettings, type Settings } from '../../shared/config/settings.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { SliceSource } from '../../shared/state/slices.js'
import type { DeskStatus } from '../../shared/state/status.js'
import type { DemoDesk } from '../demo-child/demo-desk.js'
import type { DemoReady } from '../demo-child/demo-process.js'
import type { LateBars } from '../bars/late-bars.js'
import type { Source } from '../desk/ports.js'
import type { Feeds } from '../desk/desk.js'
import type { DeskStore } from '../desk/desk-store.js'
import type { StatusBoard } from '../desk/status-board.js'
import type { HostPort } from '../postgres/hosts.js'
import type { Logger } from '../diagnostics/logger.js'
import type { HostProcess } from '../ib/index.js'

export interface ConnectOptions {
  readonly kind: DeskStatus['desk']
  readonly settings: Settings
  /** The password for an own desk's Postgres. */
  readonly password: (postgres: PostgresSettings, at: HostPort) => Promise<string | undefined>
  readonly clock: Clock
  /** Zone in which times are shown now. */
  readonly zone: () => string
  readonly random: () => number
  readonly logger: Logger
  readonly store: DeskStore
  readonly board: StatusBoard
  readonly bars: LateBars
  readonly launchHost: () => HostProcess
  readonly launchDemo: (folder: string, onStatus: (status: DeskStatus['demo']) => void) => DemoDesk
  readonly demoFolder: string
}

interface Backends {
  readonly postgres: PostgresSettings
  readonly password: (at: HostPort) => Promise<string | undefined>
  readonly ib: IbSettings
}

function demoBackends(settings: Settings, ready: DemoReady, demo: DemoDesk): Backends {
  const { host, port, user, database } = ready.postgres
  return {
    // What leads to an own database, and how it is reached, says nothing of this one.
    postgres: { ...postgresSettings.parse({ maxConnections: settings.postgres.maxConnections }), host, port, user, database, sslMode: 'disable' },
    password: () => Promise.resolve(demo.password()),
    ib: { ...settings.ib, host: ready.gateway.host, port: ready.gateway.port, enabled: true, account: '' }
  }
}

async function makeFeeds(options: ConnectOptions, { postgres, password, ib }: Backends, close: () => Promise<void>): Promise<Feeds> {
  const { clock, random, store, board, logger } = options
  const [{ createPostgresSource }, { createIbSource }] = await Promise.all([import('../postgres/index.js'), import('../ib/index.js')])
  const database = createPostgresSource({
    settings: postgres,
    password,
    slices: store,
    clock,
    random,
    logger: logger.child({ part: 'postgres' }),
    zone: options.zone,
    onStatus: (status) => {
      board.set('postgres', status)
    }
  })
  const broker = createIbSource({
    settings: ib,
    watchList: options.settings.watchList,
    slices: store,
    clock,
    random,
    logger: logger.child({ part: 'ib' }),
    launchHost: options.launchHost,
    onStatus: (status) => {
      board.set('ib', status)
    }
  })
  options.bars.attach(broker.history)
  return {
    sources: new Map<SliceSource, Source>([
      ['postgres', database],
      ['ib', broker]
    ]),
    watch: (instruments) => {
      broker.watch(instruments)
    },
    suspend: (only) => {
      if (only !== 'postgres') broker.suspend()
      if (only !== 'ib') database.suspend()
    },
    resume: (only) => {
      if (only !== 'postgres') broker.resume()
      if (only !== 'ib') database.resume()
    },
    guest: (guest, signal) => database.guest(guest, signal),
    close
  }
}

/** @throws at the signal: until then a demo desk that cannot be started is tried again, and its status says why */
export async function connectSources(options: ConnectOptions, signal: AbortSignal): Promise<Feeds> {
  const { settings, kind, board } = options
  if (kind === 'own') {
    const own = { postgres: settings.postgres, password: (at: HostPort) => options.password(settings.postgres, at), ib: settings.ib }
    return makeFeeds(options, own, () => Promise.resolve())
  }
  const demo = options.launchDemo(options.demoFolder, (status) => {
    board.set('demo', status)
  })
  try {
    return await makeFeeds(options, demoBackends(settings, await demo.ready(signal), demo), () => demo.stop())
  } catch (fault) {
    await demo.stop()
    throw fault
  }
}
