/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number

/** The wall clock, handed in so that a test can turn it. */
export interface Clock {
  now(): EpochMs
}

export const systemClock: Clock = { now: () => Date.now() }
