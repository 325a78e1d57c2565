/** Sends one read-only batch over the pool and brings its rows back as text, within a deadline that the server keeps too. */
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { Connections } from './connections.js'
import { readBatch } from './session.js'
import type { RawRow } from './row-reader.js'
import { epochMs } from './values.js'

/** The server gives up this much before we do, so that its own words reach the screen. */
const SERVER_MARGIN_MS = 400
const LEAST_STATEMENT_MS = 50
/** How long after a statement's time-out its backend may take to be gone. */
const LINGER_MARGIN_MS = 1_000

export interface Answer {
  readonly rows: readonly RawRow[]
  /** When the question was sent: the rows were true then or later. By this machine's clock. */
  readonly asOf: EpochMs
  /** The server's clock when it answered. */
  readonly serverTime: EpochMs
}

export interface Deadline {
  readonly signal: AbortSignal
  /** By this machine's clock. */
  readonly at: EpochMs
}

interface ArrayResult {
  readonly rows: RawRow[]
}

/** Every value stays the text that the server sent: numbers are never floats, times are parsed by us. */
const asText = { getTypeParser: () => (value: unknown) => value }

export class Reader {
  constructor(
    private readonly connections: Connections,
    private readonly clock: Clock
  ) {}

  /** @throws what the server or the connection said, or the signal's reason */
  async read(select: string, deadline: Deadline): Promise<Answer> {
    const lease = await this.connections.lease(deadline.signal)
    const asOf = this.clock.now()
    const budget = Math.max(LEAST_STATEMENT_MS, deadline.at - asOf - SERVER_MARGIN_MS)
    let onAbort = (): void => undefined
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => {
        reject(deadline.signal.reason as Error)
      }
      deadline.signal.addEventListener('abort', onAbort, { once: true })
    })
    const answered = lease.client.query({ text: readBatch(select, budget), rowMode: 'array', types: asText }) as unknown as Promise<readonly ArrayResult[]>
    try {
      const results = await Promise.race([answered, aborted])
      lease.release()
      return { rows: results.at(-1)?.rows ?? [], asOf, serverTime: epochMs(results.at(-2)?.rows[0]?.[0] ?? '') }
    } catch (error) {
      if (deadline.signal.aborted) {
        answered.catch(() => undefined) // Nobody waits for it any more.
        lease.cut(Math.max(0, asOf + budget - this.clock.now()) + LINGER_MARGIN_MS)
      } else lease.release()
      throw error
    } finally {
      deadline.signal.removeEventListener('abort', onAbort)
    }
  }
}
