/** How often a moment of the desk is kept, as the environment says it. */

/** @param seconds from 1 to 3600; anything else is as if it were not said. @returns milliseconds */
export function momentPace(seconds: string | undefined): number | undefined {
  const value = Number(seconds)
  return seconds !== undefined && Number.isInteger(value) && value >= 1 && value <= 3_600 ? value * 1_000 : undefined
}
