/**
 * Silence per stream: a live socket is not a live stream (IB.md 3.6). What is silent beyond its limit, while something
 * should be heard, is due to be asked for again; each further try waits twice as long, so that a stream that has nothing
 * to say costs next to nothing.
 */
import type { Clock, EpochMs } from '../../../shared/lib/clock.js'
import type { StreamRecord } from '../../../shared/state/ib-feed-status.js'
import type { SilencePlan } from '../constants.js'

interface Stream {
  readonly name: string
  /** When silence began to count: last heard, or asked for, or the market or the link came back. */
  since: EpochMs
  heardAt: EpochMs | null
  tries: number
  /** Not before. */
  nextAt: EpochMs
  lastTryAt: EpochMs | null
  /** The last try's record, until its result is known. */
  open: StreamRecord | null
}

export class SilenceWatch {
  private readonly streams = new Map<string, Stream>()
  private log: readonly StreamRecord[] = []

  constructor(
    private readonly clock: Clock,
    private readonly plan: SilencePlan
  ) {}

  /** The latest tries, oldest first. */
  get records(): readonly StreamRecord[] {
    return this.log
  }

  /** The streams that there are now, by key, with what a person calls each. One that is known already keeps its history. */
  follow(names: ReadonlyMap<string, string>): void {
    for (const key of this.streams.keys()) if (!names.has(key)) this.closed(key)
    for (const [key, name] of names) if (!this.streams.has(key)) this.opened(key, name)
  }

  private opened(key: string, name: string): void {
    const now = this.clock.now()
    this.streams.set(key, { name, since: now, heardAt: null, tries: 0, nextAt: now, lastTryAt: null, open: null })
  }

  heard(key: string): void {
    const stream = this.streams.get(key)
    if (stream === undefined) return
    stream.since = this.clock.now()
    stream.heardAt = stream.since
    if (stream.open !== null) this.close(stream, 'answered')
  }

  private closed(key: string): void {
    const stream = this.streams.get(key)
    if (stream !== undefined && stream.open !== null) this.close(stream, 'ended')
    this.streams.delete(key)
  }

  /** Whatever was silent until now had a reason: it counts from here. */
  excuse(key?: string): void {
    const now = this.clock.now()
    for (const [each, stream] of this.streams) if (key === undefined || each === key) stream.since = now
  }

  /** When the stream was last heard; null: never. */
  heardAt(key: string): EpochMs | null {
    return this.streams.get(key)?.heardAt ?? null
  }

  /** Whether the stream may be asked for again now; each try has to wait for longer. */
  mayRetry(key: string): boolean {
    const stream = this.streams.get(key)
    return stream !== undefined && this.clock.now() >= stream.nextAt
  }

  /**
   * Streams that are to be asked for again now, the longest silent first.
   * @param mayBeSilent whether silence of this stream proves nothing now: its market is shut, its farm is broken
   */
  due(mayBeSilent: (key: string) => boolean): readonly string[] {
    const now = this.clock.now()
    const silent: [string, Stream][] = []
    for (const [key, stream] of this.streams) {
      // Where the clock was set back: nothing was heard later than now, and no wait is longer than the longest.
      stream.since = Math.min(stream.since, now)
      if (stream.nextAt > now + this.plan.longestRetryMs) stream.nextAt = now
      if (now - stream.since < this.plan.silentAfterMs) this.settle(stream, now)
      else if (now >= stream.nextAt && !mayBeSilent(key)) silent.push([key, stream])
    }
    return silent.sort(([, a], [, b]) => a.since - b.since).slice(0, this.plan.mostAtOnce).map(([key]) => key)
  }

  /** The stream has been asked for again. @param reason the broker's code and words, where it was not mere silence */
  retried(key: string, reason: string | null = null): void {
    const stream = this.streams.get(key)
    if (stream === undefined) return
    const now = this.clock.now()
    if (stream.open !== null) this.close(stream, 'silent')
    stream.tries += 1
    stream.lastTryAt = now
    stream.nextAt = now + this.wait(stream.tries)
    stream.open = {
      stream: stream.name, since: stream.since, at: now, tries: stream.tries, action: 'resubscribed', result: 'pending',
      reason: reason ?? `silent for ${String(Math.round((now - stream.since) / 1_000))} s`
    }
    stream.since = now
    this.log = [...this.log, stream.open].slice(-this.plan.recordsKept)
  }

  private wait(tries: number): number {
    return Math.min(this.plan.retryMs * 2 ** (tries - 1), this.plan.longestRetryMs)
  }

  /** A stream that has not been silent for as long as the next try would have waited is well: the next silence is its first. */
  private settle(stream: Stream, now: EpochMs): void {
    if (stream.lastTryAt !== null && now >= stream.lastTryAt + 2 * this.wait(stream.tries)) {
      stream.tries = 0
      stream.lastTryAt = null
      stream.nextAt = now
    }
  }

  private close(stream: Stream, result: StreamRecord['result']): void {
    const { open } = stream
    stream.open = null
    this.log = this.log.map((record) => (record === open ? { ...record, result } : record))
  }
}
