/** When orders ended. The story does not say it of those that were cancelled: the gateway was there. */
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { BrokerView, WorldOrder } from '../world/types.js'

/** A day's orders; the story forgets them too. */
const MAX_REMEMBERED = 20_000

export class OrderEnds {
  readonly #at = new Map<number, EpochMs>()
  readonly #opened: EpochMs
  readonly #stop: () => void

  constructor(
    private readonly view: BrokerView,
    clock: Clock
  ) {
    this.#opened = clock.now()
    this.#stop = view.onOrder(({ permId, status }) => {
      if (status !== 'Filled' && status !== 'Cancelled') return
      this.#at.set(permId, clock.now())
      const [oldest] = this.#at.keys()
      if (this.#at.size > MAX_REMEMBERED && oldest !== undefined) this.#at.delete(oldest)
    })
  }

  /** Its last execution, or when the gateway heard of its end; of one that ended before the gateway opened, that moment. */
  of({ permId }: WorldOrder): EpochMs {
    return this.#at.get(permId) ?? this.view.executions().findLast((done) => done.permId === permId)?.time ?? this.#opened
  }

  close(): void {
    this.#stop()
  }
}
