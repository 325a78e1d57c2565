/** The settings screen's "Test" buttons. Their modules load when somebody presses one. */
import type { IbSettings, PostgresSettings } from '../../shared/config/settings.js'
import type { TestStep } from '../../shared/ipc/contract.js'
import type { Logger } from '../diagnostics/logger.js'
import type { HostProcess } from '../ib/index.js'
import type { OpenDesk } from './request-handlers.js'

/** One connection, counted under the open desk's ceiling when it leads to the same server. */
export async function testPostgresConnection(postgres: PostgresSettings, password: string | undefined, signal: AbortSignal, open: OpenDesk | null): Promise<TestStep[]> {
  const { testPostgres } = await import('../postgres/index.js')
  return testPostgres(postgres, password, signal, open === null || isWithoutDemo(open) ? undefined : (patience) => open.desk.guest(postgres, patience))
}

/** A demo desk that is not there has no connection to be counted, and may be long in coming. */
function isWithoutDemo({ board }: OpenDesk): boolean {
  const { phase } = board.current.demo
  return phase === 'starting' || phase === 'failed'
}

export interface TestIbOptions {
  readonly launchHost: () => HostProcess
  readonly logger: Logger
  /** The desk that runs beside the test: its session may hold the client id that the test would use. */
  readonly open: OpenDesk | null
  /** The settings it runs with; null for the demo desk, whose gateway is its own. */
  readonly openIb: IbSettings | null
}

/** One real connection attempt. The open desk's session stands aside meanwhile, unless it is the answer itself. */
export async function testIbConnection(ib: IbSettings, signal: AbortSignal, { launchHost, logger, open, openIb }: TestIbOptions): Promise<TestStep[]> {
  const { testIb } = await import('../ib/index.js')
  if (open === null || openIb === null) return testIb(ib, launchHost, signal, { logger })
  const status = open.board.current.ib
  if (status.phase === 'live') return testIb(ib, launchHost, signal, { logger, running: { settings: openIb, status } })
  await open.desk.suspend('ib')
  try {
    return await testIb(ib, launchHost, signal, { logger })
  } finally {
    await open.desk.resume('ib')
  }
}
