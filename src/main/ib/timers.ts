/** Timers, handed in so that a test can turn them. */
export interface Timers {
  /** Runs once after `ms` milliseconds. @returns cancels it; harmless afterwards. */
  after(ms: number, run: () => void): () => void
}

export const systemTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => { clearTimeout(timer) }
  }
}
