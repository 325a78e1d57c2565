/** The broker as a source of the desk: one session, kept for the life of the source, feeding the broker's slices. */
import type { IbSettings } from '../../shared/config/settings.js'
import type { Instrument } from '../../shared/domain/instrument.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { IbStatus } from '../../shared/state/status.js'
import type { BarBroker } from '../bars/ports.js'
import type { SliceWriter, Source } from '../desk/ports.js'
import { feedTiming, timingFor, type FeedTiming, type SessionTiming } from './constants.js'
import { BrokerFeed } from './feed/broker-feed.js'
import { Exchanges } from './feed/exchanges.js'
import { BrokerHistory } from './history/broker-history.js'
import type { BudgetReading } from './history/pacing-budget.js'
import type { Logger } from './log.js'
import type { HostProcess } from './protocol.js'
import { SessionDriver } from './session-driver.js'
import type { SessionState } from './session-state.js'
import { toStatus } from './session-status.js'
import { systemTimers, type Timers } from './timers.js'

/** How often `lastFrameAt` or what the feed says of itself is worth a new status, in milliseconds. */
const FRAME_STATUS_MS = 1_000

/** Phases in which nothing can be asked and nothing is under way that would change it. */
const idlePhases: ReadonlySet<SessionState['phase']> = new Set(['stopped', 'upstream-lost'])

export interface IbSourceOptions {
  readonly settings: IbSettings
  /** Instruments to quote besides those held, the most important first. */
  readonly watchList: readonly Instrument[]
  readonly slices: SliceWriter
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly logger: Logger
  /** Starts a host process. May throw. */
  readonly launchHost: () => HostProcess
  readonly onStatus: (status: IbStatus) => void
  readonly timers?: Timers
  readonly sessionTiming?: SessionTiming
  readonly feedTiming?: FeedTiming
}

export interface IbSource extends Source {
  readonly history: BarBroker
  /** How much of the pacing of historical requests is used. */
  readHistoryBudget(): BudgetReading
  status(): IbStatus
  /** Takes another watch list; the session stays. */
  watch(instruments: readonly Instrument[]): void
  /** The machine goes to sleep: closes the connection. */
  suspend(): void
  /** The machine is awake: connects again; everything is unknown until proven. */
  resume(): void
}

export function createIbSource(options: IbSourceOptions): IbSource {
  const { settings, slices, clock, random, logger, launchHost } = options
  const timers = options.timers ?? systemTimers
  const limits = options.feedTiming ?? feedTiming
  let lastStatusAt = -Infinity
  let isStopped = false
  let cancelPublish: (() => void) | null = null
  const liveWaiters = new Set<() => void>()

  const exchanges = new Exchanges((request) => driver.ask(request), clock, timers, limits.requestMs)
  const feed = new BrokerFeed({
    settings, slices, clock, timers, timing: limits, logger, exchanges,
    accounts: () => driver.state.accounts.filter((account) => account !== 'All'),
    serverVersion: () => driver.state.serverVersion,
    farms: () => [...driver.state.farms.values()],
    onReadOnlyApi: (on) => { driver.dispatch({ type: 'read-only-api', connection: driver.state.connection, on }) },
    onStatus: () => { publishSoon() }
  }, options.watchList)

  const history = new BrokerHistory({ exchanges, contracts: feed.contracts, clock, timers, logger, timing: limits })

  const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const statusOf = (state: SessionState): IbStatus => toStatus(state, settings, localZone, feed.status())

  /** Milliseconds; a clock that was set back has nothing to be waited for. */
  const untilStatus = (): number => {
    const sinceMs = clock.now() - lastStatusAt
    return sinceMs < 0 ? 0 : Math.max(0, FRAME_STATUS_MS - sinceMs)
  }

  const publish = (state: SessionState, before: SessionState): void => {
    const isOnlyFrame = state === before || JSON.stringify(withoutFrames(statusOf(state))) === JSON.stringify(withoutFrames(statusOf(before)))
    if (isOnlyFrame && untilStatus() > 0) return
    lastStatusAt = clock.now()
    options.onStatus(statusOf(state))
    if (state.phase === 'live') for (const waiter of liveWaiters) waiter()
  }

  /** What the feed says of itself, at most once a second. */
  const publishSoon = (): void => {
    cancelPublish ??= timers.after(untilStatus(), () => {
      cancelPublish = null
      publish(driver.state, driver.state)
    })
  }

  const driver = new SessionDriver({
    settings, timing: options.sessionTiming ?? timingFor(settings), clock, random, timers, logger, launchHost,
    listener: {
      onState: (state, before) => {
        history.setLive(state.phase === 'live', state.socket === 'open' && state.connection === before.connection)
        publish(state, before)
      },
      onSynchronise: (connection, round, keepSubscriptions) => {
        void feed.synchronise(keepSubscriptions).then((isThrough) => {
          if (isThrough) driver.dispatch({ type: 'synchronised', connection, round })
        })
      },
      onUpstreamLost: ({ error }) => { feed.upstreamLost(error) },
      onEnded: () => { feed.end() },
      onReports: (reports) => {
        feed.take(reports)
        history.take(reports)
      }
    }
  })

  const whenLive = (signal: AbortSignal): Promise<boolean> => {
    if (driver.state.phase === 'live') return Promise.resolve(true)
    return new Promise((resolve) => {
      const finish = (isLive: boolean): void => {
        liveWaiters.delete(onLive)
        signal.removeEventListener('abort', onAbort)
        resolve(isLive)
      }
      const onLive = (): void => { finish(true) }
      const onAbort = (): void => { finish(false) }
      liveWaiters.add(onLive)
      signal.addEventListener('abort', onAbort)
      if (signal.aborted) onAbort()
    })
  }

  return {
    history,
    readHistoryBudget: () => history.readBudget(),
    start: () => { if (settings.enabled && !isStopped) driver.dispatch({ type: 'start' }) },
    refresh: async (signal) => {
      const wasLive = driver.state.phase === 'live'
      driver.dispatch({ type: 'retry' })
      if (idlePhases.has(driver.state.phase)) return
      // A session that has just come live has loaded everything.
      if (!await whenLive(signal) || !wasLive) return
      await Promise.race([feed.refresh(), aborted(signal)])
    },
    stop: async () => {
      isStopped = true
      await driver.stop()
      cancelPublish?.()
    },
    status: () => statusOf(driver.state),
    watch: (instruments) => { feed.watch(instruments) },
    suspend: () => { driver.dispatch({ type: 'suspend' }) },
    resume: () => { driver.dispatch({ type: 'resume' }) }
  }
}

function withoutFrames(status: IbStatus): unknown {
  return { ...status, lastFrameAt: null }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => { resolve() }, { once: true })
  })
}
