/** The page's clock: ages grow and freshness falls while nothing happens. */
import { create } from 'zustand'
import type { EpochMs } from '../../shared/lib/clock.js'

const TICK_MS = 1_000

export const useClock = create<{ readonly now: EpochMs }>(() => ({ now: Date.now() }))

/** Starts the clock; returns what stops it. */
export function startClock(): () => void {
  const timer = setInterval(() => {
    useClock.setState({ now: Date.now() })
  }, TICK_MS)
  return () => {
    clearInterval(timer)
  }
}
