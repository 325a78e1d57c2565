/** Composes one desk: its slices, its file, its sources. Nothing here decides anything. */
import type { Settings } from '../../shared/config/settings.js'
import type { BarUpdate } from '../../shared/domain/bar.js'
import type { DeskPatch } from '../../shared/ipc/desk-patch.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { DeskStatus } from '../../shared/state/status.js'
import { LateAlerts } from '../alerts/late-alerts.js'
import type { DeskAlertsOptions } from '../alerts/desk-alerts.js'
import type { InboxState } from '../../shared/domain/alerts/inbox.js'
import type { NotificationSettings } from '../../shared/config/notification-settings.js'
import { LateBars } from '../bars/late-bars.js'
import { Desk } from '../desk/desk.js'
import { DeskStore } from '../desk/desk-store.js'
import { PatchPublisher } from '../desk/patch-publisher.js'
import { StatusBoard } from '../desk/status-board.js'
import type { Logger } from '../diagnostics/logger.js'
import type { HistoryThread } from '../history/desk-history.js'
import { LateHistory } from '../history/late-history.js'
import { systemTimers } from '../ib/timers.js'
import { createSnapshotStore } from '../snapshot/index.js'
import { connectSources, type ConnectOptions } from './connect-sources.js'
import { deskPaths } from './app-paths.js'
import { initialStatus, namedBackends } from './initial-status.js'
import type { OpenDesk } from './request-handlers.js'

export interface OpenDeskOptions extends Pick<ConnectOptions, 'password' | 'launchHost' | 'launchDemo'> {
  readonly kind: DeskStatus['desk']
  /** Number of this run of a desk. */
  readonly number: number
  readonly settings: Settings
  readonly userData: string
  readonly clock: Clock
  /** Zone in which times are shown now. */
  readonly zone: () => string
  readonly random: () => number
  readonly logger: Logger
  readonly launchSnapshotWorker: Parameters<typeof createSnapshotStore>[0]['launchWorker']
  readonly sendPatch: (patch: DeskPatch) => void
  readonly sendStatus: (status: DeskStatus) => void
  readonly sendBars: (update: BarUpdate) => void
  readonly alerts: AlertParts
  readonly launchHistoryThread: () => HistoryThread
  /** How often a moment of the desk is kept, in milliseconds; undefined: as often as is usual. */
  readonly keepMomentEveryMs: number | undefined
}

/** What the alerts of a desk need of the app around it. */
export interface AlertParts extends Pick<DeskAlertsOptions, 'launchThread' | 'channels' | 'areAmountsHidden'> {
  readonly rulesFile: string
  readonly settings: () => NotificationSettings
  readonly secrets: () => Promise<DeskAlertsOptions['secrets']>
  readonly send: (state: InboxState) => void
}

/** Some weeks of a busy desk; beyond it the oldest moments make room. */
const HISTORY_CEILING_BYTES = 256 << 20

export function openDesk(options: OpenDeskOptions): OpenDesk {
  const { kind, clock, random, settings } = options
  const logger = options.logger.child({ desk: kind })
  const store = new DeskStore(clock)
  const board = new StatusBoard(initialStatus(kind, settings.postgres.maxConnections, clock.now(), namedBackends(settings)), options.sendStatus)
  const paths = deskPaths(options.userData, kind)
  const snapshot = createSnapshotStore({
    file: paths.snapshot,
    launchWorker: options.launchSnapshotWorker,
    whole: () => store.whole(),
    clock,
    random,
    logger: logger.child({ part: 'snapshot' }),
    onStatus: (status) => {
      board.set('snapshot', status)
    }
  })
  const bars = new LateBars({ archive: snapshot.bars, clock, timers: systemTimers, logger: logger.child({ part: 'bars' }), send: options.sendBars })
  const desk = new Desk({
    store,
    publisher: new PatchPublisher({ store, desk: options.number, send: options.sendPatch }),
    snapshot,
    connect: (signal) => connectSources({ ...options, store, board, bars, logger, demoFolder: paths.demo }, signal),
    onFault: (what, fault) => {
      logger.error({ err: fault }, what)
    }
  })
  const history = new LateHistory(
    {
      place: { file: paths.history, snapshot: paths.snapshot, ceilingBytes: HISTORY_CEILING_BYTES },
      launchThread: options.launchHistoryThread,
      flush: () => snapshot.flush(),
      takeEveryMs: options.keepMomentEveryMs,
      bearings: () => ({ clockSkewMs: board.current.postgres.clockSkewMs, brokerAccounts: board.current.ib.accounts }),
      clock,
      logger: logger.child({ part: 'history' })
    },
    logger
  )
  /** When the newest alert was raised that the history has heard of. */
  let heardOf = clock.now()
  const alerts = new LateAlerts({
    logger,
    make: async () => {
      const { secrets, send, ...parts } = options.alerts
      return {
        ...parts,
        file: paths.alerts,
        store,
        status: () => board.current,
        sessions: () => bars.sessions(),
        secrets: await secrets(),
        clock,
        timers: systemTimers,
        random,
        logger: logger.child({ part: 'alerts' }),
        localZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        onChanged: (state) => {
          const newest = state.latest[0]?.raisedAt ?? 0
          if (newest > heardOf) {
            heardOf = newest
            history.alertRaised()
          }
          send(state)
        }
      }
    }
  })
  return { desk, store, board, bars, alerts, history }
}
