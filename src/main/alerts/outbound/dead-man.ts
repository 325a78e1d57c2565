/**
 * The dead man's switch: a request to an address that a person typed, again and again while all is well. When it stops,
 * whoever waits for it there raises the alarm: a monitor cannot tell of its own death.
 */
import type { ChannelStatus } from '../../../shared/domain/alerts/inbox.js'
import type { Clock } from '../../../shared/lib/clock.js'
import type { Timers } from '../../ib/timers.js'
import type { DeliveryOutcome } from '../delivery/ports.js'
import { parseAddress, send, type Resolve } from './send.js'
import { outcomeOf, refusalOf, typedAddress, withoutSecret, type OutboundSecret } from './webhook.js'

export const DEAD_MAN = 'dead-man'
const DEADLINE_MS = 10_000
/** One that failed is tried again soon: whoever waits has little patience. */
const RETRY_MS = 15_000

export interface DeadManOptions {
  readonly everyMs: number
  readonly allowPrivate: boolean
  readonly secret: () => Promise<OutboundSecret | null>
  /** Why all is not well; null: it is. */
  readonly unwell: () => string | null
  readonly clock: Clock
  readonly timers: Timers
  readonly resolve?: Resolve
  readonly onStatus: (status: ChannelStatus) => void
}

/** One ping. Never rejects. */
export async function ping({ secret, allowPrivate, clock, resolve }: Pick<DeadManOptions, 'secret' | 'allowPrivate' | 'clock' | 'resolve'>, signal: AbortSignal): Promise<DeliveryOutcome> {
  try {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)])
    const typed = await typedAddress(secret, 'ping', deadline)
    const headers = typed.token === '' ? {} : { authorization: `Bearer ${typed.token}` }
    const answered = await send({ url: parseAddress(typed.url), method: 'GET', headers, body: null, allowPrivate, holdsToken: typed.token !== '' }, { signal: deadline, clock, ...(resolve === undefined ? {} : { resolve }) })
    return withoutSecret(outcomeOf(answered), typed)
  } catch (fault) {
    return refusalOf(fault)
  }
}

export class DeadMan {
  readonly #stop = new AbortController()
  #cancel: (() => void) | null = null
  #flight: Promise<void> = Promise.resolve()
  #status: ChannelStatus = { name: DEAD_MAN, lastShownAt: null, error: null, nextAttemptAt: null, waiting: 0 }

  constructor(private readonly options: DeadManOptions) {
    this.#flight = this.#turn()
  }

  get status(): ChannelStatus {
    return this.#status
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    this.#cancel?.()
    await this.#flight
  }

  /** Never rejects. */
  async #turn(): Promise<void> {
    const { clock, timers, everyMs, unwell, onStatus } = this.options
    const trouble = unwell()
    const outcome: DeliveryOutcome = trouble === null ? await ping(this.options, this.#stop.signal) : { kind: 'refused', code: 'NOT_WELL', message: `not sent: ${trouble}`, remedy: null, retryAfterMs: null, isFinal: false }
    if (this.#stop.signal.aborted) return
    const now = clock.now()
    const nextAttemptAt = now + (outcome.kind === 'shown' ? everyMs : Math.max(Math.min(RETRY_MS, everyMs), outcome.retryAfterMs ?? 0))
    this.#status =
      outcome.kind === 'shown'
        ? { ...this.#status, lastShownAt: now, error: null, nextAttemptAt }
        : { ...this.#status, error: { code: outcome.code, message: outcome.message, source: DEAD_MAN, remedy: outcome.remedy, at: now }, nextAttemptAt }
    onStatus(this.#status)
    this.#cancel = timers.after(nextAttemptAt - now, () => {
      this.#flight = this.#turn()
    })
  }
}
