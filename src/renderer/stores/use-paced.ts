import { useState } from 'react'
import { useClock } from './clock-store.js'

/**
 * A value that changes with every tick, taken over once a second: for what is costly to draw, and unreadable if it moved faster.
 * @param key of what it is about: another key is taken over at once
 */
export function usePaced<T>(value: T, key: string): T {
  const now = useClock((clock) => clock.now)
  const [held, setHeld] = useState({ value, key, now })
  if (held.key === key && held.now === now) return held.value
  if (held.key !== key || held.value !== value) setHeld({ value, key, now })
  return value
}
