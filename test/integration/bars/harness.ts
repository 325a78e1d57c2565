/** The bars of a desk with everything real: the service, the session in a host process, the simulated gateway, the file. */
import { expect } from 'vitest'
import pino from 'pino'
import { startGateway, type Gateway } from '../../../src/demo/gateway/index.js'
import { LateBars } from '../../../src/main/bars/late-bars.js'
import type { BarArchive } from '../../../src/main/bars/ports.js'
import { tailTiming, type TailTiming } from '../../../src/main/bars/series-tail.js'
import type { HostProcess } from '../../../src/main/ib/protocol.js'
import { systemTimers } from '../../../src/main/ib/timers.js'
import type { SnapshotWorker } from '../../../src/main/snapshot/worker-link.js'
import type { Bar, BarLoad, BarQuery, BarSpan, BarUpdate, BarView } from '../../../src/shared/domain/bar.js'
import type { Instrument } from '../../../src/shared/domain/instrument.js'
import { systemClock } from '../../../src/shared/lib/clock.js'
import type { Instrument as StoryInstrument } from '../../../src/demo/world/types.js'
import { scriptedBrokerView, type ScriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { startSession, type RunningSession } from '../ib/running-session.js'
import { openDesk } from '../snapshot/harness.js'

const REQUEST_HISTORY = 20
/** Long enough for a test to end a breach before the last attempt. */
const PAUSE_MS = 4_000
/** The broker's 15 seconds would be waited for by every second attempt. */
const IDENTICAL_MS = 1_500

export interface TestGateway {
  readonly gateway: Gateway
  readonly view: ScriptedBrokerView
  /** Messages of this kind that came so far, over all connections. */
  seen(id: number): number
  /** Requests for bars that came so far. */
  requests(): number
}

/** A gateway that refuses every breach of the pacing. */
export async function pacedGateway(port = 0): Promise<TestGateway> {
  const view = scriptedBrokerView()
  const gateway = await startGateway({ view, port, pulseMs: 100, pacesAllHistory: true, identicalHistoryMs: IDENTICAL_MS })
  const seen = (id: number): number => gateway.seen.connections.reduce((sum, { messages }) => sum + (messages.get(id) ?? 0), 0)
  return { gateway, view, seen, requests: () => seen(REQUEST_HISTORY) }
}

/** What a page would show. */
export class Viewer {
  readonly bars = new Map<number, Bar>()
  readonly loads: BarLoad[] = []
  /** Start of the newest bar of each update that brought any, in the order in which they came. */
  readonly arrivals: number[] = []
  spans: readonly BarSpan[]
  readonly show: number

  constructor(readonly first: BarView) {
    this.show = first.show
    for (const bar of first.bars) this.bars.set(bar.at, bar)
    this.spans = first.spans
    this.loads.push(first.load)
  }

  get load(): BarLoad | undefined {
    return this.loads.at(-1)
  }

  get sorted(): readonly Bar[] {
    return [...this.bars.values()].sort((a, b) => a.at - b.at)
  }

  take({ upsert, spans, load }: BarUpdate): void {
    for (const bar of upsert) this.bars.set(bar.at, bar)
    const newest = upsert.at(-1)
    if (newest !== undefined) this.arrivals.push(newest.at)
    this.spans = spans
    this.loads.push(load)
  }

  async until(state: BarLoad['state'], timeout = 30_000): Promise<void> {
    await expect.poll(() => this.load?.state, { timeout, interval: 20 }).toBe(state)
  }
}

export interface BarDesk {
  readonly bars: LateBars
  readonly session: RunningSession
  readonly archive: BarArchive
  /** Opens a view and follows it. */
  open(query: BarQuery): Promise<Viewer>
  close(): Promise<void>
}

export interface BarDeskOptions {
  readonly file: string
  readonly port: number
  readonly launchHost: () => HostProcess
  readonly launchWorker: () => SnapshotWorker
  readonly tail?: Partial<TailTiming>
}

/** Opens the desk; its session may still be on the way. */
export async function openBarDesk({ file, port, launchHost, launchWorker, tail }: BarDeskOptions): Promise<BarDesk> {
  const viewers = new Map<number, Viewer>()
  const early: BarUpdate[] = []
  const { store } = await openDesk(file, launchWorker)
  const bars = new LateBars({
    archive: store.bars, clock: systemClock, timers: systemTimers, logger: pino({ enabled: false }), tailTiming: { ...tailTiming, ...tail },
    send: (update) => {
      const viewer = viewers.get(update.show)
      if (viewer === undefined) early.push(update)
      else viewer.take(update)
    }
  })
  const session = startSession(port, launchHost, { feed: { historyPauseMs: PAUSE_MS, identicalHistoryMs: IDENTICAL_MS } })
  bars.attach(session.source.history)
  return {
    bars, session, archive: store.bars,
    open: async (query) => {
      const viewer = new Viewer(await bars.show(query))
      for (const update of early) if (update.show === viewer.show) viewer.take(update)
      viewers.set(viewer.show, viewer)
      return viewer
    },
    close: async () => {
      bars.end()
      await session.source.stop()
      await store.close()
    }
  }
}

export function named({ conId, symbol, localSymbol, secType, primaryExchange, currency, longName }: StoryInstrument): Instrument {
  return { conId: String(conId), symbol, localSymbol, secType, exchange: '', primaryExchange, currency, multiplier: '1', description: longName }
}

export function query(instrument: Instrument, from: number, to: number | null, rest: Partial<BarQuery> = {}): BarQuery {
  return { instrument, barSize: '1m', whatToShow: 'TRADES', session: 'regular', mode: 'auto', from, to, ...rest }
}
