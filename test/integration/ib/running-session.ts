/** A source with everything real but its limits, which are short. */
import { expect } from 'vitest'
import { ibSettings, type IbSettings } from '../../../src/shared/config/settings.js'
import type { Instrument } from '../../../src/shared/domain/instrument.js'
import { systemClock, type Clock } from '../../../src/shared/lib/clock.js'
import type { IbStatus } from '../../../src/shared/state/status.js'
import { feedTiming, sessionTiming, type FeedTiming, type SessionTiming } from '../../../src/main/ib/constants.js'
import { createIbSource, type IbSource } from '../../../src/main/ib/ib-source.js'
import type { HostProcess } from '../../../src/main/ib/protocol.js'
import { RecordingDesk } from './recording-desk.js'

/** A busy test machine takes its time: no limit here is so short that a slow turn of a loop would pass for a fault. A test of a limit shortens its own. */
export const shortTiming: SessionTiming = {
  ...sessionTiming,
  heartbeatMs: 100, hostMissedBeats: 60, tcpConnectMs: 6_000, versionMs: 6_000, nextIdMs: 6_000, pingAfterIdleMs: 500, deadAfterMs: 6_000,
  closeMs: 2_500, betweenConnectsMs: 200, backoff: { delaysMs: [200, 400], jitter: 0.2 }, clientIdWaitMs: 300, clientIdAttempts: 2
}
export const shortFeed: FeedTiming = { ...feedTiming, requestMs: 2_000, ordersEveryMs: 500, executionsEveryMs: 1_000, positionsEveryMs: 1_000 }

export interface RunningSession {
  readonly source: IbSource
  readonly desk: RecordingDesk
  /** Phases in the order in which they were published, repeats left out. */
  readonly phases: string[]
  readonly log: string[]
  until(phase: IbStatus['phase'], timeoutMs?: number): Promise<void>
}

export interface SessionWishes {
  readonly timing?: Partial<SessionTiming>
  readonly feed?: Partial<FeedTiming>
  readonly settings?: Partial<IbSettings>
  readonly watchList?: readonly Instrument[]
  readonly onStatus?: (status: IbStatus) => void
  readonly clock?: Clock
}

export function startSession(port: number, launchHost: () => HostProcess, wishes: SessionWishes = {}): RunningSession {
  const desk = new RecordingDesk()
  const phases: string[] = []
  const log: string[] = []
  const write = (fields: object, text: string): void => { log.push(`${text} ${JSON.stringify(fields)}`) }
  const source = createIbSource({
    settings: { ...ibSettings.parse({ enabled: true, port, clientId: 77 }), ...wishes.settings },
    watchList: wishes.watchList ?? [],
    slices: desk,
    clock: wishes.clock ?? systemClock,
    random: Math.random,
    logger: { debug: write, info: write, warn: write, error: write },
    launchHost,
    onStatus: (status) => {
      if (phases.at(-1) !== status.phase) phases.push(status.phase)
      wishes.onStatus?.(status)
    },
    sessionTiming: { ...shortTiming, ...wishes.timing },
    feedTiming: { ...shortFeed, ...wishes.feed }
  })
  source.start()
  return {
    source, desk, phases, log,
    until: async (phase, timeoutMs = 20_000) => {
      await expect.poll(() => source.status().phase, { timeout: timeoutMs, interval: 20, message: log.slice(-15).join('\n') }).toBe(phase)
    }
  }
}
