/** Steps shorter than this stay silent. Milliseconds. */
const QUIET_MS = 2_000

/**
 * @param {number} ms
 * @returns {string} seconds, with one decimal below ten
 */
export const seconds = (ms) => `${ms < 9_950 ? (ms / 1_000).toFixed(1) : Math.round(ms / 1_000)} s`

/**
 * Runs one step of the set-up. A step that takes more than two seconds says so while it runs and when it ends.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @param {(line: string) => void} [say]
 * @returns {Promise<T>}
 */
export const step = async (label, work, say = (line) => console.error(line)) => {
  const started = performance.now()
  const announcement = setTimeout(() => say(`pitwall: ${label} ...`), QUIET_MS)
  try {
    const value = await work()
    const took = performance.now() - started
    if (took >= QUIET_MS) say(`pitwall: ${label} ... ${seconds(took)}`)
    return value
  } finally {
    clearTimeout(announcement)
  }
}

/** @param {string} line */
export const note = (line) => console.error(`pitwall: ${line}`)
