/** Runs loads one after the other, so that answers without an id cannot be confused; a load that is waiting is not queued twice. */
export class LoadQueue {
  private tail: Promise<void> = Promise.resolve()
  private readonly waiting = new Map<string, Promise<void>>()

  /** @param load must not reject */
  run(name: string, load: () => Promise<void>): Promise<void> {
    const queued = this.waiting.get(name)
    if (queued !== undefined) return queued
    const run = this.tail.then(() => {
      this.waiting.delete(name)
      return load()
    })
    this.waiting.set(name, run)
    this.tail = run
    return run
  }
}
