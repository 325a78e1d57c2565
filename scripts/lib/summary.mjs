/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * Vitest's JSON report. A file that could not even be loaded counts as one failure: none of its tests ran.
 * @param {any} report
 * @returns {Tally}
 */
export const tallyVitest = (report) => {
  const unloadable = report.testResults.filter((/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests
  }
}

/**
 * Playwright's JSON report. Errors outside every test count as failures.
 * @param {any} report
 * @returns {Tally}
 */
export const tallyPlaywright = (report) => ({
  passed: report.stats.expected + report.stats.flaky,
  failed: report.stats.unexpected + report.errors.length,
  skipped: report.stats.skipped
})

/**
 * A runner that ended badly although no test failed (a crash, an error between tests) did not pass.
 * @param {Tally | null} tally null when the runner left no report
 * @param {number} exitCode
 * @returns {Tally}
 */
export const judge = (tally, exitCode) => {
  if (tally === null) return { passed: 0, failed: 1, skipped: 0 }
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const sum = (tallies) =>
  tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), {
    passed: 0,
    failed: 0,
    skipped: 0
  })

/** @param {Tally} tally */
export const summaryLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/**
 * Green means that something ran and nothing failed.
 * @param {Tally} tally
 */
export const isGreen = ({ passed, failed }) => failed === 0 && passed > 0
