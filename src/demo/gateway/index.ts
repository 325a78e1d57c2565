/** The simulated IB Gateway: the story's broker side, told over TCP in the wire protocol of TWS (IB.md 2). */
import { systemClock } from '../../shared/lib/clock.js'
import type { Clock } from '../../shared/lib/clock.js'
import { Listeners } from '../world/listeners.js'
import type { BrokerView } from '../world/types.js'
import { Catalogue } from './catalogue.js'
import type { Floor } from './client.js'
import { Door } from './door.js'
import { Faults } from './faults.js'
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
  readonly port: number
  readonly faults: Faults
  readonly seen: Seen
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
  const catalogue = new Catalogue(view.instruments)
  const orderEnds = new OrderEnds(view, clock)
  const floor: Floor = { view, clock, faults, catalogue, orderEnds, pulse: new Listeners<number>() }
  const seen = new SeenMessages()
  const sessions = new Set<Session>()

  const door = new Door(options.host ?? '127.0.0.1', options.port ?? 0, (socket) => {
    const record = seen.record()
    const session: Session = new Session(socket, {
      floor,
      maxVersion: options.maxVersion ?? DEFAULT_MAX_VERSION,
      messagesPerSecond: options.messagesPerSecond ?? MESSAGES_PER_SECOND,
      masterClientId: options.masterClientId ?? 'every',
      claim: (clientId) => ![...sessions].some((other) => other !== session && other.holdsId && other.clientId === clientId),
      record
    })
    sessions.add(session)
    void session.closed.then(() => {
      record.open = false
      sessions.delete(session)
    })
  }, (error) => {
    process.emitWarning(`the simulated gateway lost its port: ${error.message}`)
  })
  await door.open().catch((error: unknown) => {
    orderEnds.close()
    throw error
  })

  const stopFaults = faults.fired.add((stage) => {
    for (const session of [...sessions]) stage(session)
  })
  const stopRefusals = faults.refused.add(({ milliseconds, endsSessions }) => {
    door.refuseFor(milliseconds)
    if (endsSessions) for (const session of [...sessions]) session.end()
  })
  let beat = 0
  const pulse = setInterval(() => {
    beat += 1
    floor.pulse.tell(beat)
  }, options.pulseMs ?? PULSE_MS)

  return {
    port: door.port,
    faults,
    seen,
    get openSockets() {
      return sessions.size
    },
    sessions: () => [...sessions].map(({ clientId, version, ready, quotes }) => ({ clientId, version, ready, lines: quotes.count })),
    close: async () => {
      clearInterval(pulse)
      stopFaults()
      stopRefusals()
      orderEnds.close()
      const shut = door.close()
      await Promise.all([...sessions].map((session) => {
        session.end()
        return session.closed
      }))
      await shut
    }
  }
}
