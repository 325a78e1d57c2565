/** Holds the desk that is open, and exchanges it for another: the old one is closed whole before the new one opens. */
import type { OpenDesk } from './request-handlers.js'

export class DeskSwitch {
  #current: OpenDesk | null
  #number = 1
  #exchange: Promise<void> = Promise.resolve()
  #closed = false

  constructor(private readonly open: (number: number) => OpenDesk) {
    this.#current = open(this.#number)
  }

  /** Null while one is being exchanged for another, and after close. */
  get current(): OpenDesk | null {
    return this.#current
  }

  /** Closes the desk and opens it anew from the settings as they are then. Exchanges never overlap. */
  reopen(): Promise<void> {
    this.#exchange = this.#exchange.then(async () => {
      await this.#closeCurrent()
      if (this.#closed) return
      this.#number += 1
      this.#current = this.open(this.#number)
    })
    return this.#exchange
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#exchange
    await this.#closeCurrent()
  }

  async #closeCurrent(): Promise<void> {
    const old = this.#current
    this.#current = null
    if (old === null) return
    old.bars.end()
    // What it raises at its end is recorded: the rules go before the desk, and nothing that closes is news.
    await old.alerts.close()
    await old.history.close()
    await old.desk.close()
    old.board.stop()
  }
}
