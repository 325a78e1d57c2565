/** The simulated IB Gateway: the story's broker side, told over TCP in the wire protocol of TWS (IB.md 2). */
import { systemClock } from '../../shared/lib/clock.js'
import type { Clock } from '../../shared/lib/clock.js'
import { Listeners } from '../world/listeners.js'
import type { BrokerView } from '../world/types.js'
import { BulletinBoard } from './bulletin-board.js'
import { Catalogue } from './catalogue.js'
import type { Floor } from './client.js'
import { ClientIds } from './client-ids.js'
import { Corrections } from './corrections.js'
import { Door } from './door.js'
import { Faults } from './faults.js'
import { PriceHistory } from './history.js'
import { HistoryPacing } from './history-pacing.js'
import { FaultStage } from './faults/stage.js'
import type { MomentaryTerms } from './faults/table.js'
import { linkedView } from './linked-view.js'
import { OrderEnds } from './order-ends.js'
import { SeenMessages } from './seen.js'
import type { Seen } from './seen.js'
import { Session } from './session.js'

/** What both @stoqey/ib and ib_async decode. */
const DEFAULT_MAX_VERSION = 178
const PULSE_MS = 1_000
const MESSAGES_PER_SECOND = 50

export interface GatewayOptions {
  readonly view: BrokerView
  /** Loopback by default. */
  readonly host?: string
  /** 0: a free one. */
  readonly port?: number
  /** Highest server version on offer: 151 to 193. */
  readonly maxVersion?: number
  readonly clock?: Clock
  /** Milliseconds between two pushes of profit; every third beat the accounts' values are looked at. */
  readonly pulseMs?: number
  /** More requests within a second are answered with error 100. */
  readonly messagesPerSecond?: number
  /** Refuse every breach of the historical pacing, not only those by bars shorter than a minute. */
  readonly pacesAllHistory?: boolean
  /** Within which the same request for bars is refused; 15 seconds, as with the broker, if left out. */
  readonly identicalHistoryMs?: number
  /** Client that hears of orders and executions of all clients; by default every client does. */
  readonly masterClientId?: number | 'every'
}

export interface OpenSession {
  /** -1 until the client said it. */
  readonly clientId: number
  /** 0 until it is agreed. */
  readonly version: number
  /** The client has its first order id. */
  readonly ready: boolean
  /** Market data lines in use. */
  readonly lines: number
}

export interface Gateway {
  /** Where it listens; it may move. */
  readonly port: number
  /** What goes wrong, in types. */
  readonly faults: Faults
  /** The same by name, with scripts. */
  readonly stage: FaultStage
  readonly seen: Seen
  /** What it answers requests for bars with. */
  readonly history: PriceHistory
  /** Historical requests that broke the pacing, refused or not. */
  readonly historyBreaches: number
  /** Sockets that are open now. */
  readonly openSockets: number
  /** The sessions that are open now, oldest first. */
  sessions(): readonly OpenSession[]
  /** Ends every session and frees the port; takes no longer than a client that never reads is waited for. */
  close(): Promise<void>
}

/** @throws when the port is taken */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { view, clock = systemClock } = options
  const faults = new Faults()
  const [corrections, bulletins, orderEnds] = [new Corrections(view), new BulletinBoard(), new OrderEnds(view, clock)]
  const [history, historyPacing] = [new PriceHistory(view, clock), new HistoryPacing(options.identicalHistoryMs)]
  const floor: Floor = {
    ...{ view: linkedView(view, faults), clock, faults, orderEnds, corrections, bulletins, history, historyPacing },
    ...{ catalogue: new Catalogue(view.instruments), pulse: new Listeners<number>(), pacesAllHistory: options.pacesAllHistory ?? false }
  }
  const seen = new SeenMessages()
  const sessions = new Set<Session>()
  const clientIds = new ClientIds(faults, clock)

  const door = new Door(options.host ?? '127.0.0.1', options.port ?? 0, (socket) => {
    const record = seen.record()
    const session: Session = new Session(socket, {
      floor,
      maxVersion: options.maxVersion ?? DEFAULT_MAX_VERSION,
      messagesPerSecond: options.messagesPerSecond ?? MESSAGES_PER_SECOND,
      masterClientId: options.masterClientId ?? 'every',
      claim: (clientId) => clientIds.claim(clientId),
      record
    })
    sessions.add(session)
    void session.closed.then(() => {
      record.open = false
      sessions.delete(session)
      if (session.holdsId) clientIds.free(session.clientId)
    })
  }, (error) => {
    process.emitWarning(`the simulated gateway lost its port: ${error.message}`)
  })
  await door.open().catch((error: unknown) => {
    orderEnds.close()
    history.close()
    throw error
  })

  const movePort = async (port: number): Promise<void> => {
    const moved = await door.moveTo(port)
    for (const session of [...sessions]) session.leaveFor(moved)
  }
  const stops = [
    faults.fired.add((fire) => {
      fire({
        stage: (fault, terms) => {
          if (fault === 'corrected-execution') corrections.correctLatest()
          if (fault === 'bulletin') bulletins.post(terms as MomentaryTerms<'bulletin'>)
        }
      })
      for (const session of [...sessions]) fire(session)
    }),
    faults.switched.add((fault) => {
      if (fault === 'zombie' && !faults.is(fault)) for (const session of sessions) session.bury()
    }),
    faults.portChanged.add((change) => {
      if (change.kind === 'move') {
        movePort(change.port).catch((error: unknown) => {
          process.emitWarning(`the simulated gateway could not move to port ${String(change.port)}: ${String(error)}`)
        })
        return
      }
      door.refuseFor(change.milliseconds)
      if (change.endsSessions) for (const session of [...sessions]) session.end()
    })
  ]
  const stage = new FaultStage(faults, door)
  let beat = 0
  const pulse = setInterval(() => {
    beat += 1
    if (faults.upstream) floor.pulse.tell(beat)
  }, options.pulseMs ?? PULSE_MS)

  return {
    faults,
    stage,
    seen,
    history,
    get historyBreaches() {
      return historyPacing.breaches
    },
    get port() {
      return door.port
    },
    get openSockets() {
      return sessions.size
    },
    sessions: () => [...sessions].map(({ clientId, version, ready, quotes }) => ({ clientId, version, ready, lines: quotes.count })),
    close: async () => {
      clearInterval(pulse)
      stage.close()
      for (const stop of stops) stop()
      orderEnds.close()
      history.close()
      const shut = door.close()
      await Promise.all([...sessions].map((session) => {
        session.end()
        return session.closed
      }))
      await shut
    }
  }
}
