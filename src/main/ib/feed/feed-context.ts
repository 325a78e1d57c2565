/** What every part of the feed works with. */
import type { IbSettings } from '../../../shared/config/settings.js'
import type { FarmOfNotice } from '../../../shared/domain/quote-farms.js'
import type { Clock } from '../../../shared/lib/clock.js'
import type { RejectedRows } from '../../../shared/state/slice-meta.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import type { SliceWriter } from '../../desk/ports.js'
import type { FeedTiming } from '../constants.js'
import type { Logger } from '../log.js'
import type { Timers } from '../timers.js'
import type { Exchanges } from './exchanges.js'

export interface FeedContext {
  readonly settings: IbSettings
  readonly slices: SliceWriter
  readonly clock: Clock
  readonly timers: Timers
  readonly timing: FeedTiming
  readonly logger: Logger
  readonly exchanges: Exchanges
  /** The accounts of the login; never the aggregate `All`. */
  readonly accounts: () => readonly string[]
  readonly serverVersion: () => number | null
  /** The broker's data farms, as its notices tell of them. */
  readonly farms: () => readonly FarmOfNotice[]
  readonly onReadOnlyApi: (on: boolean) => void
  /** What the feed says of itself has changed. */
  readonly onStatus: () => void
}

/** The broker's name for the sum of several accounts: no account. */
const AGGREGATE = 'All'

/** Whether rows of this account belong on the desk. */
export function isMine(context: FeedContext, account: string): boolean {
  const { account: only } = context.settings
  return only === '' ? account !== AGGREGATE : account === only
}

/** Accounts whose streams are wanted. */
export function myAccounts(context: FeedContext): readonly string[] {
  return context.accounts().filter((account) => isMine(context, account))
}

const SAMPLES_KEPT = 5

/** Counts rows that could not be read, per slice, since the slice was last asked for. */
export class RejectedTally {
  private readonly bySlice = new Map<SliceKey, { count: number; samples: { key: string; reason: string }[] }>()

  add(slice: SliceKey, key: string, reason: string): void {
    const tally = this.bySlice.get(slice) ?? { count: 0, samples: [] }
    tally.count += 1
    if (tally.samples.length < SAMPLES_KEPT) tally.samples.push({ key, reason })
    this.bySlice.set(slice, tally)
  }

  reset(slice: SliceKey): void {
    this.bySlice.delete(slice)
  }

  /** What was set aside. */
  of(slice: SliceKey): RejectedRows {
    const tally = this.bySlice.get(slice) ?? { count: 0, samples: [] }
    return { count: tally.count, samples: [...tally.samples] }
  }
}
