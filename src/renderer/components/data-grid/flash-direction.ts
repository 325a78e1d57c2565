export type FlashDirection = 'up' | 'down' | 'changed'

/** Which way a value went; two that cannot be compared have just changed. */
export function directionOf(before: number | string | null, now: number | string | null): FlashDirection {
  if (typeof before !== 'number' || typeof now !== 'number' || before === now) return 'changed'
  return now > before ? 'up' : 'down'
}
