import { describe, expect, it } from 'vitest'
import { isGreen, judge, sum, summaryLine, tallyPlaywright, tallyVitest } from './summary.mjs'

const vitest = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [] }
  ]
}
const playwright = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{ message: 'no such file' }] }

describe('the sum of both runners', () => {
  it('counts a file that could not be loaded as a failure', () => {
    expect(tallyVitest(vitest)).toEqual({ passed: 7, failed: 2, skipped: 3 })
  })

  it('counts an error outside of every test as a failure', () => {
    expect(tallyPlaywright(playwright)).toEqual({ passed: 4, failed: 2, skipped: 1 })
  })

  it('adds and says it in one line', () => {
    const total = sum([tallyVitest(vitest), tallyPlaywright(playwright)])
    expect(summaryLine(total)).toBe('11 passed, 4 failed, 4 skipped')
    expect(summaryLine({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed')
  })
})

describe('what is green', () => {
  it('is not a runner without a report', () => {
    expect(judge(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('is not a runner that crashed after its tests passed', () => {
    expect(judge({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1)
    expect(judge({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2)
    expect(judge({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0)
  })

  it('is not a run without tests', () => {
    expect(isGreen(sum([]))).toBe(false)
    expect(isGreen({ passed: 0, failed: 0, skipped: 9 })).toBe(false)
    expect(isGreen({ passed: 1, failed: 0, skipped: 0 })).toBe(true)
    expect(isGreen({ passed: 9, failed: 1, skipped: 0 })).toBe(false)
  })
})
