/** The inbox of alerts at a glance, as main tells it. In the first chunk for the badge of the rail; who hears main is loaded later. */
import { create } from 'zustand'
import type { Digest, InboxState } from '../../shared/domain/alerts/inbox.js'
import type { EpochMs } from '../../shared/lib/clock.js'

/** What was raised since a person was last here. */
export interface Away {
  readonly since: EpochMs
  /** Null: not known, and why. */
  readonly digest: Digest | null
  readonly failure: string | null
}

export interface Inbox {
  /** Null: main has not told it yet. */
  readonly state: InboxState | null
  /** Why it could not be asked for. */
  readonly failure: string | null
  /** Null: there is nothing to tell, or it was dismissed. */
  readonly away: Away | null
}

export const useInbox = create<Inbox>(() => ({ state: null, failure: null, away: null }))
