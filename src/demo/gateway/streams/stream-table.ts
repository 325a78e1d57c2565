/** What goes on telling a client until it is cancelled. */

export class StreamTable {
  readonly #streams = new Map<string, () => void>()

  has(key: string): boolean {
    return this.#streams.has(key)
  }

  /** Keys that begin with the prefix. */
  keys(prefix: string): readonly string[] {
    return [...this.#streams.keys()].filter((key) => key.startsWith(prefix))
  }

  /** Takes the place of an older stream with the same key. */
  open(key: string, stop: () => void): void {
    this.close(key)
    this.#streams.set(key, stop)
  }

  /** @returns whether there was one */
  close(key: string): boolean {
    const stop = this.#streams.get(key)
    this.#streams.delete(key)
    stop?.()
    return stop !== undefined
  }

  /** Those whose keys begin with the prefix. */
  closeAll(prefix = ''): void {
    for (const key of this.keys(prefix)) this.close(key)
  }
}
