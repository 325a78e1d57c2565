/** What the app asks of the demo desk's child, each with its answer. */
import type { DemoCommand, DemoMessage } from '../../shared/demo/messages.js'

/** Without the number that its answer comes back with. */
export type DemoOrder = { readonly type: 'stage'; readonly fault: string } | { readonly type: 'clear'; readonly fault: string | null }

/** The child's own code and words, or that it has ended. */
export class DemoRefusal extends Error {
  constructor(
    readonly code: string,
    message: string
  ) {
    super(message)
  }
}

interface Waiting {
  readonly done: () => void
  readonly failed: (refusal: DemoRefusal) => void
}

export class DemoOrders {
  readonly #waiting = new Map<number, Waiting>()
  #last = 0
  #ended: DemoRefusal | null = null

  constructor(private readonly send: (command: DemoCommand) => void) {}

  /** @rejects DemoRefusal, also when the child ends first or nobody waits any longer */
  give(order: DemoOrder, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(this.#ended)
        return
      }
      this.#last += 1
      const id = this.#last
      const givenUp = (): void => {
        this.#take(id)?.failed(new DemoRefusal('DEADLINE', 'the demo desk did not answer in time'))
      }
      const settle = (settled: () => void): void => {
        signal.removeEventListener('abort', givenUp)
        settled()
      }
      this.#waiting.set(id, { done: () => { settle(resolve) }, failed: (refusal) => { settle(() => { reject(refusal) }) } })
      signal.addEventListener('abort', givenUp, { once: true })
      this.send({ ...order, id })
    })
  }

  answered({ id, problem }: Extract<DemoMessage, { type: 'done' }>): void {
    const waiting = this.#take(id)
    if (problem === null) waiting?.done()
    else waiting?.failed(new DemoRefusal(problem.code, problem.message))
  }

  /** The child is gone: nothing will be answered any more. */
  end(): void {
    this.#ended = new DemoRefusal('DEMO_ENDED', 'the demo desk has ended')
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.failed(this.#ended)
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    return waiting
  }
}
