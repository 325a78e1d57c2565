/** A client as the answers to its requests see it. */
import type { Clock } from '../../shared/lib/clock.js'
import type { Listeners } from '../world/listeners.js'
import type { BrokerView } from '../world/types.js'
import type { BulletinBoard } from './bulletin-board.js'
import type { Catalogue } from './catalogue.js'
import type { Corrections } from './corrections.js'
import type { Faults } from './faults.js'
import type { PriceHistory } from './history.js'
import type { HistoryPacing } from './history-pacing.js'
import type { OrderEnds } from './order-ends.js'
import type { QuoteLines } from './streams/quote-lines.js'
import type { StreamTable } from './streams/stream-table.js'
import type { Outbox } from './wire/outbox.js'

/** What all clients of a gateway share. */
export interface Floor {
  readonly view: BrokerView
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly orderEnds: OrderEnds
  readonly corrections: Corrections
  readonly bulletins: BulletinBoard
  readonly faults: Faults
  readonly history: PriceHistory
  readonly historyPacing: HistoryPacing
  /** Bars of all sizes are held to the pacing, not only those shorter than a minute. */
  readonly pacesAllHistory: boolean
  /** About once a second: number of the beat. */
  readonly pulse: Listeners<number>
}

export interface Client {
  readonly floor: Floor
  readonly version: number
  readonly clientId: number
  readonly outbox: Outbox
  readonly streams: StreamTable
  readonly quotes: QuoteLines
  /** Called when the session is over. @returns forgets it */
  atEnd(release: () => void): () => void
  /** Error or notice; without a request id it is about the session. */
  warn(code: number, text: string, reqId?: number): void
}
