/** Whether the system may put the app to sleep while it watches. The display may go dark all the same. */
export interface PowerBlocker {
  /** @returns a number to stop it by */
  readonly start: () => number
  readonly stop: (id: number) => void
}

export class KeepAwake {
  #id: number | null = null

  constructor(private readonly blocker: PowerBlocker) {}

  get isAwake(): boolean {
    return this.#id !== null
  }

  apply(isWanted: boolean): void {
    if (isWanted === this.isAwake) return
    if (this.#id === null) this.#id = this.blocker.start()
    else {
      this.blocker.stop(this.#id)
      this.#id = null
    }
  }
}
