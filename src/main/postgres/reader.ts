/** Sends one read-only batch over the pool and brings its rows back as text, within a deadline that the server keeps too. */
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { Connections } from './connections.js'
import { countedText, type ResultLimit } from './result-limit.js'
import type { RawRow } from './row-reader.js'
import { SessionClient } from './session-client.js'
import { readBatch } from './session.js'
import { unlessAborted } from '../lib/unless-aborted.js'
import { epochMs } from './values.js'

/** The server gives up this much before we do, so that its own words reach the screen. */
const SERVER_MARGIN_MS = 400
const LEAST_STATEMENT_MS = 50
/** How long after a statement's time-out its backend may take to be gone. */
const LINGER_MARGIN_MS = 1_000

/**
 * A desk's relation has thousands of rows that matter now, rarely tens of thousands; a hundred times that is a mistake in
 * a view, and would take main half a minute of small steps and a few hundred megabytes to parse.
 */
export const RESULT_LIMIT: ResultLimit = { rows: 200_000, bytes: 64 * 1_048_576 }

export interface Answer {
  readonly rows: readonly RawRow[]
  /** When the rows were true, or later, by this machine's clock: when the question was sent, less a replica's lag. */
  readonly asOf: EpochMs
  /** The same moment by the server's clock, when it began to answer. */
  readonly serverTime: EpochMs
  /** How far behind its primary a replica was, in milliseconds: zero for a primary, null where it cannot be known. */
  readonly lagMs: number | null
  /** What the answer cost the server, in milliseconds, by its own clock. */
  readonly serverMs: number
  /** The session's process as the server introduced it; a pooler makes one up. Null: it told none. */
  readonly processId: number | null
}

export interface Deadline {
  readonly signal: AbortSignal
  /** By this machine's clock. */
  readonly at: EpochMs
}

export interface ReaderOptions {
  readonly limit: ResultLimit
  /** Told after each read what it cost the server, in milliseconds; of one that was cut short, how long it had gone on. */
  readonly onCost: (cost: Pick<Answer, 'serverMs'> & Partial<Pick<Answer, 'lagMs'>>) => void
}

interface ArrayResult {
  readonly rows: RawRow[]
}

/** A statement that ended for having taken too long, as the server says it. */
const QUERY_CANCELED = '57014'

export class Reader {
  readonly #options: ReaderOptions

  constructor(
    private readonly connections: Connections,
    private readonly clock: Clock,
    options: Partial<ReaderOptions> = {}
  ) {
    this.#options = { limit: RESULT_LIMIT, onCost: () => undefined, ...options }
  }

  /** @throws what the server or the connection said, or the signal's reason */
  async read(select: string, deadline: Deadline): Promise<Answer> {
    const { connections, clock } = this
    const lease = await connections.lease(deadline.signal)
    const sentAt = clock.now()
    const budget = Math.max(LEAST_STATEMENT_MS, deadline.at - sentAt - SERVER_MARGIN_MS)
    const tooMuch = new AbortController()
    const given = AbortSignal.any([deadline.signal, tooMuch.signal])
    const types = countedText(this.#options.limit, (error) => {
      tooMuch.abort(error)
    })
    const text = readBatch(select, budget, connections.traits.replica)
    const answered = lease.client.query({ text, rowMode: 'array', types }) as unknown as Promise<readonly ArrayResult[]>
    try {
      const results = await unlessAborted(answered, given)
      lease.release()
      const key = lease.client instanceof SessionClient ? lease.client.key : null
      const answer = understood(results, sentAt, key?.processId ?? null)
      this.#options.onCost(answer)
      return answer
    } catch (error) {
      // What the server ended for its length, or we for ours, was slow; a connection that broke was not.
      if (deadline.signal.aborted || (error instanceof Error && 'code' in error && error.code === QUERY_CANCELED)) this.#options.onCost({ serverMs: clock.now() - sentAt })
      if (given.aborted) {
        answered.catch(() => undefined) // Nobody waits for it any more.
        lease.abandon(answered, Math.max(0, sentAt + budget - clock.now()) + LINGER_MARGIN_MS)
      } else lease.release()
      throw error
    }
  }
}

function understood(results: readonly ArrayResult[], sentAt: EpochMs, processId: number | null): Answer {
  const [before, lag] = results.at(-3)?.rows[0] ?? []
  const began = epochMs(before ?? '')
  const over = epochMs(results.at(-1)?.rows[0]?.[0] ?? '')
  const lagMs = lag === undefined ? 0 : lag === null ? null : Math.round(Number(lag))
  return {
    rows: results.at(-2)?.rows ?? [],
    asOf: sentAt - (lagMs ?? 0),
    serverTime: began - (lagMs ?? 0),
    lagMs,
    serverMs: Math.max(0, over - began),
    processId
  }
}
