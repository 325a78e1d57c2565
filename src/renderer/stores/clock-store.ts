/** The page's clock: ages grow and freshness falls while nothing happens. While a past desk is shown it stands at that desk's moment. */
import { create } from 'zustand'
import type { EpochMs } from '../../shared/lib/clock.js'
import { deskStore } from './desk-store.js'

const TICK_MS = 1_000

export interface PageClock {
  /** Of the desk that is shown. */
  readonly now: EpochMs
  /** Of what is never of the past: connections, files, this machine. */
  readonly live: EpochMs
}

function read(): PageClock {
  const live = Date.now()
  return { now: deskStore.getState().past?.at ?? live, live }
}

export const useClock = create<PageClock>(read)

/** Starts the clock; returns what stops it. */
export function startClock(): () => void {
  const timer = setInterval(() => {
    useClock.setState(read())
  }, TICK_MS)
  const ends = deskStore.subscribe(({ past }, before) => {
    if (past !== before.past) useClock.setState(read())
  })
  return () => {
    clearInterval(timer)
    ends()
  }
}
